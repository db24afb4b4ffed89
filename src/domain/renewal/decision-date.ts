import { addDays, type CalendarDate } from '../vocabulary/calendar-date';

export interface ContractTerms {
  readonly termStartsOn?: CalendarDate;
  readonly termEndsOn?: CalendarDate;
  readonly isEvergreen: boolean;
  /** The contract's own, or the default of the settings. */
  readonly noticePeriodDays: number;
}

/**
 * The last day on which the renewal can be decided: term end minus notice period. An evergreen contract is reviewed once a year,
 * on the next anniversary of its start. Undefined when no date is known: a data gap, never a guess.
 */
export function decisionDate(terms: ContractTerms, asOf: CalendarDate): CalendarDate | undefined {
  const { termStartsOn, termEndsOn, isEvergreen, noticePeriodDays } = terms;
  if (isEvergreen) return termStartsOn === undefined ? undefined : nextAnniversary(termStartsOn, asOf);
  return termEndsOn === undefined ? undefined : addDays(termEndsOn, -noticePeriodDays);
}

/** First anniversary on or after a day. The start itself is none. 29 February is kept on the 28th in other years. */
function nextAnniversary(start: CalendarDate, asOf: CalendarDate): CalendarDate {
  const firstYear = Number(start.slice(0, 4)) + 1;
  const year = Math.max(firstYear, Number(asOf.slice(0, 4)));
  const sameYear = anniversaryIn(year, start);
  return sameYear >= asOf ? sameYear : anniversaryIn(year + 1, start);
}

function anniversaryIn(year: number, start: CalendarDate): CalendarDate {
  const yearText = String(year).padStart(4, '0');
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const monthAndDay = start.slice(5);
  return `${yearText}-${monthAndDay === '02-29' && !isLeap ? '02-28' : monthAndDay}`;
}
