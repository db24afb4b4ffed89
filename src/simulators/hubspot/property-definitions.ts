import type { ObjectType } from './crm-objects';

/** Source: docs/reference/apis/hubspot.md, "Buying role". A portal may edit the list. */
const buyingRoles = [
  'BLOCKER',
  'BUDGET_HOLDER',
  'CHAMPION',
  'DECISION_MAKER',
  'END_USER',
  'EXECUTIVE_SPONSOR',
  'INFLUENCER',
  'LEGAL_AND_COMPLIANCE',
  'OTHER',
];

type Kind = readonly [type: string, fieldType: string];

const text: Kind = ['string', 'text'];
const moment: Kind = ['datetime', 'date'];
const owner: Kind = ['enumeration', 'select'];

const kinds: Readonly<Record<ObjectType, Readonly<Record<string, Kind>>>> = {
  companies: {
    name: text,
    domain: text,
    city: text,
    phone: text,
    industry: ['enumeration', 'select'],
    lifecyclestage: ['enumeration', 'radio'],
    hubspot_owner_id: owner,
    renewal_desk_halopsa_client_id: text,
    hs_object_id: ['number', 'number'],
    createdate: moment,
    hs_lastmodifieddate: moment,
  },
  contacts: {
    email: text,
    firstname: text,
    lastname: text,
    jobtitle: text,
    phone: ['string', 'phonenumber'],
    hs_buying_role: ['enumeration', 'checkbox'],
    hubspot_owner_id: owner,
    associatedcompanyid: ['number', 'number'],
    hs_object_id: ['number', 'number'],
    createdate: moment,
    lastmodifieddate: moment,
  },
  deals: {
    dealname: text,
    amount: ['number', 'number'],
    closedate: moment,
    dealstage: ['enumeration', 'radio'],
    pipeline: ['enumeration', 'select'],
    hubspot_owner_id: owner,
    hs_object_id: ['number', 'number'],
    createdate: moment,
    hs_lastmodifieddate: moment,
  },
};

const readOnly = new Set([
  'hs_object_id',
  'createdate',
  'hs_lastmodifieddate',
  'lastmodifieddate',
  'associatedcompanyid',
]);

export function propertyDefinitions(type: ObjectType): readonly Record<string, unknown>[] {
  return Object.entries(kinds[type]).map(([name, [kind, fieldType]], displayOrder) => ({
    name,
    label: labelOf(name),
    description: '',
    groupName: name.startsWith('renewal_desk_') ? 'renewal_desk' : `${type.slice(0, -1)}information`,
    type: kind,
    fieldType,
    options: name === 'hs_buying_role' ? buyingRoles.map(roleOption) : [],
    displayOrder,
    hasUniqueValue: false,
    hidden: false,
    formField: true,
    calculated: false,
    externalOptions: kind === 'enumeration' && name === 'hubspot_owner_id',
    ...(name === 'hubspot_owner_id' ? { referencedObjectType: 'OWNER' } : {}),
    hubspotDefined: !name.startsWith('renewal_desk_'),
    archived: false,
    modificationMetadata: {
      archivable: name.startsWith('renewal_desk_'),
      readOnlyDefinition: !name.startsWith('renewal_desk_'),
      readOnlyValue: readOnly.has(name),
    },
  }));
}

function roleOption(value: string, displayOrder: number) {
  return { label: labelOf(value.toLowerCase()), value, displayOrder, hidden: false, description: '' };
}

function labelOf(name: string): string {
  const words = name.replace(/^hs_/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
