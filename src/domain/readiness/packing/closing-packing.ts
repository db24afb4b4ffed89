import { assert } from '../../vocabulary/assert';
import { fromEpochDay, toEpochDay } from '../../vocabulary/calendar-date';
import type { TicketFeatures } from '../service-month';
import { base36, fromBase36 } from './packed-number';

const hoursPerDay = 24;

/**
 * `<hours>`, `<hours>+`, `<hours>.<days>` or `.<days>`: whole hours to closing, and the day of closing counted from the day of
 * opening. Nearly always the day is the one that so many full days of hours lead to, or the next (`+`). Empty: open.
 */
export function packClosing({ openedOn, closedOn, hoursToClose }: TicketFeatures): string {
  if (closedOn === undefined) {
    assert(hoursToClose === undefined, 'only a closed ticket has hours to closing');
    return '';
  }
  const days = toEpochDay(closedOn) - toEpochDay(openedOn);
  if (hoursToClose === undefined) return `.${base36(days)}`;
  const late = days - Math.floor(hoursToClose / hoursPerDay);
  if (late === 0) return base36(hoursToClose);
  return late === 1 ? `${base36(hoursToClose)}+` : `${base36(hoursToClose)}.${base36(days)}`;
}

export function unpackClosing(
  text: string,
  openedDay: number,
  place: string,
): Pick<TicketFeatures, 'closedOn' | 'hoursToClose'> {
  if (text === '') return {};
  const isNextDay = text.endsWith('+');
  const [hours = '', days] = (isNextDay ? text.slice(0, -1) : text).split('.');
  const hoursToClose = hours === '' ? undefined : fromBase36(hours, `the hours to closing of ${place}`);
  if (hoursToClose === undefined || days !== undefined) {
    const closedOn = fromEpochDay(openedDay + fromBase36(days, `the day of closing of ${place}`));
    return hoursToClose === undefined ? { closedOn } : { closedOn, hoursToClose };
  }
  const fullDays = Math.floor(hoursToClose / hoursPerDay) + (isNextDay ? 1 : 0);
  return { closedOn: fromEpochDay(openedDay + fullDays), hoursToClose };
}
