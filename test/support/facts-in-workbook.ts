import { contractFactsOf } from '#application/sync/facts/contract-facts-of';
import { SyncSession } from '#application/sync/sync-session';
import { readState } from '#application/tabs/state-tab';
import type { ContractFacts } from '#domain/readiness/contract-facts';
import type { ContractId } from '#domain/vocabulary/ids';
import { evenSeason } from './contract-facts';
import type { MemoryMsp } from './memory-msp';

/** The facts of a contract as the next run would find them in the workbook, without the months. */
export function factsInWorkbook(msp: MemoryMsp, id: ContractId): ContractFacts {
  const state = readState(msp.workbook.contentOf('State').slice(1));
  const session = new SyncSession(msp.parts, 'run-of-a-test', state, ['on']);
  const record = session.book.contract(id);
  if (record === undefined) throw new Error(`No contract ${id} in the workbook`);
  const service = { months: [], clientMonths: [], portfolio: state.portfolio ?? { monthIndex: evenSeason } };
  return contractFactsOf(session, record, session.book.client(record.contract.clientId), service);
}
