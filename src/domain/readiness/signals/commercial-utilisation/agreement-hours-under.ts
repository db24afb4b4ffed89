import { agreementUse, tooFewPeriods, usePercent, useThresholds } from '../../agreement-use';
import { measured, onScale, signalOf } from '../../signal';

/** Under-use asks what they pay for. Source: docs/domain/readiness.md, "Agreement hours". */
export const agreementHoursUnder = signalOf({
  id: 'agreement-hours-under',
  dimension: 'commercialUtilisation',
  question: 'Do they use the hours they pay for?',
  weight: 2,
  source: 'agreementPeriods',
  tooFew: tooFewPeriods,
  thresholds: { ...useThresholds, underLevel: 0.85, underWorst: 0 },
  read(facts, thresholds) {
    const use = agreementUse(facts, thresholds);
    if (use.kind === 'unknown') return use;
    const { underLevel, underWorst } = thresholds;
    const under = use.last.filter((share) => share < underLevel).length;
    const score = under === use.last.length ? onScale(use.upper, { worst: underWorst, best: underLevel }) : 100;
    return measured(
      score,
      `${under} of the last ${use.last.length} complete periods used less than ${usePercent(underLevel)} of the agreed hours. In ${use.periods} periods ${usePercent(use.mean)} of them were used on average, likely ${usePercent(use.upper)} or less.`,
    );
  },
});
