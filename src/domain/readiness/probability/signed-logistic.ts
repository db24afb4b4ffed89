import { mapLogistic, type Cases, type CoefficientPrior, type LogisticFit } from './map-logistic';

export interface SignedFit extends LogisticFit {
  /** Places of the weights that turned against their prior and were taken out; the first weight has place 0. */
  readonly turned: ReadonlySet<number>;
}

/**
 * The fit in which no weight turns against its prior: a better answer must never lower a chance. Those that do are held at 0 and
 * the others fitted again, until none does. They are named, because holding alone would hide a prior that is wrong.
 */
export function signedLogistic(cases: Cases, prior: CoefficientPrior): SignedFit {
  const all = prior.means.slice(1).map((_, place) => place);
  const turned = new Set<number>();
  for (;;) {
    const places = all.filter((place) => !turned.has(place));
    const fit =
      turned.size === 0 ? mapLogistic(cases, prior) : mapLogistic(casesOf(cases, places), priorOf(prior, places));
    const against = places.filter(
      (place, index) => (fit.coefficients[index + 1] ?? 0) * (prior.means[place + 1] ?? 0) < 0,
    );
    if (against.length === 0) return { ...spreadOut(fit, places, all.length + 1), turned };
    for (const place of against) turned.add(place);
  }
}

function casesOf({ rows, happened }: Cases, places: readonly number[]): Cases {
  return { rows: rows.map((row) => places.map((place) => row[place] ?? Number.NaN)), happened };
}

function priorOf({ means, precisions }: CoefficientPrior, places: readonly number[]): CoefficientPrior {
  const kept = (values: readonly number[]) => [0, ...places.map((place) => place + 1)].map((at) => values[at] ?? 0);
  return { means: kept(means), precisions: kept(precisions) };
}

/** With zeros for what was taken out. */
function spreadOut(fit: LogisticFit, places: readonly number[], size: number): LogisticFit {
  const home = new Map([0, ...places.map((place) => place + 1)].map((at, index) => [at, index]));
  const from = (at: number): number => home.get(at) ?? -1;
  return {
    iterations: fit.iterations,
    coefficients: Array.from({ length: size }, (_, at) => fit.coefficients[from(at)] ?? 0),
    covariance: Array.from({ length: size }, (_, a) =>
      Float64Array.from({ length: size }, (__, b) => fit.covariance[from(a)]?.[from(b)] ?? 0),
    ),
  };
}
