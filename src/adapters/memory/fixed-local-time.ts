import type { LocalTime } from '#application/ports/platform';

/** A zone that is the same number of minutes ahead of UTC all year. */
export function fixedLocalTime(minutesAheadOfUtc = 0): LocalTime {
  const local = (at: number): string => new Date(at + minutesAheadOfUtc * 60_000).toISOString();
  return {
    dayOf: (at) => local(at).slice(0, 10),
    timeOf: (at) => local(at).slice(11, 16),
  };
}
