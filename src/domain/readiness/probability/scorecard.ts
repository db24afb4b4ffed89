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

/** Weights of the model turned into log odds: what the probability is before any outcome is known. */
export function scorecardOf(
  signals: readonly { readonly id: string; readonly weight: number }[],
): readonly ScorecardInput[] {
  const total = signals.reduce((sum, { weight }) => sum + weight, 0);
  assert(total > 0, 'a scorecard has weights');
  return signals.map(({ id, weight }) => ({ signalId: id, priorWeight: (steepness * weight) / total }));
}

/** Share of renewals kept, the portfolio's own drawn toward the usual. */
export function baseChance(renewals: number, losses: number): number {
  return 1 - (losses + usualLossShare * beliefRenewals) / (renewals + beliefRenewals);
}
