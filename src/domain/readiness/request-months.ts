import { monthOf, type CalendarMonth } from '../vocabulary/calendar-date';
import type { TicketId } from '../vocabulary/ids';
import type { ContractFacts } from './contract-facts';
import { knownMonths, monthOfRows, whyNoHistory, type KnownMonth } from './full-months';
import type { UnknownReading } from './reading';
import type { RequestSums, TicketKind } from './service-month';
import { unknown } from './signal';

/** What people asked for in a known month. No sums: a month without a ticket. */
export interface RequestMonth {
  readonly month: CalendarMonth;
  readonly sums: readonly RequestSums[];
}

export type RequestHistory = { readonly kind: 'known'; readonly months: readonly RequestMonth[] } | UnknownReading;

/** A card links to no more than these. */
const linkedTickets = 10;

/** The last full months with what people asked for, oldest first. Unknown, as a reading, unless all of these months are. */
export function requestHistory(facts: ContractFacts, count: number): RequestHistory {
  const known = knownMonths(facts, count);
  if (known.length < count) return unknown(whyNoHistory(facts, count));
  return requestsIn(known);
}

/** The same, and the month of asking as far as it has come. */
export function requestsUpToToday(facts: ContractFacts, count: number): RequestHistory {
  const known = knownMonths(facts, count);
  if (known.length < count) return unknown(whyNoHistory(facts, count));
  const current = monthOf(facts.asOf);
  const rows = (facts.months ?? []).filter(({ month }) => month === current);
  return requestsIn([...known, monthOfRows(current, rows)]);
}

/** Rows of older workbooks hold no sums over requests until their tickets have been read once more. */
function requestsIn(known: readonly KnownMonth[]): RequestHistory {
  if (known.every(isAsked)) return { kind: 'known', months: known };
  const old = known.find((month) => !isAsked(month));
  return unknown(whyReadAgain(old?.month ?? ''));
}

function isAsked(month: KnownMonth): month is KnownMonth & RequestMonth {
  return month.sums !== undefined;
}

export function whyReadAgain(month: CalendarMonth): string {
  return `The history is being read again: the tickets of ${month} were counted before the product looked at this.`;
}

type CountedSum = {
  [Name in keyof RequestSums]: RequestSums[Name] extends number ? Name : never;
}[keyof RequestSums];

export function sumOf(months: readonly RequestMonth[], name: CountedSum): number {
  let total = 0;
  for (const { sums } of months) for (const sum of sums) total += sum[name];
  return total;
}

/** Newest first: ids grow. */
export function ticketIdsOf(months: readonly RequestMonth[], kind: TicketKind): readonly TicketId[] {
  const ids: TicketId[] = [];
  for (const { sums } of months) for (const { ticketIds } of sums) ids.push(...(ticketIds[kind] ?? []));
  return newestIds(ids);
}

export function newestIds(ids: readonly TicketId[]): readonly TicketId[] {
  return [...new Set(ids)].sort((a, b) => b - a).slice(0, linkedTickets);
}
