import { emptyClientRecord, type ClientRecord, type ContractRecord } from '#application/sync/records';
import type { ClientEvidence } from '#application/uplift/detect/client-evidence';
import type { Contract } from '#domain/vocabulary/client';
import { contract } from './memory-msp';

/** Of client 1 with contract 101, on the day the memory MSP begins. */
export function clientEvidence(
  contracts: readonly ContractRecord[],
  client: Partial<ClientRecord> = {},
  uplift: ClientEvidence['settings']['uplift'] = { countRules: [] },
): ClientEvidence {
  return {
    client: { ...emptyClientRecord({ id: 1, name: 'Birch & Co', domains: [], isVip: false, active: true }), ...client },
    contracts,
    settings: { uplift, currency: 'GBP' },
    today: '2026-11-23',
    gapOf: () => undefined,
    rootOf: (id) => id,
  };
}

export function contractRecord(
  record: Partial<Omit<ContractRecord, 'contract'>> = {},
  own: Partial<Contract> = {},
): ContractRecord {
  return { contract: contract({ id: 101, ...own }), hasEnded: false, ...record };
}
