import { assert } from '../../vocabulary/assert';
import { fromEpochDay, toEpochDay } from '../../vocabulary/calendar-date';
import type { TicketFeatures } from '../service-month';
import { base36, fromBase36 } from './packed-number';

/** `<score>` or `<score>@<days>`: the satisfaction answer as the desk gave it, and the days from opening to it. Empty: none. */
export function packAnswer({ openedOn, csat, csatOn }: TicketFeatures): string {
  if (csat === undefined) {
    assert(csatOn === undefined, 'only an answer has a day');
    return '';
  }
  assert(Number.isFinite(csat), 'a packed satisfaction score is a number');
  const day = csatOn === undefined ? '' : `@${base36(toEpochDay(csatOn) - toEpochDay(openedOn))}`;
  return `${csat}${day}`;
}

export function unpackAnswer(text: string, openedDay: number, place: string): Pick<TicketFeatures, 'csat' | 'csatOn'> {
  if (text === '') return {};
  const [score = '', days] = text.split('@');
  const csat = Number(score);
  assert(/^-?\d/.test(score) && Number.isFinite(csat), `the satisfaction of ${place} is a number`);
  if (days === undefined) return { csat };
  return { csat, csatOn: fromEpochDay(openedDay + fromBase36(days, `the day of satisfaction of ${place}`)) };
}
