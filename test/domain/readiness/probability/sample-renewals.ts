import type { KnownRenewal, ProbabilityModel } from '#domain/readiness/probability/fit-probability';

export function modelOf(weights: readonly number[]): ProbabilityModel {
  return { version: 'test', signals: weights.map((weight, place) => ({ id: `signal-${place}`, weight })) };
}

/** The same numbers again from the same seed (Lehmer). */
export function seeded(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export interface Recipe {
  readonly count: number;
  readonly seed: number;
  /** Log odds a deviation, by signal; 20 points from 85 are one, as of any signal without a scale of its own. */
  readonly truths: readonly number[];
  readonly base?: number;
  /** Share of readings that are unknown. */
  readonly gaps?: number;
}

/** Renewals whose outcomes are drawn from a chance that is known. */
export function drawnRenewals({ count, seed, truths, base = 2, gaps = 0 }: Recipe): readonly KnownRenewal[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const scores = truths.map(() => Math.min(100, 45 + 80 * random()));
    const logOdds = truths.reduce((sum, truth, place) => sum + truth * (((scores[place] ?? 85) - 85) / 20), base);
    const isRenewed = random() < 1 / (1 + Math.exp(-logOdds));
    const known = scores.flatMap((score, place) => (random() < gaps ? [] : [[`signal-${place}`, score] as const]));
    return { scores: new Map(known), isRenewed };
  });
}
