import type { KnownMonth } from './full-months';

export const whyNoRevenue = 'The yearly value of the contract is not known.';
export const whyNoCost = 'What an hour of work costs is not known: no agent in HaloPSA has a cost.';

export function hoursText(hours: number): string {
  return `${hours.toFixed(1)} hours of work recorded`;
}

/** Hours worked on all tickets of these months, whoever opened them: work on alerts costs as much. */
export function hoursIn(months: readonly KnownMonth[]): number {
  // Through whole hundredths: adding must not depend on the order of rows.
  const hundredths = months.reduce(
    (total, { rows }) => rows.reduce((sum, { hours }) => sum + Math.round(hours * 100), total),
    0,
  );
  return hundredths / 100;
}
