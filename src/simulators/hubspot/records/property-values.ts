import { invalid } from '../failure';
import { isObject, textIn } from '../json';
import type { ObjectType } from '../object-types';
import type { Portal } from '../portal';
import type { PropertyDefinition } from '../properties/property-definition';
import type { Values } from './crm-record';
import { instantIn, midnightIn } from './wire-instants';

interface Fault {
  readonly name: string;
  readonly error: string;
  readonly message: string;
}

/** The text to keep, or what is wrong with it. */
type Reading = { readonly text: string } | Omit<Fault, 'name'>;

const longestText = 65_536;

/** Reads the properties of a write as their definitions want them, and lists everything that is wrong at once. */
export function readValues(portal: Portal, type: ObjectType, properties: unknown): Values {
  if (properties !== undefined && !isObject(properties))
    throw invalid('Invalid input JSON: properties is not an object');
  const faults: Fault[] = [];
  const values: Record<string, string> = {};
  for (const [sent, raw] of Object.entries(properties ?? {})) {
    const name = sent.toLowerCase();
    const reading = readValue(portal, portal.properties.find(type, name), { name: sent, raw });
    if ('text' in reading) values[name] = reading.text;
    else faults.push({ name, ...reading });
  }
  if (faults.length > 0) throw valuesInvalid(portal, faults);
  return values;
}

/** The list is JSON within the message. */
export function valuesInvalid({ portalId }: Portal, faults: readonly Fault[]): ReturnType<typeof invalid> {
  const list = faults.map(({ name, error, message }) => ({
    isValid: false,
    message,
    error,
    name,
    localizedErrorMessage: message,
    portalId,
  }));
  const errors = faults.map(({ name, error, message }) => ({
    message,
    code: error,
    context: { propertyName: [name] },
  }));
  return invalid(`Property values were not valid: ${JSON.stringify(list)}`, { errors });
}

function readValue(
  portal: Portal,
  definition: PropertyDefinition | undefined,
  { name, raw }: { readonly name: string; readonly raw: unknown },
): Reading {
  if (definition === undefined) {
    return { error: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist` };
  }
  if (definition.readOnlyValue) {
    return { error: 'READ_ONLY_VALUE', message: `"${name}" is a read only property; its value cannot be set.` };
  }
  const text = raw === null ? '' : textIn(raw);
  if (text === undefined) throw invalid(`Invalid input JSON: the value of ${name} is not a text`);
  if (text === '') return { text };
  return readers[definition.type](text, definition, portal);
}

type Reader = (text: string, definition: PropertyDefinition, portal: Portal) => Reading;

const readers: Readonly<Record<PropertyDefinition['type'], Reader>> = {
  string: readText,
  phone_number: readText,
  number: (text) => {
    const isNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(text.trim());
    return isNumber
      ? { text: String(Number(text)) }
      : { error: 'INVALID_FLOAT', message: `${text} was not a valid number.` };
  },
  bool: (text) =>
    text === 'true' || text === 'false'
      ? { text }
      : { error: 'INVALID_OPTION', message: `${text} was not one of the allowed options: [true, false]` },
  date: (text) => {
    const day = midnightIn(text);
    return typeof day === 'string' ? { text: day } : { error: 'INVALID_DATE', message: day.because };
  },
  datetime: (text) => {
    const at = instantIn(text);
    return at === undefined
      ? { error: 'INVALID_DATE', message: `${text} was not a valid date.` }
      : { text: new Date(at).toISOString() };
  },
  enumeration: readOptions,
};

function readText(text: string, { name, millisecondsOnly }: PropertyDefinition): Reading {
  if (text.length > longestText) {
    return { error: 'PROPERTY_VALUE_TOO_LONG', message: `${name} must be at most ${longestText} characters long.` };
  }
  if (millisecondsOnly === true && !/^\d{12,14}$/.test(text)) {
    return { error: 'INVALID_LONG', message: `${text} was not a valid long.` };
  }
  if (name !== 'email') return { text };
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
    ? { text: text.toLowerCase() }
    : { error: 'INVALID_EMAIL', message: `Email address ${text} is invalid` };
}

/** Several values of a checkbox are joined by semicolons. Pipelines and stages are looked at together, later. */
function readOptions(text: string, definition: PropertyDefinition, portal: Portal): Reading {
  const { name, fieldType, options, externalOptions, referencedObjectType } = definition;
  if (name === 'pipeline' || name === 'dealstage') return { text };
  const isOwner = referencedObjectType === 'OWNER';
  const allowed = isOwner ? portal.owners.map(({ id }) => id) : options.map(({ value }) => value);
  if (externalOptions && !isOwner) return { text };
  const chosen = fieldType === 'checkbox' ? text.split(';').filter((part) => part !== '') : [text];
  const stranger = chosen.find((value) => !allowed.includes(value));
  if (stranger === undefined) return { text: [...new Set(chosen)].join(';') };
  const known = isOwner ? 'the owners of this account' : `[${allowed.join(', ')}]`;
  return { error: 'INVALID_OPTION', message: `${stranger} was not one of the allowed options: ${known}` };
}
