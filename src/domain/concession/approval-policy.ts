import type { Role } from '../vocabulary/person';
import { concessionTypes, type ConcessionType } from './concession-ask';

export type Level = 1 | 2 | 3;
export const levels: readonly Level[] = [1, 2, 3];

/** The sides of a concession that are measured by a number. Source: spec of concessions 1, the table of axes. */
export const measuredAxes = ['depth', 'margin', 'amount', 'term', 'count', 'coverage'] as const;
export type MeasuredAxis = (typeof measuredAxes)[number];

/** What each axis counts, as the policy's editor and the card say it. */
export const axisWords: Record<MeasuredAxis | 'type', string> = {
  depth: 'cumulative depth in percent of the reference price',
  margin: 'margin after the concession, in points above the floor',
  amount: 'cumulative yearly value for the client',
  term: 'months of the term granted',
  count: 'concessions to this client in 24 months, this one included',
  coverage: 'evidence behind the readiness, in percent',
  type: 'type of concession',
};

/**
 * One readable row: from where to where an axis asks for a level. `atLeast` and `upTo` belong to the row, `above` and `below` do
 * not. An absent end is open.
 */
export interface RangeRow {
  readonly axis: MeasuredAxis;
  readonly level: Level;
  readonly atLeast?: number;
  readonly above?: number;
  readonly upTo?: number;
  readonly below?: number;
  /** Of `amount` rows: ISO 4217. Amounts are in major units. */
  readonly currency?: string;
}

export interface TypeRow {
  readonly axis: 'type';
  readonly level: Level;
  readonly types: readonly ConcessionType[];
}

export type PolicyRow = RangeRow | TypeRow;

/** Who must approve what. A version names one policy for ever: an old decision can be read against it. */
export interface ApprovalPolicy {
  readonly version: string;
  readonly rows: readonly PolicyRow[];
  /** Without anything given in return the level is at least this. */
  readonly levelWithoutGive: Level;
  readonly rolesByLevel: Readonly<Record<Level, readonly Role[]>>;
}

/** Source: spec of concessions 1. Defaults to be edited by each MSP; their numbers are our choice. */
export const usualPolicy: ApprovalPolicy = {
  version: '1',
  rows: [
    { axis: 'depth', level: 1, upTo: 5 },
    { axis: 'depth', level: 2, above: 5, upTo: 10 },
    { axis: 'depth', level: 3, above: 10 },
    { axis: 'margin', level: 1, atLeast: 0 },
    { axis: 'margin', level: 2, atLeast: -5, below: 0 },
    { axis: 'margin', level: 3, below: -5 },
    { axis: 'amount', level: 1, below: 3_000, currency: 'GBP' },
    { axis: 'amount', level: 2, atLeast: 3_000, below: 12_000, currency: 'GBP' },
    { axis: 'amount', level: 3, atLeast: 12_000, currency: 'GBP' },
    { axis: 'term', level: 1, upTo: 24 },
    { axis: 'term', level: 2, above: 24, upTo: 36 },
    { axis: 'term', level: 3, above: 36 },
    {
      axis: 'type',
      level: 1,
      types: ['priceCut', 'escalatorWaiver', 'freeMonths', 'serviceCredit', 'freeLabor', 'setupWaiver'],
    },
    { axis: 'type', level: 2, types: ['seatWaiver', 'scopeAtNoCharge', 'paymentTerms', 'slaChange'] },
    { axis: 'type', level: 3, types: ['priceLock', 'liability', 'exitRight', 'mostFavored'] },
    { axis: 'count', level: 1, upTo: 1 },
    { axis: 'count', level: 2, above: 1, upTo: 2 },
    { axis: 'count', level: 3, above: 2 },
    { axis: 'coverage', level: 1, atLeast: 60 },
    { axis: 'coverage', level: 2, below: 60 },
  ],
  levelWithoutGive: 2,
  rolesByLevel: { 1: ['successLead'], 2: ['leader'], 3: ['leader', 'finance'] },
};

/** The rows of an axis; of `amount` those of one currency. */
export function rowsOf(policy: ApprovalPolicy, axis: MeasuredAxis, currency?: string): readonly RangeRow[] {
  return policy.rows.filter(
    (row): row is RangeRow => row.axis === axis && (axis !== 'amount' || (row as RangeRow).currency === currency),
  );
}

export function holds({ atLeast, above, upTo, below }: RangeRow, value: number): boolean {
  return (
    (atLeast === undefined || value >= atLeast) &&
    (above === undefined || value > above) &&
    (upTo === undefined || value <= upTo) &&
    (below === undefined || value < below)
  );
}

/** `depth, level 2: above 5, up to 10`. */
export function rowText(row: PolicyRow): string {
  if (row.axis === 'type') return `type, level ${row.level}: ${row.types.join(', ')}`;
  const ends = [
    ['at least', row.atLeast],
    ['above', row.above],
    ['up to', row.upTo],
    ['below', row.below],
  ] as const;
  const range = ends.flatMap(([word, value]) => (value === undefined ? [] : [`${word} ${value}`])).join(', ');
  const currency = row.currency === undefined ? '' : ` ${row.currency}`;
  return `${row.axis}${currency}, level ${row.level}: ${range === '' ? 'everything' : range}`;
}

export function isConcessionType(text: string): text is ConcessionType {
  return (concessionTypes as readonly string[]).includes(text);
}
