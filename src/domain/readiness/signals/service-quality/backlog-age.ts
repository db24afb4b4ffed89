import { toEpochDay } from '../../../vocabulary/calendar-date';
import { counted } from '../../counted-words';
import { requestsUpToToday, sumOf, ticketIdsOf } from '../../request-months';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Nobody has asked for anything in the last twelve full months.';

/** Many young requests, or a few old ones: both are people who wait. Weighed against how much they usually ask for. */
export const backlogAge = signalOf({
  id: 'backlog-age',
  dimension: 'serviceQuality',
  question: 'Is nobody left waiting?',
  weight: 2,
  source: 'tickets',
  tooFew,
  /** Source: docs/domain/readiness.md, "Backlog". */
  thresholds: { months: 12, priorRequests: 20, bestDays: 1, worstDays: 8 },
  read(facts, { months, priorRequests, bestDays, worstDays }) {
    const history = requestsUpToToday(facts, months);
    if (history.kind === 'unknown') return history;
    if (sumOf(history.months, 'requests') === 0) return unknown(tooFew);
    const monthly = sumOf(history.months.slice(0, months), 'requests') / months;
    const open = sumOf(history.months, 'stillOpen');
    const pace = `${monthly < 1 ? 'fewer than one comes' : `about ${counted(Math.round(monthly), 'comes', 'come')}`} in a month`;
    if (open === 0) return measured(100, `No request is open; ${pace}.`);

    const days = open * toEpochDay(facts.asOf) - sumOf(history.months, 'stillOpenDaySum');
    const score = onScale(days / (monthly + priorRequests), { worst: worstDays, best: bestDays });
    const mean = Math.round(days / open);
    const age = `${counted(mean, 'day')} old${open === 1 ? '' : ' on average'}`;
    return measured(
      score,
      `${counted(open, 'request is', 'requests are')} open, ${age}; ${pace}.`,
      ticketIdsOf(history.months, 'stillOpen'),
    );
  },
});
