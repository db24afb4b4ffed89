import type { CalendarMonth } from '../vocabulary/calendar-date';
import type { ContractFacts } from './contract-facts';
import { fullMonthsBefore } from './full-months';
import type { ServiceMonth } from './service-month';

export type CsatScale = NonNullable<ContractFacts['csatScale']>;

export const whyNoScale = 'The satisfaction scale is not confirmed in the settings.';

/** Undefined until an administrator confirmed a scale that has two ends. */
export function confirmedScale({ csatScale }: ContractFacts): CsatScale | undefined {
  return csatScale === undefined || csatScale.best === csatScale.worst ? undefined : csatScale;
}

export function isOnScale({ best, worst }: CsatScale, value: number): boolean {
  return value >= Math.min(best, worst) && value <= Math.max(best, worst);
}

export function whyOffScale({ best, worst }: CsatScale): string {
  return `Answers lie outside the confirmed scale from ${worst} (worst) to ${best} (best).`;
}

/** Why the answers of the last full months cannot be counted: some were lost. Undefined when none were. */
export function whyAnswersLost(facts: ContractFacts, count: number): string | undefined {
  if (facts.monthsWithoutSatisfaction === undefined) return 'It is not known whether satisfaction answers were lost.';
  const lost = new Set<CalendarMonth>(facts.monthsWithoutSatisfaction);
  const month = fullMonthsBefore(facts.asOf, count).find((full) => lost.has(full));
  return month === undefined
    ? undefined
    : `No client at all answered in ${month}: those answers were lost, so nothing can be said.`;
}

export function answersText(count: number): string {
  return count === 1 ? '1 satisfaction answer' : `${count} satisfaction answers`;
}

export function answersIn(rows: readonly ServiceMonth[]): { readonly count: number; readonly sum: number } {
  return rows.reduce(
    (total, { csatCount, csatSum }) => ({ count: total.count + csatCount, sum: total.sum + csatSum }),
    { count: 0, sum: 0 },
  );
}
