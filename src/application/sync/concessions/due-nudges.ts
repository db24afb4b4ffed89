import { nudgesDue, reviewByOf, type Nudge } from '#domain/concession/nudges';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { calendarOf } from '../../concessions/concession-parts';
import type { ConcessionRecord } from '../../concessions/record/concession-record';
import { dueDaysOf, grantedUntil } from '../../concessions/record/standing';
import type { ListedConcession } from '../../tabs/concessions-tab';
import type { SyncSession } from '../sync-session';

const toldWithinDays = 7;

/** Whoever was to hear of an end is told within some days; an older one is history. */
export function isNews({ closedOn, told, standing }: ToldOf, today: CalendarDate): boolean {
  if (told.standing === standing) return false;
  return closedOn === undefined || daysBetween(closedOn, today) <= toldWithinDays;
}

type ToldOf = Pick<ListedConcession, 'closedOn' | 'told' | 'standing'>;

/** Its last day has passed, and no event says so yet. */
export function endsNow({ state, lastDay, hasEnded, score }: Ending, today: CalendarDate): boolean {
  return state === 'granted' && score?.renewed !== false && lastDay !== undefined && !hasEnded && today > lastDay;
}

type Ending = Pick<ListedConcession, 'state' | 'lastDay' | 'hasEnded'> & {
  readonly score?: { readonly renewed: boolean };
};

/** As much of a request, listed or opened, as says what is said again of it. */
export type Nudged = Pick<
  ListedConcession,
  'state' | 'level' | 'answerBy' | 'expiresAt' | 'reviewDue' | 'closedOn' | 'lastDay' | 'dueDays'
> & { readonly score?: { readonly renewed: boolean } };

export function nudgesOf({ parts }: SyncSession, one: Nudged): readonly Nudge[] {
  const { state, level, answerBy, expiresAt, reviewDue, closedOn, lastDay, dueDays, score } = one;
  const calendar = calendarOf(parts.settings);
  const reviewBy = reviewDue && closedOn !== undefined ? reviewByOf(closedOn, calendar, parts.localTime) : undefined;
  const question = {
    state,
    level,
    deadlines: { answerBy, expiresAt },
    ...(reviewBy === undefined ? {} : { reviewBy }),
    ...(lastDay === undefined || score?.renewed === false ? {} : { lastDay }),
    dueDays,
  };
  return nudgesDue(question, parts.clock.now(), calendar, parts.localTime);
}

export function nudgedRecord(record: ConcessionRecord): Nudged {
  const { state, level, deadlines, reviewDue } = record.request;
  const { closedOn } = record;
  const lastDay = grantedUntil(record);
  return {
    state,
    level,
    ...deadlines,
    reviewDue,
    dueDays: dueDaysOf(record),
    ...(closedOn === undefined ? {} : { closedOn }),
    ...(lastDay === undefined ? {} : { lastDay }),
  };
}
