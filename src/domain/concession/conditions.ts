import { addDays, isCalendarDate, type CalendarDate } from '../vocabulary/calendar-date';

/** What a grant depends on, and until when it is to be met. */
export interface Condition {
  readonly text: string;
  readonly dueOn: CalendarDate;
}

/** Where nobody names a day and the term before is over already. Our choice. */
const usualDays = 30;
/** Further ahead nobody would remember it. Our choice. */
export const furthestConditionDays = 731;

export interface ConditionQuestion {
  /** One condition a line; a line that ends with `by 2027-01-31` names its own day. */
  readonly words: string;
  /** Chosen for all of them; undefined: the end of the term before, within which the renewal is signed. */
  readonly chosenOn: CalendarDate | undefined;
  readonly termEndsOn: CalendarDate | undefined;
  readonly today: CalendarDate;
}

export type ConditionsAnswer =
  | { readonly kind: 'conditions'; readonly conditions: readonly Condition[] }
  /** A day that is past, none of the calendar, or too far ahead. */
  | { readonly kind: 'refused'; readonly because: 'dueDayOdd' };

/** Every condition has a day on which it is due: one that never falls due is none. */
export function conditionsOf({ words, chosenOn, termEndsOn, today }: ConditionQuestion): ConditionsAnswer {
  const usual = termEndsOn !== undefined && termEndsOn > today ? termEndsOn : addDays(today, usualDays);
  const conditions = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((text) => ({ text, dueOn: namedDay(text) ?? chosenOn ?? usual }));
  const isOdd = ({ dueOn }: Condition) =>
    !isCalendarDate(dueOn) || dueOn < today || dueOn > addDays(today, furthestConditionDays);
  return conditions.some(isOdd) ? { kind: 'refused', because: 'dueDayOdd' } : { kind: 'conditions', conditions };
}

function namedDay(text: string): CalendarDate | undefined {
  return /\bby (\d{4}-\d{2}-\d{2})[.!]?$/i.exec(text)?.[1];
}
