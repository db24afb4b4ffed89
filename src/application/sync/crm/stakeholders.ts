import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import type { ClientRecord } from '../records';
import { noSales, type LabelledContact } from './sales-records';

export interface Stakeholder {
  readonly role: StakeholderRole;
  readonly contact: StakeholderContact;
}

export interface StakeholderContact {
  readonly name: string;
  readonly email: string;
  /** Of the CRM. Absent: HaloPSA alone knows them. */
  readonly contactId?: string;
}

/**
 * Who holds which role, in the order of the roles. What somebody said of this renewal counts before what is said of the person:
 * first what a person mapped beside a mail and the labels on the company and its open deals, then those on closed deals, then the
 * buying role of the contact. A role that a better source fills is not looked for in a worse one.
 */
export function stakeholdersOf(record: ClientRecord): readonly Stakeholder[] {
  const { company, crmContacts, sales = noSales } = record;
  const mapped = mappedContacts(record);
  const labelsOn = (isOpen: boolean) =>
    sales.deals.filter(({ end }) => (end === 'open') === isOpen).flatMap(({ labelled = [] }) => labelled);
  const sources: readonly (readonly LabelledContact[])[] = [
    [...(company?.labelled ?? []), ...labelsOn(true)],
    labelsOn(false),
    crmContacts,
  ];
  const contacts = new Map(crmContacts.map((contact) => [contact.contactId, contact]));
  return stakeholderRoles.flatMap((role) => {
    const own = mapped.filter((each) => each.role === role);
    for (const [place, source] of sources.entries()) {
      const ids = new Set(source.filter(({ roles }) => roles.includes(role)).map(({ contactId }) => contactId));
      // A labelled contact whom no list named (deleted since) is nobody who could be asked.
      const found = [...ids].flatMap((id) => contacts.get(id) ?? []).map((contact) => ({ role, contact }));
      const all = place === 0 ? [...own, ...found.filter((each) => !own.some((known) => isSame(known, each)))] : found;
      if (all.length > 0) return all;
    }
    return [];
  });
}

function isSame(one: Stakeholder, other: Stakeholder): boolean {
  return one.contact.email === other.contact.email && one.contact.contactId === other.contact.contactId;
}

/** Who was mapped and is still there: in the CRM, else in HaloPSA. The same person in the same role once. */
function mappedContacts({ mappings = [], crmContacts, deskContacts }: ClientRecord): readonly Stakeholder[] {
  const found = mappings.flatMap(({ role, email }): readonly Stakeholder[] => {
    const linked = crmContacts.find((contact) => contact.email === email);
    if (linked !== undefined) return [{ role, contact: linked }];
    const [, name] = deskContacts.find(([, , address]) => address === email) ?? [];
    return name === undefined ? [] : [{ role, contact: { name, email } }];
  });
  return found.filter(
    ({ role, contact }, place) =>
      found.findIndex((each) => each.role === role && each.contact.email === contact.email) === place,
  );
}
