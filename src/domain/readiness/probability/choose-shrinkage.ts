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
 * The shrinkage whose left-out outcomes surprise least, by five stratified folds; of equals the harder one. Undefined: the intercept
 * alone surprises less than any of them, so that no weight has earned its place.
 */
export function chooseShrinkage(cases: Cases, priorAt: (shrinkage: number) => CoefficientPrior): number | undefined {
  const least = cases.rows.length < fewOutcomes ? leastWithFew : 0;
  const folds = stratifiedFolds(cases.happened, foldCount);
  let best: { readonly shrinkage?: number; readonly loss: number } = {
    loss: leftOutLoss(withoutWeights(cases), interceptOf(priorAt(leastWithFew)), folds),
  };
  for (const shrinkage of [...shrinkageGrid].reverse()) {
    if (shrinkage < least) continue;
    const loss = leftOutLoss(cases, priorAt(shrinkage), folds);
    if (loss < best.loss) best = { shrinkage, loss };
  }
  return best.shrinkage;
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

function leftOutLoss(cases: Cases, prior: CoefficientPrior, folds: readonly number[]): number {
  let loss = 0;
  for (let fold = 0; fold < foldCount; fold += 1) {
    const { coefficients } = signedLogistic(
      {
        rows: cases.rows.filter((_, place) => folds[place] !== fold),
        happened: cases.happened.filter((_, place) => folds[place] !== fold),
      },
      prior,
    );
    cases.rows.forEach((row, place) => {
      if (folds[place] === fold) loss += surpriseOf(logOddsAt(coefficients, row), cases.happened[place] === true);
    });
  }
  return loss;
}
