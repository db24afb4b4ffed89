import { assert } from '../vocabulary/assert';
import { addMonths, monthOf, type CalendarDate, type CalendarMonth } from '../vocabulary/calendar-date';
import type { ContractFacts } from './contract-facts';
import type { RequestSums, ServiceMonth } from './service-month';

const factsOfClients = new WeakMap<ContractFacts, ContractFacts>();

/** The same facts as of the client as a whole: its months in place of the contract's. Source: docs/domain/readiness.md, "Tone". */
export function ofTheClient(facts: ContractFacts): ContractFacts {
  const known = factsOfClients.get(facts);
  if (known !== undefined) return known;
  const { months: _own, clientMonths, ...rest } = facts;
  const whole = clientMonths === undefined ? rest : { ...rest, months: clientMonths };
  factsOfClients.set(facts, whole);
  return whole;
}

/** The calendar months that lie wholly before a day, oldest first. */
export function fullMonthsBefore(asOf: CalendarDate, count: number): readonly CalendarMonth[] {
  const current = monthOf(asOf);
  return Array.from({ length: count }, (_, index) => addMonths(current, index - count));
}

/** Rows of one known month. None: a month without a ticket. */
export interface KnownMonth {
  readonly month: CalendarMonth;
  readonly rows: readonly ServiceMonth[];
  /** What people asked for, row by row. Absent: not known of every row. */
  readonly sums?: readonly RequestSums[];
}

/** No signal looks back further. */
const longestLook = 24;

/** A dozen signals ask for the months of the same facts, which never change. */
const monthsOfFacts = new WeakMap<ContractFacts, readonly KnownMonth[]>();

/**
 * The known ones of the last full months, oldest first. A month counts as known from its first day on, never in part: what lies
 * before the history is unknown, not quiet.
 */
export function knownMonths(facts: ContractFacts, count: number): readonly KnownMonth[] {
  assert(count <= longestLook, `a signal looks back ${longestLook} months at most`);
  let known = monthsOfFacts.get(facts);
  if (known === undefined) {
    known = everyKnownMonth(facts);
    monthsOfFacts.set(facts, known);
  }
  // Known months are the latest ones: a history has a beginning, not holes.
  return known.slice(-count);
}

function everyKnownMonth({ months, historyStartsOn, asOf }: ContractFacts): readonly KnownMonth[] {
  if (months === undefined || historyStartsOn === undefined) return [];
  const rowsByMonth = new Map<CalendarMonth, ServiceMonth[]>();
  for (const month of fullMonthsBefore(asOf, longestLook))
    if (`${month}-01` >= historyStartsOn) rowsByMonth.set(month, []);
  for (const row of months) rowsByMonth.get(row.month)?.push(row);
  return [...rowsByMonth].map(([month, rows]) => monthOfRows(month, rows));
}

export function monthOfRows(month: CalendarMonth, rows: readonly ServiceMonth[]): KnownMonth {
  const sums: RequestSums[] = [];
  for (const { people } of rows) {
    if (people === undefined) return { month, rows };
    sums.push(people);
  }
  return { month, rows, sums };
}

/** Every row of the last full months; undefined unless all of these months are known. */
export function rowsOfFullMonths(facts: ContractFacts, count: number): readonly ServiceMonth[] | undefined {
  const known = knownMonths(facts, count);
  return known.length < count ? undefined : known.flatMap(({ rows }) => rows);
}

/** Why ticket months cannot be read. */
export function whyNoHistory({ months, historyStartsOn }: ContractFacts, count: number): string {
  if (months === undefined || historyStartsOn === undefined) return 'The ticket history has not been read.';
  return `Tickets are known from ${historyStartsOn}; ${count} full months are needed.`;
}

export function openedIn(rows: readonly ServiceMonth[]): number {
  return rows.reduce((total, { opened }) => total + opened, 0);
}

/** Tickets that people opened. Undefined when it is not known of every one whether a machine did. */
export function openedByPeople(rows: readonly ServiceMonth[]): number | undefined {
  const machines = machineMadeIn(rows);
  return machines === undefined ? undefined : openedIn(rows) - machines;
}

export function machineMadeIn(rows: readonly ServiceMonth[]): number | undefined {
  return rows.reduce<number | undefined>(
    (total, { machineMade }) => (total === undefined || machineMade === undefined ? undefined : total + machineMade),
    0,
  );
}

/**
 * Why people's tickets cannot be told from those of machines; undefined when they can. A fall in alerts must not pass for a fall in
 * requests, nor hide a rise.
 */
export function whyMixed(known: readonly KnownMonth[]): string | undefined {
  const mixed = known.find(({ rows }) => machineMadeIn(rows) === undefined);
  return mixed === undefined
    ? undefined
    : `The history is being read again: the tickets of ${mixed.month} were counted before alerts were told from requests.`;
}
