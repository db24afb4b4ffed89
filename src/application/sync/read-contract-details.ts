import type { ContractId } from '#domain/vocabulary/ids';
import type { ContractRecord } from './records';
import type { SyncSession } from './sync-session';

const detailsPerBatch = 20;

/**
 * Details of contracts: in a directory pass those that are new or whose list row says they were modified, and the ended ones that
 * another one names as its predecessor; every hour a rolling 1/24 of the open ones, since hours used do not move
 * `last_modified`. Answers whether nothing is left to read.
 */
export function readContractDetails(session: SyncSession): boolean {
  const { book, progress } = session;
  const due = progress.isDirectoryPass ? changedContracts(book.contracts(), session) : rollingContracts(session);
  for (let at = 0; at < due.length; at += detailsPerBatch) {
    if (session.isOutOfTime()) return false;
    readDetails(session, due.slice(at, at + detailsPerBatch));
  }
  // A detail may name a predecessor whose own is then due.
  if (progress.isDirectoryPass) return due.length === 0;
  session.progress = { ...session.progress, detailPlace: nextPlace(session) };
  return true;
}

function changedContracts(contracts: readonly ContractRecord[], { startedAt }: SyncSession): readonly ContractId[] {
  const replaced = new Set(contracts.map(({ contract }) => contract.previousContractId));
  return contracts
    .filter(({ contract, hasEnded }) => !hasEnded || replaced.has(contract.id))
    .filter(({ contract, detailReadAt, detailOfModification, detailTriedAt }) => {
      const isStale = detailReadAt === undefined || detailOfModification !== (contract.modifiedAt ?? 0);
      return isStale && (detailTriedAt === undefined || detailTriedAt < startedAt);
    })
    .map(({ contract }) => contract.id);
}

function rollingContracts(session: SyncSession): readonly ContractId[] {
  const open = openIds(session);
  const { detailPlace } = session.progress;
  const count = Math.ceil(open.length / 24);
  return Array.from(
    { length: Math.min(count, open.length) },
    (_, index) => open[(detailPlace + index) % open.length] ?? 0,
  );
}

function nextPlace(session: SyncSession): number {
  const { length } = openIds(session);
  return length === 0 ? 0 : (session.progress.detailPlace + Math.ceil(length / 24)) % length;
}

function openIds({ book }: SyncSession): readonly ContractId[] {
  return book
    .contracts()
    .filter(({ hasEnded }) => !hasEnded)
    .map(({ contract }) => contract.id)
    .sort((a, b) => a - b);
}

function readDetails(session: SyncSession, ids: readonly ContractId[]): void {
  const { book, parts } = session;
  const details = new Map(parts.serviceDesk.contractDetails(ids).map((contract) => [contract.id, contract]));
  const now = parts.clock.now();
  for (const id of ids) {
    const record = book.contract(id);
    if (record === undefined) continue;
    const contract = details.get(id);
    if (contract === undefined) {
      book.setContract({ ...record, detailTriedAt: now });
      continue;
    }
    if (JSON.stringify(contract) !== JSON.stringify(record.contract)) session.changed.add(contract.clientId);
    else if (record.detailReadAt !== undefined && record.detailOfModification === (contract.modifiedAt ?? 0)) continue;
    book.setContract({ ...record, contract, detailReadAt: now, detailOfModification: contract.modifiedAt ?? 0 });
  }
}
