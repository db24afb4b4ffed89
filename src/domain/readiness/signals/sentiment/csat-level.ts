import { rowsOfFullMonths, whyNoHistory } from '../../full-months';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than three satisfaction answers in the last six full months.';

/** Source: docs/domain/readiness.md, "Satisfaction". */
const thresholds = { months: 6, fewestAnswers: 3, priorAnswers: 5 } as const;

export const csatLevel = signalOf({
  id: 'csat-level',
  dimension: 'sentiment',
  question: 'How satisfied do they say they are?',
  weight: 15,
  source: 'satisfaction',
  tooFew,
  thresholds,
  read(facts, { months, fewestAnswers, priorAnswers }) {
    const { csatScale: scale, portfolio } = facts;
    if (scale === undefined || scale.best === scale.worst)
      return unknown('The satisfaction scale is not confirmed in the settings.');
    const rows = rowsOfFullMonths(facts, months);
    if (rows === undefined) return unknown(whyNoHistory(facts, months));
    const count = rows.reduce((total, { csatCount }) => total + csatCount, 0);
    if (count < fewestAnswers) return unknown(tooFew);
    if (portfolio.csatMean === undefined) return unknown('The mean satisfaction of all clients is not known.');

    const sum = rows.reduce((total, { csatSum }) => total + csatSum, 0);
    if (!isOn(scale, sum / count) || !isOn(scale, portfolio.csatMean)) {
      return unknown(`Answers lie outside the confirmed scale from ${scale.worst} (worst) to ${scale.best} (best).`);
    }
    const weighed = (sum + priorAnswers * portfolio.csatMean) / (count + priorAnswers);
    return measured(
      onScale(weighed, scale),
      `${count} answers in the last six full months, ${(sum / count).toFixed(1)} on average where ${scale.best} is best and ${scale.worst} worst; ${weighed.toFixed(1)} when weighed with the portfolio's ${portfolio.csatMean.toFixed(1)}.`,
    );
  },
});

function isOn({ best, worst }: { readonly best: number; readonly worst: number }, value: number): boolean {
  return value >= Math.min(best, worst) && value <= Math.max(best, worst);
}
