import type { Clock } from '#application/ports/platform';
import type { Instant } from '#domain/vocabulary/calendar-date';

/** Says whether there is time to wait: a card must answer within seconds, a run must stop while it can still save where it is. */
export interface PauseBudget {
  allows(milliseconds: number): boolean;
  /** Whether another call may start. Absent: always. */
  allowsCall?(): boolean;
}

/** Every wait must end before this instant. */
export function pausesUntil(endsAt: Instant, clock: Pick<Clock, 'now'>): PauseBudget {
  return { allows: (milliseconds) => clock.now() + milliseconds <= endsAt };
}

/** As above, and no call starts after that instant either: whoever waits is told before the platform gives up. */
export function pausesAndCallsUntil(endsAt: Instant, clock: Pick<Clock, 'now'>): PauseBudget {
  return { ...pausesUntil(endsAt, clock), allowsCall: () => clock.now() < endsAt };
}

/** For programs without a deadline. A single longer wait would look like a hang. */
export const patientBudget: PauseBudget = { allows: (milliseconds) => milliseconds <= 200_000 };
