import type { Clock } from '#application/ports/platform';
import type { Instant } from '#domain/vocabulary/calendar-date';

/** A clock that only moves when it is told to; sleeping moves it. */
export class ManualClock implements Clock {
  /** Milliseconds slept so far, one entry a sleep. */
  readonly sleeps: number[] = [];
  private at: Instant;

  constructor(startsAt: Instant | string) {
    this.at = typeof startsAt === 'string' ? Date.parse(startsAt) : startsAt;
  }

  now(): Instant {
    return this.at;
  }

  sleep(milliseconds: number): void {
    this.sleeps.push(milliseconds);
    this.at += Math.max(0, milliseconds);
  }

  advance(milliseconds: number): void {
    this.at += milliseconds;
  }

  set(at: Instant | string): void {
    this.at = typeof at === 'string' ? Date.parse(at) : at;
  }
}
