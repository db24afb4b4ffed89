import { rowsOfFullMonths, whyNoHistory } from '../../full-months';
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

const tooFew = 'Fewer than three satisfaction answers in the last six full months.';

/** Source: docs/domain/readiness.md, "Satisfaction". */
export const csatLevel = signalOf({
  id: 'csat-level',
  dimension: 'sentiment',
  question: 'How satisfied do they say they are?',
  weight: 4,
  source: 'satisfaction',
  tooFew,
  thresholds: { months: 6, fewestAnswers: 3, priorAnswers: 5 },
  read(facts, { months, fewestAnswers, priorAnswers }) {
    const scale = confirmedScale(facts);
    if (scale === undefined) return unknown(whyNoScale);
    const rows = rowsOfFullMonths(facts, months);
    if (rows === undefined) return unknown(whyNoHistory(facts, months));
    const lost = whyAnswersLost(facts, months);
    if (lost !== undefined) return unknown(lost);
    const { count, sum } = answersIn(rows);
    if (count < fewestAnswers)
      return unknown(`Only ${answersText(count)} in the last ${months} full months; ${fewestAnswers} are needed.`);
    const { csatMean } = facts.portfolio;
    if (csatMean === undefined) return unknown('The mean satisfaction of all clients is not known.');
    if (!isOnScale(scale, sum / count) || !isOnScale(scale, csatMean)) return unknown(whyOffScale(scale));

    const weighed = (sum + priorAnswers * csatMean) / (count + priorAnswers);
    return measured(
      onScale(weighed, scale),
      `${answersText(count)} in the last ${months} full months, ${(sum / count).toFixed(1)} on average where ${scale.best} is best and ${scale.worst} worst; ${weighed.toFixed(1)} when weighed with the portfolio's ${csatMean.toFixed(1)}.`,
    );
  },
});
