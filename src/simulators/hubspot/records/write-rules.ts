import { invalid } from '../failure';
import type { ObjectType } from '../object-types';
import type { Values } from './crm-record';

export interface ConditionalRule {
  readonly type: ObjectType;
  /** When this property has one of these values … */
  readonly property: string;
  readonly values: readonly string[];
  /** … these must be set. */
  readonly requires: readonly string[];
}

/** What an administrator asked for in the portal's settings. Dated paths enforce it from 2026-09 on. */
export interface WriteRules {
  /** Fields of the form with which people create a record. */
  readonly requiredOnCreate: Readonly<Partial<Record<ObjectType, readonly string[]>>>;
  readonly conditional: readonly ConditionalRule[];
}

/** A portal that minds its deals. Source: docs/reference/apis/hubspot-simulator.md, "Write validation". */
export const strictWriteRules: WriteRules = {
  requiredOnCreate: { deals: ['dealname', 'dealstage'], tasks: ['hs_task_subject'] },
  conditional: [{ type: 'deals', property: 'dealstage', values: ['closedwon'], requires: ['closedate', 'amount'] }],
};

interface Write {
  readonly type: ObjectType;
  /** What is sent; an empty text clears. */
  readonly values: Values;
  /** What the record holds afterwards. */
  readonly after: Values;
  readonly isNew: boolean;
}

export function checkRules(rules: WriteRules, { type, values, after, isNew }: Write): void {
  const absent = (name: string): boolean => (after[name] ?? '') === '';
  const onCreate = isNew ? (rules.requiredOnCreate[type] ?? []).filter(absent) : [];
  const errors: object[] = onCreate.map((name) =>
    refusal('MISSING_REQUIRED_PROPERTY', name, `A value for ${name} must be provided`),
  );
  for (const { property, values: triggers, requires, type: ruled } of rules.conditional) {
    const isConcerned = [property, ...requires].some((name) => name in values);
    if (ruled !== type || !isConcerned || !triggers.includes(after[property] ?? '')) continue;
    for (const name of requires.filter(absent)) {
      const message = `${name} is required because of a conditional property rule based on [${property}]`;
      errors.push(refusal('MISSING_CONDITIONAL_REQUIRED_PROPERTY', name, message));
    }
  }
  if (errors.length > 0) throw invalid('Some required properties were not set.', { errors });
}

function refusal(code: string, name: string, message: string): object {
  return { message, code, context: { propertyName: [name] } };
}

/** What no version of the API goes without: an activity has a time, a company a name or domain, a contact some name. */
const anyOf: Readonly<Record<ObjectType, readonly string[]>> = {
  companies: ['name', 'domain'],
  contacts: ['email', 'firstname', 'lastname'],
  deals: [],
  tasks: ['hs_timestamp'],
  notes: ['hs_timestamp'],
  meetings: ['hs_timestamp'],
  calls: ['hs_timestamp'],
  emails: ['hs_timestamp'],
};

export function checkEssentials(type: ObjectType, name: string, values: Values): void {
  const needed = anyOf[type];
  if (needed.length === 0 || needed.some((one) => (values[one] ?? '') !== '')) return;
  throw invalid(`Error creating ${name.toUpperCase()}. Some required properties were not set.`, {
    context: { properties: needed },
  });
}
