import { maxCellCharacters } from '../tabs/cells';
import type { ClientRecord } from './records';

/** Below this many people a record cannot outgrow its cell: some 110 characters each, and 27,000 for everything else. */
const surelyFitting = 200;

/**
 * A client record shares one cell. Where a client has so many people that it would not fit, the same share of every list of
 * people is left out; who is left out is still known by mail domain.
 */
export function fittedToCell(record: ClientRecord): ClientRecord {
  const { deskContacts, contactsUnderWay = [], crmContacts, crmUnderWay } = record;
  const people =
    deskContacts.length + contactsUnderWay.length + crmContacts.length + (crmUnderWay?.contacts.length ?? 0);
  if (people <= surelyFitting) return record;
  let fitted = record;
  for (let tenths = 9; tenths > 0 && JSON.stringify(fitted).length > maxCellCharacters; tenths -= 1) {
    fitted = withShareOfPeople(record, tenths / 10);
  }
  return fitted;
}

function withShareOfPeople(record: ClientRecord, share: number): ClientRecord {
  const { deskContacts, contactsUnderWay, crmContacts, crmUnderWay } = record;
  const some = <Person>(list: readonly Person[]) => list.slice(0, Math.floor(list.length * share));
  return {
    ...record,
    deskContacts: some(deskContacts),
    crmContacts: some(crmContacts),
    ...(contactsUnderWay === undefined ? {} : { contactsUnderWay: some(contactsUnderWay) }),
    ...(crmUnderWay === undefined ? {} : { crmUnderWay: { ...crmUnderWay, contacts: some(crmUnderWay.contacts) } }),
  };
}
