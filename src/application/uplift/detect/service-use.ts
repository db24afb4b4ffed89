import { fullMonthsBefore } from '#domain/readiness/full-months';
import type { ServiceMonth } from '#domain/readiness/service-month';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';

/** What uplift asks of the service months of a contract: kept with it, so that finding uplift reads no month again. */
export interface KeptServiceUse {
  /** Hours of work not charged on top, of the last full months, oldest first; hundredths of an hour at the finest. */
  readonly hours: readonly number[];
  /** Share of the people's requests that came back after closing: our own rework. Absent: not known of every ticket. */
  readonly reworkShare?: number;
}

const useMonths = 6;

/** Undefined: the history does not reach back so far. */
export function serviceUseOf(
  months: readonly ServiceMonth[],
  historyStartsOn: CalendarDate | undefined,
  today: CalendarDate,
): KeptServiceUse | undefined {
  const wanted = fullMonthsBefore(today, useMonths);
  if (historyStartsOn === undefined || `${wanted[0] ?? ''}-01` < historyStartsOn) return undefined;
  const rows = wanted.map((month) => months.filter((row) => row.month === month));
  const hours = rows.map((own) =>
    rounded(own.reduce((sum, row) => sum + Math.max(0, row.hours - row.chargedHours), 0)),
  );
  let [requests, reopened] = [0, 0];
  for (const { people } of rows.flat()) {
    if (people === undefined) return { hours };
    requests += people.requests;
    reopened += people.reopened;
  }
  return { hours, reworkShare: requests === 0 ? 0 : rounded(reopened / requests) };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
