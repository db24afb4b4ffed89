import { kinds, objectTypes, type ObjectType } from '../object-types';
import type { PropertyDefinition, PropertyGroup, PropertyOption, PropertyType } from './property-definition';

interface Trait {
  readonly options?: readonly string[];
  readonly isReadOnly?: boolean;
  readonly isUnique?: boolean;
  readonly isOwner?: boolean;
  readonly millisecondsOnly?: boolean;
  /** Options are kept elsewhere: pipelines, stages, owners. */
  readonly isExternal?: boolean;
}

type Kind = readonly [type: PropertyType, fieldType: string, trait?: Trait];

const text: Kind = ['string', 'text'];
const longText: Kind = ['string', 'textarea'];
const amount: Kind = ['number', 'number'];
const moment: Kind = ['datetime', 'date'];
const owner: Kind = ['enumeration', 'select', { isExternal: true, isOwner: true }];
const readOnly = ([type, fieldType]: Kind): Kind => [type, fieldType, { isReadOnly: true }];
const oneOf = (...options: readonly string[]): Kind => ['enumeration', 'select', { options }];
const listed: Kind = ['enumeration', 'select', { isExternal: true }];

/** Source: docs/reference/apis/hubspot.md, "Roles of stakeholders". A portal may edit the list. */
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

const lifecycleStages = oneOf(
  'subscriber',
  'lead',
  'marketingqualifiedlead',
  'salesqualifiedlead',
  'opportunity',
  'customer',
  'evangelist',
  'other',
);

/** The due date of a task, the time of any other activity. */
const activity: Readonly<Record<string, Kind>> = {
  hs_timestamp: moment,
  hubspot_owner_id: owner,
  hubspot_owner_assigneddate: readOnly(moment),
};

/** What the product meets of each object's properties. Source: docs/reference/apis/hubspot-simulator.md, "Objects". */
const tables: Readonly<Record<ObjectType, Readonly<Record<string, Kind>>>> = {
  companies: {
    name: text,
    domain: text,
    city: text,
    phone: ['string', 'phonenumber'],
    industry: oneOf('ACCOUNTING', 'COMPUTER_SOFTWARE', 'LAW_PRACTICE', 'LOGISTICS_AND_SUPPLY_CHAIN', 'RETAIL'),
    lifecyclestage: lifecycleStages,
    hubspot_owner_id: owner,
    hubspot_owner_assigneddate: readOnly(moment),
  },
  contacts: {
    email: ['string', 'text', { isUnique: true }],
    firstname: text,
    lastname: text,
    jobtitle: text,
    phone: ['string', 'phonenumber'],
    lifecyclestage: lifecycleStages,
    hs_buying_role: ['enumeration', 'checkbox', { options: buyingRoles }],
    hubspot_owner_id: owner,
    hubspot_owner_assigneddate: readOnly(moment),
    associatedcompanyid: ['number', 'number', { isReadOnly: true }],
  },
  deals: {
    dealname: text,
    amount,
    closedate: moment,
    dealstage: ['enumeration', 'radio', { isExternal: true }],
    pipeline: listed,
    dealtype: oneOf('newbusiness', 'existingbusiness'),
    deal_currency_code: oneOf('GBP', 'EUR', 'USD'),
    description: longText,
    hs_next_step: text,
    hs_priority: oneOf('low', 'medium', 'high'),
    closed_lost_reason: longText,
    closed_won_reason: longText,
    hubspot_owner_id: owner,
    hubspot_owner_assigneddate: readOnly(moment),
    hs_is_closed: ['bool', 'booleancheckbox', { isReadOnly: true }],
    hs_is_closed_won: ['bool', 'booleancheckbox', { isReadOnly: true }],
    hs_deal_stage_probability: readOnly(amount),
    num_associated_contacts: readOnly(amount),
  },
  tasks: {
    ...activity,
    hs_task_subject: text,
    hs_task_body: ['string', 'html'],
    hs_task_status: oneOf('NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'COMPLETED', 'DEFERRED'),
    hs_task_priority: oneOf('NONE', 'LOW', 'MEDIUM', 'HIGH'),
    hs_task_type: oneOf('TODO', 'EMAIL', 'CALL'),
    hs_task_reminders: ['string', 'text', { millisecondsOnly: true }],
    hs_task_completion_date: readOnly(moment),
  },
  notes: { ...activity, hs_note_body: ['string', 'html'] },
  meetings: {
    ...activity,
    hs_meeting_title: text,
    hs_meeting_body: ['string', 'html'],
    hs_internal_meeting_notes: ['string', 'html'],
    hs_meeting_start_time: moment,
    hs_meeting_end_time: moment,
    hs_meeting_outcome: oneOf('SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED'),
  },
  calls: {
    ...activity,
    hs_call_title: text,
    hs_call_body: ['string', 'html'],
    hs_call_direction: oneOf('INBOUND', 'OUTBOUND'),
    hs_call_duration: amount,
    hs_call_status: oneOf('BUSY', 'CALLING_CRM_USER', 'CANCELED', 'COMPLETED', 'FAILED', 'NO_ANSWER', 'QUEUED'),
  },
  emails: {
    ...activity,
    hs_email_subject: text,
    hs_email_direction: oneOf('EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL'),
    hs_email_status: oneOf('BOUNCED', 'FAILED', 'SCHEDULED', 'SENDING', 'SENT'),
  },
};

/** A deal's `createdate` alone may be set. */
function systemProperties(type: ObjectType): Readonly<Record<string, Kind>> {
  const { createdName, lastModifiedName } = kinds[type];
  return {
    hs_object_id: readOnly(amount),
    [createdName]: type === 'deals' ? moment : readOnly(moment),
    [lastModifiedName]: readOnly(moment),
  };
}

export function standardGroup(type: ObjectType): PropertyGroup {
  const { singular } = kinds[type];
  return { name: `${singular}information`, label: `${labelOf(singular)} information`, displayOrder: 0 };
}

/** The definitions that every portal has, for all object types. */
export function standardProperties(at: number): ReadonlyMap<ObjectType, readonly PropertyDefinition[]> {
  return new Map(objectTypes.map((type) => [type, ofType(type, at)]));
}

function ofType(type: ObjectType, at: number): readonly PropertyDefinition[] {
  const table = Object.entries({ ...tables[type], ...systemProperties(type) });
  return table.map(([name, [propertyType, fieldType, trait = {}]], displayOrder) => ({
    name,
    label: labelOf(name),
    description: '',
    groupName: standardGroup(type).name,
    type: propertyType,
    fieldType,
    options: optionsOf(propertyType, trait),
    displayOrder,
    hasUniqueValue: trait.isUnique === true || name === 'hs_object_id',
    hidden: false,
    formField: trait.isReadOnly !== true,
    externalOptions: trait.isExternal === true,
    ...(trait.isOwner === true ? { referencedObjectType: 'OWNER' } : {}),
    hubspotDefined: true,
    readOnlyValue: trait.isReadOnly === true,
    ...(trait.millisecondsOnly === true ? { millisecondsOnly: true } : {}),
    createdAt: at,
    updatedAt: at,
  }));
}

function optionsOf(type: PropertyType, { options = [] }: Trait): readonly PropertyOption[] {
  const values = type === 'bool' ? ['true', 'false'] : options;
  return values.map((value, displayOrder) => ({
    label: type === 'bool' ? (value === 'true' ? 'Yes' : 'No') : labelOf(value.toLowerCase()),
    value,
    displayOrder,
    hidden: false,
    description: '',
  }));
}

function labelOf(name: string): string {
  const words = name.replace(/^hs_/, '').replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
