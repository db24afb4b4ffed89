import * as v from 'valibot';
import type { CrmCompany, CrmContact, CrmOwner, CursorPage } from '#application/ports/crm';
import { onlyKnown } from '../http/only-known';
import { parseBody } from '../http/parse-body';
import type { HubSpotRecord } from './hubspot-records';
import { rolesOfBuyingRoles } from './hubspot-roles';
import { maybeText, pageOf, Paging, positiveInteger, textOf, valuesIn } from './hubspot-values';

const OwnerPage = v.object({
  results: v.array(
    v.object({ id: v.string(), email: maybeText, firstName: maybeText, lastName: maybeText, type: maybeText }),
  ),
  paging: Paging,
});

/** A queue is no person and owns nothing that a person could be asked about. */
export function parseOwnerPage(body: string, active: boolean): CursorPage<CrmOwner> {
  const page = parseBody(OwnerPage, body, { system: 'HubSpot', path: '/crm/owners' });
  const people = page.results.filter(({ type }) => type !== 'QUEUE');
  const rows = people.map(({ id, email, firstName, lastName }) => {
    const address = (email ?? '').toLowerCase();
    const name = [firstName, lastName].map((part) => part?.trim() ?? '').filter((part) => part !== '');
    return { ownerId: id, email: address, name: name.length === 0 ? address : name.join(' '), active };
  });
  return pageOf(rows, page.paging);
}

export const contactProperties = ['firstname', 'lastname', 'email', 'hs_buying_role'];

export function companyProperties(clientIdProperty: string): readonly string[] {
  return ['name', 'domain', 'hubspot_owner_id', clientIdProperty];
}

export function toCompany({ id, properties, neighbors }: HubSpotRecord, clientIdProperty: string): CrmCompany {
  const labelled = neighbors('contacts').filter(({ roles }) => roles.length > 0);
  return {
    companyId: id,
    name: textOf(properties, 'name') ?? '',
    domain: (textOf(properties, 'domain') ?? '').toLowerCase(),
    ...onlyKnown({
      ownerId: textOf(properties, 'hubspot_owner_id'),
      deskClientId: positiveInteger(textOf(properties, clientIdProperty)),
      labelledContacts:
        labelled.length === 0 ? undefined : labelled.map((each) => ({ contactId: each.id, roles: each.roles })),
    }),
  };
}

export function toContact({ id, properties, neighbors }: HubSpotRecord): CrmContact {
  const email = (textOf(properties, 'email') ?? '').toLowerCase();
  const name = [textOf(properties, 'firstname'), textOf(properties, 'lastname')].filter((part) => part !== undefined);
  return {
    contactId: id,
    name: name.length === 0 ? email : name.join(' '),
    email,
    companyIds: neighbors('companies').map((each) => each.id),
    roles: rolesOfBuyingRoles(valuesIn(textOf(properties, 'hs_buying_role'))),
  };
}
