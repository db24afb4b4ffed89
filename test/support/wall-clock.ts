import type { WallClock } from '#domain/vocabulary/business-time';

/** The clock on the wall of a time zone, as Node's own calendar tells it. */
export function wallClockIn(timeZone: string): WallClock {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const times = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return { dayOf: (at) => days.format(at), timeOf: (at) => times.format(at) };
}
