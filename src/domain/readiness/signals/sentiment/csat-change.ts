import { knownMonths, whyNoHistory } from '../../full-months';
import {
  answersIn,
  answersText,
  confirmedScale,
  isOnScale,
  whyAnswersLost,
  whyNoScale,
  whyOffScale,
} from '../../satisfaction';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than three satisfaction answers in the last three full months, or fewer than five before.';

/** Source: docs/domain/readiness.md, "Change of satisfaction". */
export const csatChange = signalOf({
  id: 'csat-change',
  dimension: 'sentiment',
  question: 'Are they as satisfied as before?',
  weight: 2,
  source: 'satisfaction',
  tooFew,
  thresholds: {
    months: 12,
    lastMonths: 3,
    fewestLast: 3,
    fewestBefore: 5,
    priorAnswers: 5,
    bestFall: 0.05,
    worstFall: 0.25,
  },
  read(facts, { months, lastMonths, fewestLast, fewestBefore, priorAnswers, bestFall, worstFall }) {
    const scale = confirmedScale(facts);
    if (scale === undefined) return unknown(whyNoScale);
    const known = knownMonths(facts, months);
    if (known.length < months) return unknown(whyNoHistory(facts, months));
    const lost = whyAnswersLost(facts, months);
    if (lost !== undefined) return unknown(lost);
    const before = answersIn(known.slice(0, -lastMonths).flatMap(({ rows }) => rows));
    const last = answersIn(known.slice(-lastMonths).flatMap(({ rows }) => rows));
    if (last.count < fewestLast || before.count < fewestBefore)
      return unknown(
        `Only ${answersText(last.count)} in the last ${lastMonths} full months and ${before.count} before; ${fewestLast} and ${fewestBefore} are needed.`,
      );
    const { csatMean } = facts.portfolio;
    if (csatMean === undefined) return unknown('The mean satisfaction of all clients is not known.');
    const means = [last.sum / last.count, before.sum / before.count, csatMean];
    if (!means.every((mean) => isOnScale(scale, mean))) return unknown(whyOffScale(scale));

    // Their past is drawn toward the portfolio, and what is new toward their past.
    const past = (before.sum + priorAnswers * csatMean) / (before.count + priorAnswers);
    const now = (last.sum + priorAnswers * past) / (last.count + priorAnswers);
    return measured(
      onScale((past - now) / (scale.best - scale.worst), { worst: worstFall, best: bestFall }),
      `${(last.sum / last.count).toFixed(1)} on average from ${answersText(last.count)} in the last ${lastMonths} full months, after ${(before.sum / before.count).toFixed(1)} from ${before.count} in the ${months - lastMonths} months before (${scale.best} is best, ${scale.worst} worst).`,
    );
  },
});
