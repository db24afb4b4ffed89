import { cursorIn } from '../call';
import { invalid } from '../failure';
import { isObject, objectsIn, textIn, textsIn, type JsonObject } from '../json';
import { kinds, type ObjectType } from '../object-types';
import type { Portal } from '../portal';
import type { CrmRecord } from './crm-record';
import { shownRecord, valueOf } from './record-view';
import { compared, filterIn, type Filter } from './search-filter';

/** Source: docs/reference/apis/hubspot-simulator.md, "Search". */
const limits = { groups: 5, filtersPerGroup: 6, filters: 18, page: 200, results: 10_000, query: 3_000 };

interface Sort {
  readonly name: string;
  readonly direction: 1 | -1;
}

interface Search {
  readonly groups: readonly (readonly Filter[])[];
  readonly words: readonly string[];
  readonly sort: Sort | undefined;
  readonly limit: number;
  readonly from: number;
  readonly properties: readonly string[];
}

/** Filters of a group all hold, or those of another group. A write of the last seconds is not known yet. */
export function search(portal: Portal, type: ObjectType, body: JsonObject): Record<string, unknown> {
  const { groups, words, sort, limit, from, properties } = searchIn(portal, type, body);
  const found: CrmRecord[] = [];
  for (const record of portal.records[type].searched()) {
    const read = (name: string): string | undefined => valueOf(portal, type, record, name);
    const isWanted = groups.length === 0 || groups.some((filters) => filters.every((holds) => holds(read)));
    if (isWanted && words.every((word) => hasWord(type, read, word))) found.push(record);
  }
  const sorted = inOrder(portal, type, found, sort);
  const next = from + limit;
  return {
    total: sorted.length,
    results: sorted.slice(from, next).map((record) => shownRecord(portal, type, record, { properties })),
    ...(next < sorted.length ? { paging: { next: { after: String(next) } } } : {}),
  };
}

function searchIn(portal: Portal, type: ObjectType, body: JsonObject): Search {
  const groups = objectsIn(body['filterGroups'], 'filterGroups').map((group) => objectsIn(group['filters'], 'filters'));
  const filterCount = groups.reduce((sum, filters) => sum + filters.length, 0);
  if (groups.length > limits.groups) throw invalid(`The maximum number of filter groups is ${limits.groups}`);
  if (groups.some((filters) => filters.length > limits.filtersPerGroup) || filterCount > limits.filters) {
    throw invalid(`The maximum number of filters is ${limits.filtersPerGroup} per group and ${limits.filters} in all`);
  }
  const limit = Number(body['limit'] ?? 10);
  if (!Number.isInteger(limit) || limit < 0 || limit > limits.page) {
    throw invalid(`The maximum page size is ${limits.page}`);
  }
  const from = cursorIn(textIn(body['after']));
  if (from + limit > limits.results) throw invalid(`A search pages through at most ${limits.results} results`);
  const query = textIn(body['query']) ?? '';
  if (query.length > limits.query) throw invalid(`The query is longer than ${limits.query} characters`);
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return {
    groups: groups.map((filters) => filters.map((filter) => filterIn(portal, type, filter))),
    words,
    sort: sortIn(portal, type, body['sorts']),
    limit,
    from,
    properties: textsIn(body['properties'], 'properties'),
  };
}

/** The schema types sorts as texts, the guides send objects. Both work. */
function sortIn(portal: Portal, type: ObjectType, sorts: unknown): Sort | undefined {
  if (sorts === undefined || sorts === null) return undefined;
  if (!Array.isArray(sorts)) throw invalid('Invalid input JSON: sorts is not a list');
  if (sorts.length > 1) throw invalid('A search takes one sort');
  const sort: unknown = sorts[0];
  if (sort === undefined) return undefined;
  const written = isObject(sort) ? textIn(sort['propertyName']) : textIn(sort);
  const name = (written ?? '').replace(/^-/, '').toLowerCase();
  const isDescending = isObject(sort) ? sort['direction'] === 'DESCENDING' : written?.startsWith('-') === true;
  if (portal.properties.find(type, name) === undefined) throw invalid(`Property "${name}" does not exist`);
  return { name, direction: isDescending ? -1 : 1 };
}

function hasWord(type: ObjectType, read: (name: string) => string | undefined, word: string): boolean {
  return kinds[type].searched.some((name) => read(name)?.toLowerCase().includes(word) === true);
}

/** Oldest first when nothing was said. */
function inOrder(
  portal: Portal,
  type: ObjectType,
  records: readonly CrmRecord[],
  sort: Sort | undefined,
): readonly CrmRecord[] {
  const byId = (left: CrmRecord, right: CrmRecord): number => Number(left.id) - Number(right.id);
  if (sort === undefined)
    return [...records].sort((left, right) => left.createdAt - right.createdAt || byId(left, right));
  const { name, direction } = sort;
  return records
    .map((record) => ({ record, value: valueOf(portal, type, record, name) ?? '' }))
    .sort((left, right) => direction * compared(left.value, right.value) || byId(left.record, right.record))
    .map(({ record }) => record);
}
