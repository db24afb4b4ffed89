import { knownMonths } from '../../full-months';
import { requestHistory, sumOf } from '../../request-months';
import { answersIn, whyAnswersLost } from '../../satisfaction';
import { shrunkShare } from '../../shrinkage';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'They answered too few surveys before, or closed too few requests since, for silence to mean something.';

/** Source: docs/domain/readiness.md, "Silence after answers". */
export const csatSilence = signalOf({
  id: 'csat-silence',
  dimension: 'sentiment',
  question: 'Do they still answer our surveys?',
  weight: 2,
  source: 'satisfaction',
  tooFew,
  thresholds: {
    months: 12,
    lastMonths: 3,
    fewestBefore: 3,
    fewestExpected: 5,
    priorAnswers: 2,
    bestRatio: 0.75,
    worstRatio: 0.25,
  },
  read(facts, { months, lastMonths, fewestBefore, fewestExpected, priorAnswers, bestRatio, worstRatio }) {
    const history = requestHistory(facts, months);
    if (history.kind === 'unknown') return history;
    const lost = whyAnswersLost(facts, months);
    if (lost !== undefined) return unknown(lost);
    const prior = facts.portfolio.priors?.answered;
    if (prior === undefined) return unknown('It is not known how often all clients together answer surveys.');

    const rows = knownMonths(facts, months).map((month) => month.rows);
    const before = answersIn(rows.slice(0, -lastMonths).flat()).count;
    if (before < fewestBefore)
      return unknown(
        `They answered ${before} surveys in the ${months - lastMonths} months before; ${fewestBefore} are needed to call them silent now.`,
      );
    const solvedBefore = sumOf(history.months.slice(0, -lastMonths), 'solved');
    const solved = sumOf(history.months.slice(-lastMonths), 'solved');
    const answers = answersIn(rows.slice(-lastMonths).flat()).count;
    // An answer about an alert is one more, never more than all.
    const usual = shrunkShare({ count: Math.min(before, solvedBefore), of: solvedBefore }, prior);
    const expected = usual * solved;
    if (expected < fewestExpected)
      return unknown(
        `To ${solved} closed requests about ${expected.toFixed(1)} answers would be usual; ${fewestExpected} are needed to tell silence from chance.`,
      );
    return measured(
      onScale((answers + priorAnswers) / (expected + priorAnswers), { worst: worstRatio, best: bestRatio }),
      `${answers} survey answers to ${solved} closed requests of the last ${lastMonths} full months; about ${Math.round(expected)} would be usual for them${answers < Math.round(expected) ? ', and other clients go on answering' : ''}.`,
    );
  },
});
