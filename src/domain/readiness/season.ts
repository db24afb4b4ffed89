import type { CalendarMonth } from '../vocabulary/calendar-date';
import type { PortfolioFacts } from './contract-facts';

export const whyNoSeason = 'The season of the portfolio is not known for every month.';

/** How busy each of these months is for everybody, 1 on average. Undefined unless that is known of all of them. */
export function seasonOf(
  { monthIndex }: PortfolioFacts,
  months: readonly { readonly month: CalendarMonth }[],
): readonly number[] | undefined {
  const season: number[] = [];
  for (const { month } of months) {
    const index = monthIndex[month];
    if (index === undefined) return undefined;
    season.push(index);
  }
  return season;
}
