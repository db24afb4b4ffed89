import type { PlannedWrite } from '#domain/timeline/planned-write';
import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import type { ContactUntie, TieRemoval } from '../../ports/crm-writing';
import { companyField } from '../crm/crm-targets';

const contactForm = /^contact (\S+?)(?: as (\w+))?$/;

/** What an undo of ties takes away: fields that are to be empty. */
export function untieOf({ recordId = '', fields }: PlannedWrite): TieRemoval {
  const byContact = new Map<string, ContactUntie>();
  for (const { name, after } of fields) {
    const [, contactId, roleName] = contactForm.exec(name) ?? [];
    if (contactId === undefined || after !== '') continue;
    const known = byContact.get(contactId) ?? { contactId, isWhole: false, roles: [] };
    const role = stakeholderRoles.find((each) => each === roleName);
    const roles: readonly StakeholderRole[] = role === undefined ? known.roles : [...known.roles, role];
    byContact.set(contactId, { contactId, isWhole: known.isWhole || roleName === undefined, roles });
  }
  const company = fields.find(({ name, after }) => name === companyField && after === '');
  return {
    dealId: recordId,
    contacts: [...byContact.values()],
    ...(company === undefined ? {} : { formerPrimaryCompanyId: company.before }),
  };
}
