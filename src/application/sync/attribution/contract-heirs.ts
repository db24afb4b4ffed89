import type { ContractId } from '#domain/vocabulary/ids';
import type { ContractRecord } from '../records';

/** A chain that is longer, or runs in a circle, is somebody's mistake. */
const longestChain = 20;

/** The open contract that stands for each contract today: itself, or the one that replaced it in the end. */
export function heirsOf(contracts: readonly ContractRecord[]): ReadonlyMap<ContractId, ContractId> {
  const previous = new Map(contracts.map(({ contract }) => [contract.id, contract.previousContractId]));
  const heirs = new Map<ContractId, ContractId>();
  for (const { contract, hasEnded } of contracts) {
    if (hasEnded) continue;
    let before: ContractId | undefined = contract.id;
    for (let step = 0; step < longestChain && before !== undefined && !heirs.has(before); step += 1) {
      heirs.set(before, contract.id);
      before = previous.get(before);
    }
  }
  return heirs;
}
