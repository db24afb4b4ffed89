import { addDays, type CalendarDate, type Instant } from '../vocabulary/calendar-date';
import { businessHoursBefore, closingAfter, type BusinessCalendar, type WallClock } from '../vocabulary/business-time';
import type { Level } from './approval-policy';
import { endNoticeDays } from './concession-end';
import type { RequestState } from './concession-request';
import type { Deadlines } from './deadlines';

/**
 * What is said again of a request, once each: `answer`, the time to answer is nearly over; `silent`, it is over at the last level,
 * from which nothing goes up; `lapse`, the request is about to lapse; `review`, the review of an emergency is late; `ending` and
 * `ended`, its last day comes or has passed; `overdue:` with a day, conditions that were due on that day are not met.
 */
const plainNudges = ['answer', 'silent', 'lapse', 'review', 'ending', 'ended'] as const;
export type Nudge = (typeof plainNudges)[number] | `overdue:${CalendarDate}`;

export function isNudge(mark: string): mark is Nudge {
  return (plainNudges as readonly string[]).includes(mark) || /^overdue:\d{4}-\d{2}-\d{2}$/.test(mark);
}

export interface NudgeQuestion {
  readonly state: RequestState;
  readonly level: number;
  readonly deadlines: Deadlines;
  /** Absent: no review is due. */
  readonly reviewBy?: Instant;
  /** Last day of the concession; absent: not known. */
  readonly lastDay?: CalendarDate;
  /** Days on which conditions that are not met are due. */
  readonly dueDays?: readonly CalendarDate[];
}

/** Business hours before the end of the time to answer, and before a request lapses. Our choice. */
const answerHours = 3;
const lapseHours = 8;
const lastLevel: Level = 3;

/** Source: spec of concessions 1, "SLA": after the time to answer silence escalates. When people are reminded is our choice. */
export function nudgesDue(
  question: NudgeQuestion,
  now: Instant,
  calendar: BusinessCalendar,
  clock: WallClock,
): readonly Nudge[] {
  if (question.state === 'granted') return grantedNudges(question, now, clock);
  const { state, level, deadlines } = question;
  const { answerBy, expiresAt } = deadlines;
  const isWaiting = state === 'open' || state === 'factsAsked' || state === 'countered';
  if (!isWaiting || now > expiresAt) return [];
  const isAnswerNear = now <= answerBy && now >= businessHoursBefore(answerBy, answerHours, calendar, clock);
  return [
    ...(state === 'open' && isAnswerNear ? (['answer'] as const) : []),
    ...(state === 'open' && level === lastLevel && now > answerBy ? (['silent'] as const) : []),
    ...(now >= businessHoursBefore(expiresAt, lapseHours, calendar, clock) ? (['lapse'] as const) : []),
  ];
}

function grantedNudges(
  { reviewBy, lastDay, dueDays = [] }: NudgeQuestion,
  now: Instant,
  clock: WallClock,
): readonly Nudge[] {
  const today = clock.dayOf(now);
  const overdue = [...new Set(dueDays)].filter((day) => day < today).sort();
  return [
    ...(reviewBy !== undefined && now > reviewBy ? (['review'] as const) : []),
    ...endNudges(lastDay, today),
    ...overdue.map((day) => `overdue:${day}` as const),
  ];
}

function endNudges(lastDay: CalendarDate | undefined, today: CalendarDate): readonly Nudge[] {
  if (lastDay === undefined || today < addDays(lastDay, -endNoticeDays)) return [];
  return [today <= lastDay ? 'ending' : 'ended'];
}

/** Until when finance reviews what one leader granted alone: the end of the next business day. Source: spec of concessions 1. */
export function reviewByOf(grantedOn: CalendarDate, calendar: BusinessCalendar, clock: WallClock): Instant {
  return closingAfter(grantedOn, 1, calendar, clock);
}
