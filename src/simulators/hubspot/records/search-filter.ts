import { invalid } from '../failure';
import { textIn, textsIn, type JsonObject } from '../json';
import type { ObjectType } from '../object-types';
import type { Portal } from '../portal';

/** Whether a record, read by property name, is wanted. */
export type Filter = (read: (name: string) => string | undefined) => boolean;

interface Operands {
  readonly value: string;
  readonly values: readonly string[];
  readonly highValue: string;
}

type Test = (value: string | undefined, operands: Operands) => boolean;

const operators: Readonly<Record<string, Test>> = {
  EQ: (value, { value: wanted }) => value !== undefined && same(value, wanted),
  NEQ: (value, { value: wanted }) => value === undefined || !same(value, wanted),
  LT: (value, { value: bound }) => value !== undefined && compared(value, bound) < 0,
  LTE: (value, { value: bound }) => value !== undefined && compared(value, bound) <= 0,
  GT: (value, { value: bound }) => value !== undefined && compared(value, bound) > 0,
  GTE: (value, { value: bound }) => value !== undefined && compared(value, bound) >= 0,
  BETWEEN: (value, { value: low, highValue }) =>
    value !== undefined && compared(value, low) >= 0 && compared(value, highValue) <= 0,
  IN: (value, { values }) => value !== undefined && values.some((wanted) => hasOption(value, wanted)),
  NOT_IN: (value, { values }) => value === undefined || !values.some((wanted) => hasOption(value, wanted)),
  HAS_PROPERTY: (value) => value !== undefined,
  NOT_HAS_PROPERTY: (value) => value === undefined,
  CONTAINS_TOKEN: (value, { value: token }) => value !== undefined && containsToken(value, token),
  NOT_CONTAINS_TOKEN: (value, { value: token }) => value === undefined || !containsToken(value, token),
};

const withoutValue = new Set(['HAS_PROPERTY', 'NOT_HAS_PROPERTY']);
const withList = new Set(['IN', 'NOT_IN']);

export function filterIn(portal: Portal, type: ObjectType, filter: JsonObject): Filter {
  const operator = textIn(filter['operator']) ?? '';
  const test = operators[operator];
  if (test === undefined) {
    throw invalid(
      `Invalid input JSON: operator was ${operator}; expected one of [${Object.keys(operators).join(', ')}]`,
    );
  }
  const name = (textIn(filter['propertyName']) ?? '').toLowerCase();
  if (portal.properties.find(type, name) === undefined) throw invalid(`Property "${name}" does not exist`);
  const operands = operandsIn(operator, filter);
  return (read) => test(read(name), operands);
}

function operandsIn(operator: string, filter: JsonObject): Operands {
  const [value, highValue] = [textIn(filter['value']), textIn(filter['highValue'])];
  const values = textsIn(filter['values'], 'values');
  const isComplete =
    withoutValue.has(operator) ||
    (withList.has(operator)
      ? values.length > 0
      : value !== undefined && (operator !== 'BETWEEN' || highValue !== undefined));
  if (!isComplete) throw invalid(`A filter with the operator ${operator} lacks its value`);
  return { value: value ?? '', values, highValue: highValue ?? '' };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || compared(one, other) === 0;
}

function hasOption(value: string, wanted: string): boolean {
  return value.split(';').some((option) => same(option, wanted));
}

/** `*` stands for anything; without it a whole word must match. */
function containsToken(value: string, token: string): boolean {
  const pattern = token
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`(^|[^a-z0-9])${pattern}([^a-z0-9]|$)`).test(value.toLowerCase());
}

/** Numbers and instants by size (an instant may be given in milliseconds or as ISO text), else as text. */
export function compared(left: string, right: string): number {
  const [one, other] = [measure(left), measure(right)];
  if (one !== undefined && other !== undefined) return one - other;
  const [first, second] = [left.toLowerCase(), right.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : 0;
}

function measure(text: string): number | undefined {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const at = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}
