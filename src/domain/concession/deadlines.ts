import type { CalendarDate, Instant } from '../vocabulary/calendar-date';
import {
  addBusinessDays,
  afterBusinessDays,
  endOfDay,
  type BusinessCalendar,
  type WallClock,
} from '../vocabulary/business-time';

/** Days that bound a decision. Source: spec of concessions 1, "SLA". */
export interface RenewalDays {
  /** Absent: evergreen without a review day, or a data gap. */
  readonly decisionOn?: CalendarDate;
  readonly termEndsOn?: CalendarDate;
}

export interface Deadlines {
  /** When silence goes to the next level. Never later than the expiry. */
  readonly answerBy: Instant;
  /** When the request lapses. A decision at or before this instant counts. */
  readonly expiresAt: Instant;
}

const answerBusinessDays = 1;
const longestBusinessDays = 10;
const marginBusinessDays = 2;

/**
 * Boundary: the decision date while it is ahead, else the term end; it ends with that day on the wall. Expiry: the earlier of ten
 * business days and two business days before the boundary; a request made later than that expires at the boundary; after the term
 * ten business days. Silence escalates after a business day, or after half the time to the boundary if that is sooner.
 */
export function deadlinesOf(
  requestedAt: Instant,
  days: RenewalDays,
  calendar: BusinessCalendar,
  clock: WallClock,
): Deadlines {
  const tenDays = afterBusinessDays(requestedAt, longestBusinessDays, calendar, clock);
  const boundaryOn = boundaryDay(clock.dayOf(requestedAt), days);
  const inOneDay = afterBusinessDays(requestedAt, answerBusinessDays, calendar, clock);
  if (boundaryOn === undefined) return { answerBy: inOneDay, expiresAt: tenDays };

  const boundary = endOfDay(boundaryOn, clock);
  const beforeBoundary = endOfDay(addBusinessDays(boundaryOn, -marginBusinessDays, calendar), clock);
  const expiresAt = requestedAt > beforeBoundary ? boundary : Math.min(tenDays, beforeBoundary);
  const halfWay = requestedAt + Math.floor((boundary - requestedAt) / 2);
  return { answerBy: Math.min(inOneDay, halfWay, expiresAt), expiresAt };
}

/** The boundary's own day still belongs to the time before it. */
function boundaryDay(today: CalendarDate, { decisionOn, termEndsOn }: RenewalDays): CalendarDate | undefined {
  if (decisionOn !== undefined && decisionOn >= today) return decisionOn;
  return termEndsOn !== undefined && termEndsOn >= today ? termEndsOn : undefined;
}
