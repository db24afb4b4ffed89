import type { ContractId } from '#domain/vocabulary/ids';
import type { ContractRecord } from './records';
import type { SyncSession } from './sync-session';

const detailsPerBatch = 20;
const hoursOfDay = 24;
const hourMilliseconds = 3_600_000;

/**
 * Details of contracts: in a directory pass those that are new or whose list row says they were modified, and of the ended ones
 * those that another one names as its predecessor or whose term reached into the ticket history; every hour those whose hour of the day it is, since hours used do not move
 * `last_modified`. Answers whether nothing is left to read.
 */
export function readContractDetails(session: SyncSession): boolean {
  if (!session.progress.isDirectoryPass) return readRollingDetails(session);
  const due = changedContracts(session.book.contracts(), session);
  // A detail may name a predecessor whose own is then due.
  return readInBatches(session, due) && due.length === 0;
}

function changedContracts(
  contracts: readonly ContractRecord[],
  { startedAt, historyStartsOn }: SyncSession,
): readonly ContractId[] {
  const replaced = new Set(contracts.map(({ contract }) => contract.previousContractId));
  return contracts
    .filter(({ contract, hasEnded }) => {
      const isOfHistory = (contract.termEndsOn ?? '') >= historyStartsOn;
      return !hasEnded || isOfHistory || replaced.has(contract.id);
    })
    .filter(({ contract, detailReadAt, detailOfModification, detailTriedAt }) => {
      const isStale = detailReadAt === undefined || detailOfModification !== (contract.modifiedAt ?? 0);
      return isStale && (detailTriedAt === undefined || detailTriedAt < startedAt);
    })
    .map(({ contract }) => contract.id);
}

/**
 * Each contract has an hour of the day of its own, whatever went before: after an outage the hours that were missed are made up
 * for, and a day later everything was read when it would have been read anyway.
 */
function readRollingDetails(session: SyncSession): boolean {
  const now = Math.floor(session.startedAt / hourMilliseconds);
  const { detailHour = now - 1 } = session.progress;
  for (let hour = Math.max(detailHour, now - hoursOfDay) + 1; hour <= now; hour += 1) {
    const due = openIds(session).filter((id) => id % hoursOfDay === hour % hoursOfDay);
    if (!readInBatches(session, due)) return false;
    session.progress = { ...session.progress, detailHour: hour };
  }
  return true;
}

function openIds({ book }: SyncSession): readonly ContractId[] {
  return book
    .contracts()
    .filter(({ hasEnded }) => !hasEnded)
    .map(({ contract }) => contract.id)
    .sort((a, b) => a - b);
}

/** Answers whether there was time for all of them. */
function readInBatches(session: SyncSession, ids: readonly ContractId[]): boolean {
  for (let at = 0; at < ids.length; at += detailsPerBatch) {
    if (session.isOutOfTime()) return false;
    readDetails(session, ids.slice(at, at + detailsPerBatch));
  }
  return true;
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
