import { surpriseOf } from './log-odds';
import { logOddsAt, type Cases, type CoefficientPrior } from './map-logistic';
import { signedLogistic } from './signed-logistic';

/** How hard the weights are drawn toward the scorecard. Source: docs/domain/renewal-probability.md, "How hard it is drawn". */
export const shrinkageGrid = [1, 3, 10, 30, 100, 300, 1_000] as const;
const fewOutcomes = 100;
/** With fewer than 100 outcomes the folds are too noisy to be trusted with less. */
const leastWithFew = 10;
const foldCount = 5;

/**
 * The hardest shrinkage whose left-out outcomes, by five stratified folds, do not surprise more than those of the best one by more
 * than chance explains (one standard error of the difference). Undefined: the intercept alone surprises less than that one, so that
 * no weight has earned its place.
 */
export function chooseShrinkage(cases: Cases, priorAt: (shrinkage: number) => CoefficientPrior): number | undefined {
  const least = cases.rows.length < fewOutcomes ? leastWithFew : 0;
  const folds = stratifiedFolds(cases.happened, foldCount);
  const hardestFirst = shrinkageGrid
    .filter((shrinkage) => shrinkage >= least)
    .reverse()
    .map((shrinkage) => ({ shrinkage, losses: leftOutLosses(cases, priorAt(shrinkage), folds) }));
  const best = hardestFirst.reduce((one, other) => (sum(other.losses) < sum(one.losses) ? other : one));
  const chosen = hardestFirst.find(({ losses }) => isAsGood(losses, best.losses)) ?? best;
  const withoutAny = leftOutLosses(withoutWeights(cases), interceptOf(priorAt(leastWithFew)), folds);
  return sum(withoutAny) <= sum(chosen.losses) ? undefined : chosen.shrinkage;
}

/** One is worse than the best by no more than a standard error of the difference, case by case. */
function isAsGood(losses: readonly number[], best: readonly number[]): boolean {
  const differences = losses.map((loss, place) => loss - (best[place] ?? 0));
  const mean = sum(differences) / differences.length;
  const variance = sum(differences.map((difference) => (difference - mean) ** 2)) / Math.max(1, differences.length - 1);
  return mean <= Math.sqrt(variance / differences.length);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function withoutWeights({ rows, happened }: Cases): Cases {
  return { rows: rows.map(() => []), happened };
}

function interceptOf({ means, precisions }: CoefficientPrior): CoefficientPrior {
  return { means: means.slice(0, 1), precisions: precisions.slice(0, 1) };
}

/** The fold of each case: those that happened and those that did not are dealt out in turn, so that every fold has its share. */
export function stratifiedFolds(happened: readonly boolean[], folds: number): readonly number[] {
  const dealt = { yes: 0, no: 0 };
  // The second kind begins where the first left off, so that no fold gets both remainders.
  const yesCount = happened.filter((did) => did).length;
  return happened.map((did) => (did ? dealt.yes++ : yesCount + dealt.no++) % folds);
}

/** Of each case, by a fit that has not seen it. */
function leftOutLosses(cases: Cases, prior: CoefficientPrior, folds: readonly number[]): readonly number[] {
  const losses = cases.rows.map(() => 0);
  for (let fold = 0; fold < foldCount; fold += 1) {
    const { coefficients } = signedLogistic(
      {
        rows: cases.rows.filter((_, place) => folds[place] !== fold),
        happened: cases.happened.filter((_, place) => folds[place] !== fold),
      },
      prior,
    );
    cases.rows.forEach((row, place) => {
      if (folds[place] === fold)
        losses[place] = surpriseOf(logOddsAt(coefficients, row), cases.happened[place] === true);
    });
  }
  return losses;
}
