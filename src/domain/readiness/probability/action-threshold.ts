import { assert } from '../../vocabulary/assert';

export interface ActionStakes {
  /** Cost of the action, in minor units: the account manager's hours, mostly. */
  readonly costMinor: number;
  /** Share of the renewals in danger that the action saves, 0 to 1. */
  readonly saveRate: number;
  /** Margin lost with the contract, in minor units. */
  readonly marginMinor: number;
}

/**
 * The chance of loss above which an action pays: cost / (save rate × margin at stake). Above 1 it never does; undefined where there
 * is nothing to save. Source: docs/domain/renewal-probability.md, "When to act".
 */
export function actionThreshold({ costMinor, saveRate, marginMinor }: ActionStakes): number | undefined {
  assert(costMinor >= 0 && saveRate >= 0 && saveRate <= 1, 'an action costs something and saves a share of renewals');
  const saved = saveRate * marginMinor;
  return saved > 0 ? costMinor / saved : undefined;
}
