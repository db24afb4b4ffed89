import type { Query } from './query';

export type Row = Readonly<Record<string, unknown>>;

/** Rows a page can have, whatever is asked. Source: docs/reference/apis/halopsa-simulator.md, seen live on /Tickets. */
const pageCap = 100;
/** Rows without paging and without a count. */
export const usualCount = 50;

export interface Page {
  readonly number: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

export function pageOf(query: Query): Page {
  const isPaged = query.flag('pageinate');
  const count = query.whole('count') ?? usualCount;
  const asked = query.whole('page_size') ?? usualCount;
  const number = Math.max(1, query.whole('page_no') ?? 1);
  if (!isPaged) return { number: 1, size: Math.max(0, count), from: 0, to: Math.max(0, count) };
  const size = Math.min(pageCap, Math.max(1, asked));
  return { number, size, from: (number - 1) * size, to: number * size };
}

/** Orders, cuts and wraps a list that fits in memory. Some installed clients crash where page_no or page_size is missing. */
export function envelope(query: Query, key: string, rows: readonly Row[]): Row {
  const page = pageOf(query);
  return {
    page_no: page.number,
    page_size: page.size,
    record_count: rows.length,
    [key]: ordered(query, rows).slice(page.from, page.to),
  };
}

/** A list whose rows are worth making only where they are shown. */
export interface LongList<Record> {
  readonly records: readonly Record[];
  idOf(record: Record): number;
  rowOf(record: Record): Row;
  /** Fields by which the records can be ordered without making their rows. */
  readonly orders?: Readonly<{ [field: string]: (record: Record) => number }>;
}

/** For lists that can also be asked for ids alone. */
export function envelopeOf<Record>(query: Query, key: string, list: LongList<Record>): Row {
  const { records, idOf, rowOf, orders = {} } = list;
  const idsOnly = query.flag('idonly');
  const field = query.text('order')?.toLowerCase();
  const direction = query.flag('orderdesc') ? -1 : 1;
  const page = pageOf(query);
  const shown = (row: Row): Row => (idsOnly ? { id: row['id'] } : row);
  const keyOf = field === 'id' ? idOf : field === undefined ? undefined : orders[field];
  if (field !== undefined && keyOf === undefined) {
    const wrapped = envelope(query, key, records.map(rowOf));
    return { ...wrapped, [key]: (wrapped[key] as readonly Row[]).map(shown) };
  }
  const sorted =
    keyOf === undefined ? records : [...records].sort((left, right) => direction * (keyOf(left) - keyOf(right)));
  return {
    page_no: page.number,
    page_size: page.size,
    record_count: records.length,
    [key]: sorted.slice(page.from, page.to).map((record) => shown(rowOf(record))),
  };
}

/** The same for rows that were made already. */
export function envelopeOrIds(query: Query, key: string, rows: readonly Row[]): Row {
  return envelopeOf(query, key, { records: rows, idOf: ({ id }) => Number(id), rowOf: (row) => row });
}

function ordered(query: Query, rows: readonly Row[]): readonly Row[] {
  const orders = ['', '2', '3', '4', '5'].flatMap((suffix) => {
    const field = query.text(`order${suffix}`)?.toLowerCase();
    const direction = query.flag(`orderdesc${suffix}`) ? -1 : 1;
    return field === undefined ? [] : [{ field, direction }];
  });
  if (orders.length === 0) return rows;
  return [...rows].sort((left, right) => {
    for (const { field, direction } of orders) {
      const order = direction * compared(left[field], right[field]);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compared(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [one, other] = [comparable(left), comparable(right)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The form of a date says nothing of its place: ordered as the database holds it. */
function comparable(value: unknown): string {
  const text = String(value ?? '');
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return text;
  const at = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
}
