import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import type { ClientRecord, LinkedContact } from '../records';
import { noSales, type LabelledContact } from './sales-records';

export interface Stakeholder {
  readonly role: StakeholderRole;
  readonly contact: LinkedContact;
}

/**
 * Who holds which role, in the order of the roles. What somebody said of this renewal counts before what is said of the person:
 * first the labels on the company and its open deals, then those on closed deals, then the buying role of the contact. A role
 * that a better source fills is not looked for in a worse one.
 */
export function stakeholdersOf({ company, crmContacts, sales = noSales }: ClientRecord): readonly Stakeholder[] {
  const labelsOn = (isOpen: boolean) =>
    sales.deals.filter(({ end }) => (end === 'open') === isOpen).flatMap(({ labelled = [] }) => labelled);
  const sources: readonly (readonly LabelledContact[])[] = [
    [...(company?.labelled ?? []), ...labelsOn(true)],
    labelsOn(false),
    crmContacts,
  ];
  const contacts = new Map(crmContacts.map((contact) => [contact.contactId, contact]));
  return stakeholderRoles.flatMap((role) => {
    for (const source of sources) {
      const ids = new Set(source.filter(({ roles }) => roles.includes(role)).map(({ contactId }) => contactId));
      // A labelled contact whom no list named (deleted since) is nobody who could be asked.
      const found = [...ids].flatMap((id) => contacts.get(id) ?? []);
      if (found.length > 0) return found.map((contact) => ({ role, contact }));
    }
    return [];
  });
}
