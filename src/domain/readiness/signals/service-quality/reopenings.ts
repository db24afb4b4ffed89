import { fullMonthsBefore } from '../../full-months';
import { readRequestShare } from '../../request-share';
import { signalOf, unknown } from '../../signal';

export const reopenings = signalOf({
  id: 'reopenings',
  dimension: 'serviceQuality',
  question: 'Do solved requests stay solved?',
  weight: 3,
  source: 'tickets',
  tooFew: 'Fewer than eight requests in the last three full months.',
  /** Source: docs/domain/readiness.md, "Reopenings". */
  thresholds: { months: 3, fewestRequests: 8, worstShare: 0.15, bestShare: 0.03 },
  read(facts, thresholds) {
    const { reopeningsSeenSince: since, asOf } = facts;
    if (since === undefined) return unknown('Since when reopenings are seen is not known.');
    const first = fullMonthsBefore(asOf, thresholds.months)[0] ?? '';
    if (`${first}-01` < since)
      return unknown(`Reopenings are seen since ${since}; ${thresholds.months} full months are needed.`);
    return readRequestShare(facts, thresholds, {
      counted: 'reopened',
      prior: 'reopened',
      kind: 'reopened',
      happened: 'were reopened',
    });
  },
});
