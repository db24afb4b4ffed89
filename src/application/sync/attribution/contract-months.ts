import type { ServiceMonth } from '#domain/readiness/service-month';
import { mergeMonths } from '#domain/readiness/ticket-months';
import type { ContractId } from '#domain/vocabulary/ids';
import type { ContractRecord } from '../records';
import { heirsOf } from './contract-heirs';

/**
 * The months that speak about a contract: its own, those of the contracts it replaced, and those that belong to none of the
 * client's other open contracts. Why: docs/domain/readiness.md, "Whose tickets".
 */
export function monthsOfContract(
  id: ContractId,
  contracts: readonly ContractRecord[],
  months: readonly ServiceMonth[],
): readonly ServiceMonth[] {
  const heirs = heirsOf(contracts);
  return mergeMonths(months.filter(({ contractId }) => (heirs.get(contractId) ?? id) === id));
}

/** Whether hours of no contract count for each of several: they are the client's, and nobody can tell whose they are. */
export function shareHours(contracts: readonly ContractRecord[], months: readonly ServiceMonth[]): boolean {
  const heirs = heirsOf(contracts);
  const running = contracts.filter(({ hasEnded }) => !hasEnded);
  return running.length > 1 && months.some(({ contractId, hours }) => hours > 0 && heirs.get(contractId) === undefined);
}
