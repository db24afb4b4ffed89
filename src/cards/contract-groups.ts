import type { ContractContext } from '#application/views/client-context';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Money } from '#domain/vocabulary/money';

/** Contracts that are decided together, or one that is decided alone. */
export interface ContractGroup {
  readonly contracts: readonly ContractContext[];
  /** The earliest of the group: whoever decides one decides all. */
  readonly decisionOn?: CalendarDate;
  readonly isEvergreen: boolean;
}

/** In the order in which the contracts stand: by decision date, as a `ClientContext` has them. */
export function contractGroups(contracts: readonly ContractContext[]): readonly ContractGroup[] {
  const placed = new Set<number>();
  return contracts.flatMap((contract) => {
    if (placed.has(contract.id)) return [];
    const members = groupOf(contract, contracts);
    for (const { id } of members) placed.add(id);
    return [toGroup(members)];
  });
}

/** The contract and those that end with it. */
export function groupOf(contract: ContractContext, contracts: readonly ContractContext[]): readonly ContractContext[] {
  const others = contract.endsTogetherWith ?? [];
  return others.length === 0
    ? [contract]
    : [contract, ...contracts.filter(({ id }) => id !== contract.id && others.includes(id))];
}

export function toGroup(contracts: readonly ContractContext[]): ContractGroup {
  const [decisionOn] = contracts.flatMap((contract) => contract.decisionOn ?? []).sort();
  return {
    contracts,
    ...(decisionOn === undefined ? {} : { decisionOn }),
    isEvergreen: contracts.every(({ isEvergreen }) => isEvergreen),
  };
}

/** A year's value of the group, one sum a currency. Empty when the value of one is not known: a part is not the whole. */
export function groupValues({ contracts }: ContractGroup): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { annualValue } of contracts) {
    if (annualValue === undefined) return [];
    sums.set(annualValue.currency, (sums.get(annualValue.currency) ?? 0) + annualValue.annualMinor);
  }
  return [...sums].map(([currency, annualMinor]) => ({ currency, annualMinor }));
}
