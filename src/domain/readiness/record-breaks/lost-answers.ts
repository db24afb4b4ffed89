import type { CalendarDate, CalendarMonth } from '../../vocabulary/calendar-date';
import { fullMonthsBefore } from '../full-months';
import type { ServiceMonth } from '../service-month';

/** Months looked at: as far back as satisfaction is compared. */
const comparedMonths = 18;
/** So many answers were to be expected: none at all then comes once in some three thousand times. */
const fewestExpected = 8;

/** Answers of all clients by the month in which they were given. */
export type AnswersByMonth = readonly (readonly [month: CalendarMonth, answers: number])[];

/**
 * Full months, oldest first, in which no client at all answered, or about whose tickets none did, although the usual share of answers
 * would have given eight or more: the survey was off, or its answers were lost. Before the first answer there was no survey to lose.
 */
export function monthsWithoutAnswers(
  months: readonly ServiceMonth[],
  given: AnswersByMonth,
  asOf: CalendarDate,
): readonly CalendarMonth[] {
  const wanted = fullMonthsBefore(asOf, comparedMonths);
  // Nearly all tickets are closed within days: those opened in a month stand for those closed in it.
  const closed = summed(months, wanted, (row) => row.closed);
  const about = summed(months, wanted, (row) => row.csatCount);
  const lost = new Set([...silentMonths(closed, new Map(given), wanted), ...silentMonths(closed, about, wanted)]);
  return wanted.filter((month) => lost.has(month));
}

type Counts = ReadonlyMap<CalendarMonth, number>;

function summed(
  rows: readonly ServiceMonth[],
  wanted: readonly CalendarMonth[],
  of: (row: ServiceMonth) => number,
): Counts {
  const sums = new Map(wanted.map((month) => [month, 0]));
  for (const row of rows) {
    const sum = sums.get(row.month);
    if (sum !== undefined) sums.set(row.month, sum + of(row));
  }
  return sums;
}

function silentMonths(closed: Counts, answers: Counts, wanted: readonly CalendarMonth[]): readonly CalendarMonth[] {
  const isAnswered = (month: CalendarMonth) => (answers.get(month) ?? 0) > 0;
  const first = wanted.findIndex(isAnswered);
  if (first === -1) return [];
  const surveyed = wanted.slice(first);
  const answered = surveyed.filter(isAnswered);
  const share = total(answers, answered) / total(closed, answered);
  return surveyed.filter((month) => !isAnswered(month) && (closed.get(month) ?? 0) * share >= fewestExpected);
}

function total(counts: Counts, months: readonly CalendarMonth[]): number {
  return months.reduce((sum, month) => sum + (counts.get(month) ?? 0), 0);
}
