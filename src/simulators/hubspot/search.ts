import { invalid } from './failure';
import { lastModifiedName, shown, type CrmObject, type ObjectType } from './crm-objects';

interface Filter {
  readonly propertyName: string;
  readonly operator: string;
  readonly value?: string;
  readonly values?: readonly string[];
  readonly highValue?: string;
}

/** The body of a search; every part may be left out. */
export interface SearchBody {
  readonly filterGroups?: readonly { readonly filters?: readonly Filter[] }[];
  readonly sorts?: readonly (string | { readonly propertyName: string; readonly direction?: string })[];
  readonly query?: string;
  readonly properties?: readonly string[];
  readonly limit?: number;
  readonly after?: string;
}

/** Source: docs/reference/apis/hubspot.md, "Search". */
const limits = { groups: 5, filtersPerGroup: 6, filters: 18, page: 200, results: 10_000, query: 3_000 };

/** Searches what is not archived: archived records never appear. */
export function search(type: ObjectType, objects: Iterable<CrmObject>, body: SearchBody): Record<string, unknown> {
  const groups = (body.filterGroups ?? []).map(({ filters = [] }) => filters);
  checkLimits(groups, body);
  const words = (body.query ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found = [...objects].filter(
    (object) =>
      !object.archived &&
      (groups.length === 0 || groups.some((filters) => filters.every((filter) => holds(filter, object)))) &&
      words.every((word) => Object.values(object.properties).some((value) => value?.toLowerCase().includes(word))),
  );
  const sorted = inOrder(type, found, body);
  const limit = body.limit ?? 10;
  const from = Number(body.after ?? '0');
  const results = sorted.slice(from, from + limit).map((object) => shown(type, object, body.properties ?? []));
  const next = from + limit;
  return {
    total: sorted.length,
    results,
    ...(next < sorted.length ? { paging: { next: { after: String(next) } } } : {}),
  };
}

function checkLimits(
  groups: readonly (readonly Filter[])[],
  { limit = 10, after = '0', query = '', sorts = [] }: SearchBody,
): void {
  const filterCount = groups.reduce((sum, filters) => sum + filters.length, 0);
  if (groups.length > limits.groups) throw invalid(`The maximum number of filter groups is ${limits.groups}`);
  if (groups.some((filters) => filters.length > limits.filtersPerGroup) || filterCount > limits.filters) {
    throw invalid(`The maximum number of filters is ${limits.filtersPerGroup} per group and ${limits.filters} in all`);
  }
  if (limit < 0 || limit > limits.page) throw invalid(`The maximum page size is ${limits.page}`);
  if (!/^\d+$/.test(after)) throw invalid(`after is not a cursor: ${after}`);
  if (Number(after) + limit > limits.results) throw invalid(`A search pages through at most ${limits.results} results`);
  if (query.length > limits.query) throw invalid(`The query is longer than ${limits.query} characters`);
  if (sorts.length > 1) throw invalid('A search takes one sort');
}

function inOrder(type: ObjectType, objects: readonly CrmObject[], { sorts = [] }: SearchBody): readonly CrmObject[] {
  const [sort] = sorts;
  const name = typeof sort === 'string' ? sort.replace(/^-/, '') : (sort?.propertyName ?? 'createdate');
  const isDescending = typeof sort === 'string' ? sort.startsWith('-') : sort?.direction === 'DESCENDING';
  const key = name === 'lastmodifieddate' ? lastModifiedName(type) : name;
  const direction = isDescending ? -1 : 1;
  return [...objects].sort(
    (left, right) =>
      direction * compared(left.properties[key] ?? '', right.properties[key] ?? '') ||
      Number(left.id) - Number(right.id),
  );
}

function holds(filter: Filter, object: CrmObject): boolean {
  const value = object.properties[filter.propertyName] ?? undefined;
  const test = operators[filter.operator];
  if (test === undefined) throw invalid(`${filter.operator} is not a valid operator`);
  return test(value, filter);
}

type Operator = (value: string | undefined, filter: Filter) => boolean;

const operators: Readonly<Record<string, Operator>> = {
  EQ: (value, { value: wanted = '' }) => value !== undefined && same(value, wanted),
  NEQ: (value, { value: wanted = '' }) => value === undefined || !same(value, wanted),
  LT: (value, { value: wanted = '' }) => value !== undefined && compared(value, wanted) < 0,
  LTE: (value, { value: wanted = '' }) => value !== undefined && compared(value, wanted) <= 0,
  GT: (value, { value: wanted = '' }) => value !== undefined && compared(value, wanted) > 0,
  GTE: (value, { value: wanted = '' }) => value !== undefined && compared(value, wanted) >= 0,
  BETWEEN: (value, { value: low = '', highValue = '' }) =>
    value !== undefined && compared(value, low) >= 0 && compared(value, highValue) <= 0,
  IN: (value, { values = [] }) => value !== undefined && values.some((wanted) => hasOption(value, wanted)),
  NOT_IN: (value, { values = [] }) => value === undefined || !values.some((wanted) => hasOption(value, wanted)),
  HAS_PROPERTY: (value) => value !== undefined,
  NOT_HAS_PROPERTY: (value) => value === undefined,
  CONTAINS_TOKEN: (value, { value: token = '' }) => value !== undefined && containsToken(value, token),
  NOT_CONTAINS_TOKEN: (value, { value: token = '' }) => value === undefined || !containsToken(value, token),
};

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
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
function compared(left: string, right: string): number {
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
