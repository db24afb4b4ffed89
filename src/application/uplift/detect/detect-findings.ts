import { entitlementGapOf, type EntitlementGap, type ServiceUse } from '#domain/uplift/entitlement-gap';
import type { UpliftFinding } from '#domain/uplift/uplift-finding';
import type { ContractId } from '#domain/vocabulary/ids';
import type { ContractRecord } from '../../sync/records';
import type { FindingRecord } from '../finding-record';
import type { ClientEvidence } from './client-evidence';
import { gapFinding, isOverrunCleared, overrunFinding, priceFindingsOf, unitsOf } from './contract-findings';
import { driftFindings } from './drift-findings';
import { themeFindings } from './theme-findings';

/** Everything that the records show of one client. What HaloPSA bills or raises already is none: it is read first. */
export function detectFindings(evidence: ClientEvidence): readonly UpliftFinding[] {
  const ofContracts = evidence.contracts.flatMap((record) => {
    const overrun = overrunFinding(record, evidence);
    // Where hours are agreed, they say what is too much; peers say it where none are.
    const gap = overrun ?? (record.contract.periods.length > 0 ? undefined : gapFinding(record, evidence));
    return [...(gap === undefined ? [] : [gap]), ...priceFindingsOf(record, evidence)];
  });
  return [...ofContracts, ...driftFindings(evidence), ...themeFindings(evidence)];
}

/**
 * Whether a finding that the figures no longer show is over. An overrun only when it is clearly so, the others when nobody saw them for
 * two weeks: no finding comes and goes with one reading.
 */
export function isOutOfFigures(
  { finding }: Pick<FindingRecord, 'finding'>,
  missingDays: number,
  evidence: ClientEvidence,
): boolean {
  if (finding.kind === 'overrun') {
    const record = evidence.contracts.find(({ contract }) => contract.id === finding.contractId);
    // A contract that ended takes its hours with it.
    return record === undefined || isOverrunCleared(record, evidence.today) === true;
  }
  return missingDays >= missingDaysBeforeCleared;
}

const missingDaysBeforeCleared = 14;

/** What serving each contract takes beside others of its kind. */
export function gapsAmong(
  contracts: readonly ContractRecord[],
): (record: ContractRecord) => EntitlementGap | undefined {
  const byKind = new Map<string, Map<ContractId, ServiceUse>>();
  for (const record of contracts) {
    const { contract, service } = record;
    if (service === undefined || contract.kind === '') continue;
    const uses = byKind.get(contract.kind) ?? new Map<ContractId, ServiceUse>();
    uses.set(contract.id, { hours: service.hours, units: unitsOf(record) });
    byKind.set(contract.kind, uses);
  }
  return ({ contract }) => {
    const uses = byKind.get(contract.kind);
    const own = uses?.get(contract.id);
    if (uses === undefined || own === undefined) return undefined;
    return entitlementGapOf(
      own,
      [...uses].filter(([id]) => id !== contract.id).map(([, use]) => use),
    );
  };
}

/** The first contract of each chain of terms that is on record. */
export function rootsOf(contracts: readonly ContractRecord[]): (id: ContractId) => ContractId {
  const before = new Map(contracts.map(({ contract }) => [contract.id, contract.previousContractId]));
  return (id) => {
    let root = id;
    const seen = new Set<ContractId>();
    for (let next = before.get(root); next !== undefined && !seen.has(next); next = before.get(root)) {
      seen.add(root);
      root = next;
    }
    return root;
  };
}
