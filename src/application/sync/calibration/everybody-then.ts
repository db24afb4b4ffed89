import type { ContractFacts, PortfolioFacts } from '#domain/readiness/contract-facts';
import { portfolioFacts } from '#domain/readiness/portfolio';
import type { AnswersByMonth } from '#domain/readiness/record-breaks/lost-answers';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { addMonths, monthOf, type CalendarDate, type CalendarMonth } from '#domain/vocabulary/calendar-date';
import { breakFactsOf, recordBreaksIn } from '../facts/record-breaks';

/** What all clients together looked like at the beginning of a month. */
export interface Everybody {
  readonly portfolio: PortfolioFacts;
  readonly breaks: Pick<ContractFacts, 'monthsWithoutSatisfaction' | 'renamedCategories'>;
}

interface Span {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Satisfaction answers that were given in each month. Absent: not asked for yet. */
  readonly answers: AnswersByMonth | undefined;
}

/** Only full months count, so every day of a month sees the same. Sums are taken as they stand today: of all clients together the difference is small. */
export function everybodyByMonth(
  sums: readonly ServiceMonth[],
  { from, to, answers }: Span,
): ReadonlyMap<CalendarMonth, Everybody> {
  const found = new Map<CalendarMonth, Everybody>();
  for (let month = monthOf(from); month <= monthOf(to); month = addMonths(month, 1)) {
    const day = `${month}-01`;
    const known = sums.filter((sum) => sum.month < month);
    found.set(month, {
      portfolio: portfolioFacts(known, day),
      breaks: breakFactsOf(recordBreaksIn(known, answers, day)),
    });
  }
  return found;
}
