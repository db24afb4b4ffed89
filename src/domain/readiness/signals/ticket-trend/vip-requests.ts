import { windowOpensDays } from '../../../vocabulary/renewal-window';
import { counted } from '../../counted-words';
import { requestHistory, sumOf, ticketIdsOf } from '../../request-months';
import { whyNoPrior } from '../../request-share';
import { seasonOf, whyNoSeason } from '../../season';
import { shrunkShare } from '../../shrinkage';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'No request of a VIP in the last twelve full months: they are content, or nobody is marked as VIP.';

/** The people who decide about a renewal meet the service through their own requests. */
export const vipRequests = signalOf({
  id: 'vip-requests',
  dimension: 'ticketTrend',
  question: 'Do their VIPs have to ask no more often than before?',
  weight: 2,
  source: 'tickets',
  tooFew,
  /** Source: docs/domain/readiness.md, "VIP requests". */
  thresholds: {
    months: 12,
    lastMonths: 3,
    priorRequests: 2,
    bestRatio: 1,
    worstRatio: 3,
    worstRatioInWindow: 2,
    windowOpensDays: windowOpensDays['T-90'],
  },
  read(facts, thresholds) {
    const { months, lastMonths, priorRequests, bestRatio } = thresholds;
    const history = requestHistory(facts, months);
    if (history.kind === 'unknown') return history;
    const [beforeMonths, lastOnes] = [history.months.slice(0, -lastMonths), history.months.slice(-lastMonths)];
    const [before, last] = [sumOf(beforeMonths, 'vip'), sumOf(lastOnes, 'vip')];
    if (before + last === 0) return unknown(tooFew);
    const prior = facts.portfolio.priors?.vip;
    if (prior === undefined) return unknown(whyNoPrior);

    const season = seasonOf(facts.portfolio, history.months);
    if (season === undefined) return unknown(whyNoSeason);

    const requestsBefore = sumOf(beforeMonths, 'requests');
    const usual = shrunkShare({ count: before, of: requestsBefore }, prior);
    const expected = (usual * requestsBefore * total(season.slice(-lastMonths))) / total(season.slice(0, -lastMonths));
    const ratio = (last + priorRequests) / (expected + priorRequests);
    const isMore = ratio > bestRatio;
    if (isMore && facts.daysToDecision === undefined)
      return unknown('VIPs ask more often than before; without a decision date nobody can say how much that weighs.');
    const isNear = facts.daysToDecision !== undefined && facts.daysToDecision <= thresholds.windowOpensDays;
    const worst = isNear ? thresholds.worstRatioInWindow : thresholds.worstRatio;
    return measured(
      onScale(ratio, { worst, best: bestRatio }),
      `${counted(last, 'request')} of VIPs in the last ${lastMonths} full months; the pace before, with the season, would give about ${expected.toFixed(1)}.${isMore && isNear ? ' It weighs more now that the decision is near.' : ''}`,
      ticketIdsOf(lastOnes, 'vip'),
    );
  },
});

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
