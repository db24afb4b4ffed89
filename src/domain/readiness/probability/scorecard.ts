import { assert } from '../../vocabulary/assert';
import { logOddsOf } from './log-odds';

/** One reading as the probability sees it. */
export interface ScorecardInput {
  readonly signalId: string;
  /** Log odds of renewal for a score one deviation above the mean. */
  readonly priorWeight: number;
}

/** Share of renewals that are lost where nothing is known of the MSP: the middle of 8 to 12 % a year. */
export const usualLossShare = 0.1;
/** Renewals' worth of that belief beside the MSP's own outcomes. */
const beliefRenewals = 20;

/** A contract whose every answer lies one deviation below the mean is lost as often as kept. */
const steepness = logOddsOf(1 - usualLossShare);

/**
 * Weights of the model turned into log odds: what the probability is before any outcome is known. `allWeights`: what the weights of
 * the whole scorecard add up to, where these signals are only some of it.
 */
export function scorecardOf(
  signals: readonly { readonly id: string; readonly weight: number }[],
  allWeights?: number,
): readonly ScorecardInput[] {
  const total = allWeights ?? signals.reduce((sum, { weight }) => sum + weight, 0);
  assert(total > 0, 'a scorecard has weights');
  return signals.map(({ id, weight }) => ({ signalId: id, priorWeight: (steepness * weight) / total }));
}

/**
 * The same belief as a prior of the intercept: centred on the usual, as hard as that many renewals hold log odds. The MSP's own share
 * must not enter it, or its outcomes would count twice, which on few of them drags a chance far beyond what they say.
 */
export const interceptPrior = {
  mean: logOddsOf(1 - usualLossShare),
  precision: beliefRenewals * usualLossShare * (1 - usualLossShare),
} as const;

/** Share of renewals kept, the portfolio's own drawn toward the usual. */
export function baseChance(renewals: number, losses: number): number {
  return 1 - (losses + usualLossShare * beliefRenewals) / (renewals + beliefRenewals);
}
