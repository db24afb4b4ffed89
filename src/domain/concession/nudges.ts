import type { CalendarDate, Instant } from '../vocabulary/calendar-date';
import { businessHoursBefore, closingAfter, type BusinessCalendar, type WallClock } from '../vocabulary/business-time';
import type { Level } from './approval-policy';
import type { RequestState } from './concession-request';
import type { Deadlines } from './deadlines';

/**
 * What is said again of a request, once each: `answer`, the time to answer is nearly over; `silent`, it is over at the last level,
 * from which nothing goes up; `lapse`, the request is about to lapse; `review`, the review of an emergency is late.
 */
export const nudges = ['answer', 'silent', 'lapse', 'review'] as const;
export type Nudge = (typeof nudges)[number];

export interface NudgeQuestion {
  readonly state: RequestState;
  readonly level: number;
  readonly deadlines: Deadlines;
  /** Absent: no review is due. */
  readonly reviewBy?: Instant;
}

/** Business hours before the end of the time to answer, and before a request lapses. Our choice. */
const answerHours = 3;
const lapseHours = 8;
const lastLevel: Level = 3;

/** Source: spec of concessions 1, "SLA": after the time to answer silence escalates. When people are reminded is our choice. */
export function nudgesDue(
  { state, level, deadlines, reviewBy }: NudgeQuestion,
  now: Instant,
  calendar: BusinessCalendar,
  clock: WallClock,
): readonly Nudge[] {
  const { answerBy, expiresAt } = deadlines;
  const isWaiting = state === 'open' || state === 'factsAsked' || state === 'countered';
  const due: Record<Nudge, boolean> = {
    answer: state === 'open' && now <= answerBy && now >= businessHoursBefore(answerBy, answerHours, calendar, clock),
    silent: state === 'open' && level === lastLevel && now > answerBy && now <= expiresAt,
    lapse: isWaiting && now <= expiresAt && now >= businessHoursBefore(expiresAt, lapseHours, calendar, clock),
    review: reviewBy !== undefined && now > reviewBy,
  };
  return nudges.filter((nudge) => due[nudge]);
}

/** Until when finance reviews what one leader granted alone: the end of the next business day. Source: spec of concessions 1. */
export function reviewByOf(grantedOn: CalendarDate, calendar: BusinessCalendar, clock: WallClock): Instant {
  return closingAfter(grantedOn, 1, calendar, clock);
}
