import { assert } from '../../vocabulary/assert';

/** Fields of a packed ticket by name; an absent one is empty. */
export interface PackedFields {
  readonly first: string;
  readonly words: string;
  readonly opened: string;
  readonly closed: string;
  readonly priority: string;
  readonly hours: string;
  readonly charged: string;
  readonly category: string;
  readonly user: string;
  readonly reassigned: string;
  readonly answer: string;
}

type FieldName = keyof PackedFields;

/** The version that is written. Months that hold an older one are read again from the service desk. */
export const version = '3';

/** Which fields a ticket has, in order, in each version that is still read. */
const fieldsByVersion = {
  '1': ['first', 'opened', 'closed', 'priority', 'hours', 'charged', 'reassigned', 'answer'],
  '2': ['first', 'words', 'opened', 'closed', 'priority', 'hours', 'charged', 'reassigned', 'answer'],
  '3': [
    'first',
    'words',
    'opened',
    'closed',
    'priority',
    'hours',
    'charged',
    'category',
    'user',
    'reassigned',
    'answer',
  ],
} as const satisfies Readonly<Record<string, readonly FieldName[]>>;

export type PackingVersion = keyof typeof fieldsByVersion;

export function knownVersion(head: string | undefined): PackingVersion | undefined {
  return head === '1' || head === '2' || head === '3' ? head : undefined;
}

const allEmpty: PackedFields = {
  first: '',
  words: '',
  opened: '',
  closed: '',
  priority: '',
  hours: '',
  charged: '',
  category: '',
  user: '',
  reassigned: '',
  answer: '',
};

/** The fields as the present version has them. */
export function fieldsOf(text: string, packedIn: PackingVersion, place: string): PackedFields {
  const names: readonly FieldName[] = fieldsByVersion[packedIn];
  const values = text.split(',');
  assert(values.length <= names.length, `${place} has ${names.length} fields at most`);
  const fields: Record<FieldName, string> = { ...allEmpty };
  values.forEach((value, index) => {
    const name = names[index];
    if (name !== undefined) fields[name] = value;
  });
  // Before version 3 the day of closing stood there alone, without the hours.
  if (packedIn !== version && fields.closed !== '') fields.closed = `.${fields.closed}`;
  return fields;
}
