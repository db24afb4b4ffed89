import type { CalendarDate, CalendarMonth } from '../../vocabulary/calendar-date';
import { fullMonthsBefore } from '../full-months';
import type { ServiceMonth } from '../service-month';

/** Months looked at: as far back as satisfaction is compared. */
const comparedMonths = 18;
/** So many answers were to be expected: none at all then comes once in some three thousand times. */
const fewestExpected = 8;

interface MonthAnswers {
  readonly month: CalendarMonth;
  readonly closed: number;
  readonly answers: number;
}

/**
 * Full months, oldest first, in which no client at all answered although the usual share of answers would have given eight or more:
 * the survey was off, or its answers were lost. Before the first answer there was no survey to lose.
 */
export function monthsWithoutAnswers(months: readonly ServiceMonth[], asOf: CalendarDate): readonly CalendarMonth[] {
  const all = answersByMonth(months, fullMonthsBefore(asOf, comparedMonths));
  const first = all.findIndex(({ answers }) => answers > 0);
  if (first === -1) return [];
  const surveyed = all.slice(first);
  const answered = surveyed.filter(({ answers }) => answers > 0);
  const closed = answered.reduce((total, month) => total + month.closed, 0);
  const share = closed === 0 ? 0 : answered.reduce((total, { answers }) => total + answers, 0) / closed;
  return surveyed
    .filter((month) => month.answers === 0 && month.closed * share >= fewestExpected)
    .map(({ month }) => month);
}

function answersByMonth(months: readonly ServiceMonth[], wanted: readonly CalendarMonth[]): readonly MonthAnswers[] {
  const sums = new Map(wanted.map((month) => [month, { month, closed: 0, answers: 0 }]));
  for (const { month, closed, csatCount } of months) {
    const sum = sums.get(month);
    if (sum === undefined) continue;
    sum.closed += closed;
    sum.answers += csatCount;
  }
  return [...sums.values()];
}
