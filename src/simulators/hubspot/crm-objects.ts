import type { World } from '../msp/world';
import { missing } from './failure';

export type ObjectType = 'companies' | 'contacts' | 'deals';

/** A record as HubSpot keeps it. All values are text; unset ones are null. */
export interface CrmObject {
  readonly id: string;
  readonly properties: Readonly<Record<string, string | null>>;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly archived: boolean;
}

/** Both ends of a contact that belongs to a company. */
export interface Membership {
  readonly contactId: string;
  readonly companyId: string;
  readonly isPrimary: boolean;
}

export interface CrmStore {
  readonly records: Readonly<Record<ObjectType, ReadonlyMap<string, CrmObject>>>;
  readonly memberships: readonly Membership[];
}

/** Source: docs/reference/apis/hubspot.md, object type ids. */
const names: Readonly<Record<string, ObjectType>> = {
  companies: 'companies',
  company: 'companies',
  '0-2': 'companies',
  contacts: 'contacts',
  contact: 'contacts',
  '0-1': 'contacts',
  deals: 'deals',
  deal: 'deals',
  '0-3': 'deals',
};

export function objectTypeOf(text: string): ObjectType {
  const type = names[text.toLowerCase()];
  if (type === undefined) throw missing(`Unable to infer object type from: ${text}`);
  return type;
}

/** Left out properties answer these. */
export const usualProperties: Readonly<Record<ObjectType, readonly string[]>> = {
  companies: ['name', 'domain'],
  contacts: ['email', 'firstname', 'lastname'],
  deals: ['dealname', 'amount', 'closedate', 'dealstage', 'pipeline'],
};

/** Every answer has these. The last-modified property has another name on contacts. */
export function lastModifiedName(type: ObjectType): string {
  return type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate';
}

export function crmStoreOf(world: World): CrmStore {
  const companies = world.companies.map((company): CrmObject => {
    const times = timesOf(company);
    return {
      id: company.id,
      properties: {
        name: company.name,
        domain: company.domain ?? null,
        city: company.city,
        lifecyclestage: company.lifecycleStage,
        hubspot_owner_id: company.ownerId ?? null,
        renewal_desk_halopsa_client_id: company.deskClientIdText ?? null,
        phone: null,
        industry: null,
        ...systemProperties('companies', company.id, times),
      },
      ...times,
      archived: company.isArchived,
    };
  });
  const contacts = world.crmContacts.map((contact): CrmObject => {
    const times = timesOf(contact);
    return {
      id: contact.id,
      properties: {
        email: contact.email,
        firstname: contact.firstName,
        lastname: contact.lastName,
        jobtitle: contact.jobTitle,
        phone: null,
        hs_buying_role: contact.buyingRoles.length === 0 ? null : contact.buyingRoles.join(';'),
        hubspot_owner_id: contact.ownerId ?? null,
        associatedcompanyid: contact.companyIds[0] ?? null,
        ...systemProperties('contacts', contact.id, times),
      },
      ...times,
      archived: contact.isArchived,
    };
  });
  return {
    records: { companies: byId(companies), contacts: byId(contacts), deals: new Map() },
    memberships: membershipsOf(world),
  };
}

function membershipsOf(world: World): readonly Membership[] {
  const known = new Set(world.companies.filter(({ isArchived }) => !isArchived).map(({ id }) => id));
  return world.crmContacts
    .filter(({ isArchived }) => !isArchived)
    .flatMap(({ id, companyIds }) =>
      companyIds
        .filter((companyId) => known.has(companyId))
        .map((companyId, position) => ({ contactId: id, companyId, isPrimary: position === 0 })),
    );
}

function timesOf({ createdAt, updatedAt }: { readonly createdAt: number; readonly updatedAt: number }) {
  return { createdAt: new Date(createdAt).toISOString(), updatedAt: new Date(updatedAt).toISOString() };
}

function systemProperties(
  type: ObjectType,
  id: string,
  { createdAt, updatedAt }: { readonly createdAt: string; readonly updatedAt: string },
): Record<string, string> {
  return { hs_object_id: id, createdate: createdAt, [lastModifiedName(type)]: updatedAt };
}

/** Lists go by ascending id. */
function byId(objects: readonly CrmObject[]): ReadonlyMap<string, CrmObject> {
  const sorted = [...objects].sort((left, right) => Number(left.id) - Number(right.id));
  return new Map(sorted.map((object) => [object.id, object]));
}

/** A record with the properties that were asked for. Unknown names are passed over in reads. */
export function shown(type: ObjectType, object: CrmObject, asked: readonly string[]): CrmObject {
  const wanted = asked.length === 0 ? usualProperties[type] : asked;
  const names = [...wanted, 'hs_object_id', 'createdate', lastModifiedName(type)];
  const properties = names
    .filter((name) => name in object.properties)
    .map((name) => [name, object.properties[name] ?? null] as const);
  return { ...object, properties: Object.fromEntries(properties) };
}
