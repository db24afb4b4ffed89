import { HubSpotFailure } from './failure';

export const objectTypes = ['contacts', 'companies', 'deals', 'tasks', 'notes', 'meetings', 'calls', 'emails'] as const;

export type ObjectType = (typeof objectTypes)[number];

interface Kind {
  readonly typeId: string;
  readonly singular: string;
  /** Whose scopes guard it: tasks, notes and the other activities go by the contacts' scopes. */
  readonly scopeNoun: 'contacts' | 'companies' | 'deals';
  /** Left out properties answer these. */
  readonly usualProperties: readonly string[];
  readonly createdName: 'createdate' | 'hs_createdate';
  readonly lastModifiedName: 'lastmodifieddate' | 'hs_lastmodifieddate';
  /** Where a search's `query` looks. */
  readonly searched: readonly string[];
}

const activity = (typeId: string, singular: string, searched: readonly string[]): Kind => ({
  typeId,
  singular,
  scopeNoun: 'contacts',
  usualProperties: [],
  createdName: 'hs_createdate',
  lastModifiedName: 'hs_lastmodifieddate',
  searched,
});

/** Source: docs/reference/apis/hubspot-simulator.md, "Objects". */
export const kinds: Readonly<Record<ObjectType, Kind>> = {
  contacts: {
    typeId: '0-1',
    singular: 'contact',
    scopeNoun: 'contacts',
    usualProperties: ['email', 'firstname', 'lastname'],
    createdName: 'createdate',
    lastModifiedName: 'lastmodifieddate',
    searched: ['firstname', 'lastname', 'email', 'phone'],
  },
  companies: {
    typeId: '0-2',
    singular: 'company',
    scopeNoun: 'companies',
    usualProperties: ['name', 'domain'],
    createdName: 'createdate',
    lastModifiedName: 'hs_lastmodifieddate',
    searched: ['name', 'domain', 'phone'],
  },
  deals: {
    typeId: '0-3',
    singular: 'deal',
    scopeNoun: 'deals',
    usualProperties: ['dealname', 'amount', 'closedate', 'dealstage', 'pipeline'],
    createdName: 'createdate',
    lastModifiedName: 'hs_lastmodifieddate',
    searched: ['dealname', 'pipeline', 'dealstage', 'description', 'dealtype'],
  },
  tasks: activity('0-27', 'task', ['hs_task_subject', 'hs_task_body']),
  notes: activity('0-46', 'note', ['hs_note_body']),
  meetings: activity('0-47', 'meeting', ['hs_meeting_title', 'hs_meeting_body']),
  calls: activity('0-48', 'call', ['hs_call_title', 'hs_call_body']),
  emails: activity('0-49', 'email', ['hs_email_subject']),
};

const typesByName = new Map<string, ObjectType>(
  objectTypes.flatMap((type) => [type, kinds[type].singular, kinds[type].typeId].map((name) => [name, type] as const)),
);

/** An unknown type is a bad request without a category; a type id that nobody has is worded otherwise. */
export function objectTypeOf(text: string): ObjectType {
  const type = typesByName.get(text.toLowerCase());
  if (type !== undefined) return type;
  const isTypeId = /^\d+-\d+$/.test(text);
  const message = isTypeId ? `Invalid object or event type id: ${text}` : `Unable to infer object type from: ${text}`;
  throw new HubSpotFailure(400, undefined, message);
}

export function readScopesOf(type: ObjectType): readonly string[] {
  return [`crm.objects.${kinds[type].scopeNoun}.read`];
}

export function writeScopesOf(type: ObjectType): readonly string[] {
  return [`crm.objects.${kinds[type].scopeNoun}.write`];
}

export const anyObjectScope: readonly string[] = ['contacts', 'companies', 'deals'].flatMap((noun) => [
  `crm.objects.${noun}.read`,
  `crm.objects.${noun}.write`,
]);
