import type { LocalTime } from '#application/ports/platform';
import { toUtcText } from '#domain/vocabulary/calendar-date';

const millisecondsPerHour = 3_600_000;

/**
 * A zone by its IANA name. The platform is asked once an hour of history, not once an instant: a sync tells tens of thousands.
 * Within a UTC hour the offset counts as constant; only Lord Howe Island changes its clocks between two full UTC hours.
 */
export function localTime(timeZone: string): LocalTime {
  const offsets = new Map<number, number>();
  const localText = (at: number): string => {
    const hour = Math.floor(at / millisecondsPerHour);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      offset = offsetAt(hour * millisecondsPerHour, timeZone);
      offsets.set(hour, offset);
    }
    return toUtcText(at + offset);
  };
  return {
    dayOf: (at) => localText(at).slice(0, 10),
    timeOf: (at) => localText(at).slice(11, 16),
  };
}

/** Milliseconds that local time is ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const local = Utilities.formatDate(new Date(at), timeZone, "yyyy-MM-dd'T'HH:mm:ss");
  return Date.parse(`${local}Z`) - at;
}
