import { changeScore } from '../../change-score';
import { counted, onlyCounted } from '../../counted-words';
import { meanChange, meanOf, type Sample } from '../../mean-change';
import { requestHistory, sumOf, ticketIdsOf, type RequestMonth } from '../../request-months';
import { percent } from '../../request-share';
import { measured, signalOf, unknown } from '../../signal';

/** Against the client's own past: what is slow for one estate is usual for another. */
export const resolutionTime = signalOf({
  id: 'resolution-time',
  dimension: 'serviceQuality',
  question: 'Do we resolve as fast as they are used to?',
  weight: 2,
  source: 'tickets',
  tooFew: 'Too few solved requests in the last three full months, or in the nine before, to compare.',
  /** Source: docs/domain/readiness.md, "Time to resolve". */
  thresholds: {
    months: 12,
    lastMonths: 3,
    fewestLast: 10,
    fewestBefore: 20,
    mostOpenShare: 0.2,
    significance: 1.96,
    noticedScore: 75,
    lostRatio: 2,
  },
  read(facts, thresholds) {
    const { months, lastMonths, fewestLast, fewestBefore, mostOpenShare } = thresholds;
    const history = requestHistory(facts, months);
    if (history.kind === 'unknown') return history;
    const lastOnes = history.months.slice(-lastMonths);
    const [before, last] = [solvedIn(history.months.slice(0, -lastMonths)), solvedIn(lastOnes)];
    if (last.count < fewestLast || before.count < fewestBefore)
      return unknown(
        `${onlyCounted(last.count, 'solved request')} in the last ${lastMonths} full months and ${before.count} in the ${months - lastMonths} before; ${fewestLast} and ${fewestBefore} are needed.`,
      );
    const openShare = sumOf(lastOnes, 'stillOpen') / sumOf(lastOnes, 'requests');
    // The slow ones are among those: without them every client would look faster than ever.
    if (openShare > mostOpenShare)
      return unknown(
        `${percent(openShare)} of the requests of the last ${lastMonths} full months are still open: their time is not known yet.`,
      );

    const { difference, hasRisen } = meanChange(before, last, thresholds.significance);
    const score = hasRisen ? changeScore(Math.exp(difference), thresholds) : 100;
    return measured(
      score,
      `${hasRisen ? 'Slower' : 'As fast as usual'}: typically ${hoursOf(last)} to resolve in the last ${lastMonths} full months (${counted(last.count, 'request')}), after ${hoursOf(before)} in the ${months - lastMonths} before (${before.count}).`,
      hasRisen ? ticketIdsOf(lastOnes, 'slow') : [],
    );
  },
});

/** Of ln(1 + hours). */
function solvedIn(months: readonly RequestMonth[]): Sample {
  return {
    count: sumOf(months, 'solved'),
    sum: sumOf(months, 'solvedLogMilli') / 1e3,
    squares: sumOf(months, 'solvedLogMilliSquares') / 1e6,
  };
}

/** The geometric mean: half of a client's requests take less, and one that took a year does not move it far. */
function hoursOf(sample: Sample): string {
  const hours = Math.exp(meanOf(sample)) - 1;
  if (hours >= 48) return `${(hours / 24).toFixed(1)} days`;
  return `${hours.toFixed(1)} hours`;
}
