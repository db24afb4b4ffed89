import type { RequestSums, ServiceMonth } from '#domain/readiness/service-month';
import { monthsAsking } from './contract-facts';

/** The last full months, oldest first, with these sums over what people asked for. */
export function monthsOfPeople(sums: readonly Partial<RequestSums>[]): readonly ServiceMonth[] {
  return monthsAsking(sums.length, (place) => sums[place] ?? {});
}

/** Texts with a tone in each of the last three full months, with so many negative ones and complaints in the last. */
export function toneMonths(texts: number, last: Partial<RequestSums> = {}): readonly ServiceMonth[] {
  return monthsOfPeople([{ toneCount: texts }, { toneCount: texts }, { toneCount: texts, ...last }]);
}
