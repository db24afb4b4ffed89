import { agreementUse, tooFewPeriods, usePercent, useThresholds } from '../../agreement-use';
import { measured, onScale, signalOf } from '../../signal';

/** Over-use asks for a new price. Source: docs/domain/readiness.md, "Agreement hours". */
export const agreementHoursOver = signalOf({
  id: 'agreement-hours-over',
  dimension: 'commercialUtilisation',
  question: 'Do the agreed hours last?',
  weight: 3,
  source: 'agreementPeriods',
  tooFew: tooFewPeriods,
  thresholds: { ...useThresholds, mostWithin: 1, fewestOver: 3, overWorst: 1.5, watchScore: 80, actionScore: 60 },
  read(facts, thresholds) {
    const use = agreementUse(facts, thresholds);
    if (use.kind === 'unknown') return use;
    const { mostWithin, fewestOver, overWorst, watchScore, actionScore } = thresholds;
    const over = use.last.filter((share) => share > mostWithin).length;
    // Three of the last four periods over, and the mean over even by its lower bound: a real overrun. Either alone is a watch.
    const [isOften, isSure] = [over >= fewestOver, use.lower > mostWithin];
    const score =
      isOften && isSure
        ? Math.min(actionScore, onScale(use.lower, { worst: overWorst, best: mostWithin }))
        : isOften || isSure
          ? watchScore
          : 100;
    return measured(
      score,
      `${over} of the last ${use.last.length} complete periods ran over the agreed hours. In ${use.periods} periods ${usePercent(use.mean)} of them were used on average, likely ${usePercent(use.lower)} or more.`,
    );
  },
});
