import { categoryRenames, type CategoryRename } from '#domain/readiness/record-breaks/category-renames';
import { monthsWithoutAnswers, type AnswersByMonth } from '#domain/readiness/record-breaks/lost-answers';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { ServiceMonth } from '#domain/readiness/service-month';
import type { CalendarDate, CalendarMonth } from '#domain/vocabulary/calendar-date';
import { furtherCategories } from '../category-list';

/** Where the records of all clients break at once: what looks like news of every client is news of none. */
export interface RecordBreaks {
  readonly monthsWithoutSatisfaction: readonly CalendarMonth[];
  readonly renames: readonly CategoryRename[];
}

/** `given`: every answer that the service desk knows. Absent: it was not asked yet, and then none is called lost. */
export function recordBreaksIn(
  months: readonly ServiceMonth[],
  given: AnswersByMonth | undefined,
  today: CalendarDate,
): RecordBreaks {
  return {
    monthsWithoutSatisfaction: given === undefined ? [] : monthsWithoutAnswers(months, given, today),
    renames: categoryRenames(months, today, [0, furtherCategories]),
  };
}

export function breakFactsOf(
  breaks: RecordBreaks | undefined,
): Pick<ContractFacts, 'monthsWithoutSatisfaction' | 'renamedCategories'> {
  if (breaks === undefined) return {};
  const { monthsWithoutSatisfaction, renames } = breaks;
  const renamed = new Set(renames.flatMap(({ ended, began }) => [...ended, ...began]));
  return { monthsWithoutSatisfaction, renamedCategories: [...renamed].sort((a, b) => a - b) };
}
