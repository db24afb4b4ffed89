import { SettingsError } from '#application/settings';
import type { LocalTime } from '#application/ports/platform';

/** Throws `SettingsError` for a zone that Node does not know. */
export function nodeLocalTime(timeZone: string): LocalTime {
  const days = formatOf(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const times = formatOf(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return {
    dayOf(at) {
      const parts = partsOf(days, at);
      return `${parts['year']?.padStart(4, '0')}-${parts['month']}-${parts['day']}`;
    },
    timeOf(at) {
      const parts = partsOf(times, at);
      return `${parts['hour']}:${parts['minute']}`;
    },
  };
}

function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  } catch {
    throw new SettingsError(
      `The setting timeZone is ${timeZone}, which is no zone Node knows. Enter an IANA name such as Europe/London.`,
    );
  }
}

function partsOf(format: Intl.DateTimeFormat, at: number): Readonly<Record<string, string>> {
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}
