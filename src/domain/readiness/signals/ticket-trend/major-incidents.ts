import { knownMonths, openedIn, whyNoHistory } from '../../full-months';
import type { ServiceMonth } from '../../service-month';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'None of the tickets carries a priority.';

/** Source: docs/domain/readiness.md, "Major incidents". */
const thresholds = { months: 12, lastMonths: 3, priorIncidents: 2, bestRatio: 1, worstRatio: 3 } as const;

/** Against the client's own past: some estates simply have more of them. */
export const majorIncidents = signalOf({
  id: 'major-incidents',
  dimension: 'ticketTrend',
  question: 'Are major incidents as rare as they were?',
  weight: 8,
  source: 'tickets',
  tooFew,
  thresholds,
  read(facts, { months, lastMonths, priorIncidents, bestRatio, worstRatio }) {
    const known = knownMonths(facts, months);
    if (known.length < months) return unknown(whyNoHistory(facts, months));
    const rows = known.flatMap((month) => month.rows);
    if (openedIn(rows) > 0 && prioritizedIn(rows) === 0) return unknown(tooFew);

    const last = incidentsIn(known.slice(-lastMonths).flatMap((month) => month.rows));
    const before = incidentsIn(rows) - last;
    const expected = (before * lastMonths) / (months - lastMonths);
    const ratio = (last + priorIncidents) / (expected + priorIncidents);
    return measured(
      onScale(ratio, { worst: worstRatio, best: bestRatio }),
      `${last} ${last === 1 ? 'ticket' : 'tickets'} of priority 1 or 2 in the last three full months; ${before} in the nine months before, which is ${expected.toFixed(1)} in three.`,
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
