import type { PlannedWrite, StandingRecord } from '#domain/timeline/planned-write';
import { stakeholderRoles, type StakeholderRole } from '#domain/vocabulary/client';
import type { ContactUntie, TieRemoval } from '../../ports/crm-writing';
import { companyField, contactField } from '../crm/crm-targets';

/** Roles that others gave a contact whom we tied, by the tie: it goes with the role on it, so it stays. */
export function rolesAdded(
  { fields }: Pick<PlannedWrite, 'fields'>,
  standing: StandingRecord | undefined,
): ReadonlyMap<string, string> {
  const ours = new Set(fields.map(({ name }) => name));
  return new Map(
    [...(standing?.fields.keys() ?? [])].flatMap((name) => {
      const [, contactId, roleName] = contactForm.exec(name) ?? [];
      return contactId === undefined || roleName === undefined || ours.has(name)
        ? []
        : [[contactField(contactId), name] as const];
    }),
  );
}

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
