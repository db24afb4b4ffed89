import { changeScore } from '../../change-score';
import { counted } from '../../counted-words';
import { countTrend, trendThresholds, type CountTrend } from '../../count-trend';
import { knownMonths, machineMadeIn, whyMixed, whyNoHistory } from '../../full-months';
import { measured, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than six alerts of machines in the last twelve full months: too few to tell a trend.';

/** Kept apart from requests: nobody asked. A rising flood hides what people ask for and says that the estate is not well. */
export const monitoringNoise = signalOf({
  id: 'monitoring-noise',
  dimension: 'ticketTrend',
  question: 'Do their machines stay as calm as they were?',
  weight: 2,
  source: 'tickets',
  tooFew,
  /** Source: docs/domain/readiness.md, "Monitoring noise". */
  thresholds: { months: 12, noticedScore: 75, lostRatio: 4, ...trendThresholds },
  read(facts, thresholds) {
    const { months, lastMonths } = thresholds;
    const known = knownMonths(facts, months);
    if (known.length < months) return unknown(whyNoHistory(facts, months));
    const mixed = whyMixed(known);
    if (mixed !== undefined) return unknown(mixed);
    // People's season is not that of machines.
    const trend = countTrend(
      known.map(({ rows }) => ({ count: machineMadeIn(rows) ?? 0, index: 1 })),
      thresholds,
    );
    if (trend === undefined) return unknown(tooFew);
    return measured(
      trend.kind === 'rising' ? changeScore(trend.rateRatio, thresholds) : 100,
      `${verdicts[trend.kind]}: ${counted(trend.lastCount, 'alert')} of machines in the last ${lastMonths} full months; the pace before would give about ${Math.round(trend.lastExpected)}.`,
    );
  },
});

const verdicts: Record<CountTrend['kind'], string> = {
  rising: 'Rising',
  falling: 'Calmer',
  steady: 'About as usual',
};
