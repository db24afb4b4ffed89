import { counted } from '../../counted-words';
import { knownMonths, openedByPeople, openedIn, whyMixed, whyNoHistory } from '../../full-months';
import { whyNoPrior } from '../../request-share';
import { newestIds } from '../../request-months';
import type { ServiceMonth } from '../../service-month';
import { shrunkRate } from '../../shrinkage';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'None of the tickets carries a priority.';

/** Against the client's own past, since some estates simply have more of them, and against the portfolio, since always many is too many. */
export const majorIncidents = signalOf({
  id: 'major-incidents',
  dimension: 'ticketTrend',
  question: 'Are major incidents rare, and as rare as they were?',
  weight: 2,
  source: 'tickets',
  tooFew,
  /** Source: docs/domain/readiness.md, "Major incidents". */
  thresholds: {
    months: 12,
    lastMonths: 3,
    priorIncidents: 2,
    bestRatio: 1,
    worstRatio: 3,
    bestLevel: 1.5,
    worstLevel: 4,
  },
  read(facts, thresholds) {
    const { months, lastMonths, priorIncidents } = thresholds;
    const known = knownMonths(facts, months);
    if (known.length < months) return unknown(whyNoHistory(facts, months));
    const rows = known.flatMap((month) => month.rows);
    if (openedIn(rows) > 0 && prioritizedIn(rows) === 0) return unknown(tooFew);
    const lastKnown = known.slice(-lastMonths);
    const mixed = whyMixed(lastKnown);
    if (mixed !== undefined) return unknown(mixed);
    const lastRows = lastKnown.flatMap((month) => month.rows);
    const asked = openedByPeople(lastRows) ?? 0;
    const usual = facts.portfolio.incidentRate;
    if (usual === undefined) return unknown(whyNoPrior);

    const last = incidentsIn(lastRows);
    const before = incidentsIn(rows) - last;
    const expected = (before * lastMonths) / (months - lastMonths);
    const ratio = (last + priorIncidents) / (expected + priorIncidents);
    const rate = shrunkRate({ count: last, of: asked }, usual);
    // Where nobody has incidents, one client's first is a matter of its own past.
    const level = usual.rate === 0 ? 1 : rate / usual.rate;
    return measured(
      Math.min(
        onScale(ratio, { worst: thresholds.worstRatio, best: thresholds.bestRatio }),
        onScale(level, { worst: thresholds.worstLevel, best: thresholds.bestLevel }),
      ),
      `${counted(last, 'ticket')} of priority 1 or 2 in the last ${lastMonths} full months, ${before} in the ${months - lastMonths} before. For each 100 requests that is ${(100 * rate).toFixed(1)} when weighed with the portfolio's ${(100 * usual.rate).toFixed(1)}.`,
      newestIds(lastRows.flatMap(({ people }) => people?.ticketIds.incident ?? [])),
    );
  },
});

function incidentsIn(rows: readonly ServiceMonth[]): number {
  return rows.reduce((total, { openedByPriority: [first, second] }) => total + first + second, 0);
}

function prioritizedIn(rows: readonly ServiceMonth[]): number {
  return rows.reduce(
    (total, { openedByPriority: [first, second, third, rest] }) => total + first + second + third + rest,
    0,
  );
}
