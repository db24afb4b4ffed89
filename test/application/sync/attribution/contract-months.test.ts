import { heirsOf } from '#application/sync/attribution/contract-heirs';
import { monthsOfContract } from '#application/sync/attribution/contract-months';
import type { ContractRecord } from '#application/sync/records';
import { summarizeMonth } from '#domain/readiness/ticket-months';
import { contract } from '#test/support/memory-msp';
import { ordinaryTicket } from '#test/support/ticket-features';

function record(id: number, previousContractId?: number, hasEnded = false): ContractRecord {
  return { contract: contract({ id, ...(previousContractId === undefined ? {} : { previousContractId }) }), hasEnded };
}

/** One month in which each contract had as many tickets as its place says: 1, 2, 4, 8 … */
function months(...contractIds: readonly number[]) {
  return contractIds.map((contractId, index) => {
    const tickets = Array.from({ length: 2 ** index }, (_, id) =>
      ordinaryTicket({ id: id + 1, openedOn: '2026-10-05' }),
    );
    return summarizeMonth({ clientId: 1, contractId, month: '2026-10' }, tickets);
  });
}

const opened = (id: number, contracts: readonly ContractRecord[], ...ids: readonly number[]) =>
  monthsOfContract(id, contracts, months(...ids)).map((month) => month.opened);

test('a contract has its own months and those of no contract', () => {
  const two = [record(101), record(102)];
  expect(opened(101, two, 0, 101, 102)).toEqual([1 + 2]);
  expect(opened(102, two, 0, 101, 102)).toEqual([1 + 4]);
});

test('and those of every contract it replaced, which are nobody else\u2019s', () => {
  const chain = [record(101, 91), record(91, 81, true), record(81, undefined, true), record(102)];
  expect(opened(101, chain, 101, 91, 81, 102)).toEqual([1 + 2 + 4]);
  expect(opened(102, chain, 101, 91, 81, 102)).toEqual([8]);
});

test('and those of an ended contract that nothing replaced', () => {
  expect(opened(101, [record(101), record(70, undefined, true)], 101, 70)).toEqual([1 + 2]);
});

test('a chain that runs in a circle ends', () => {
  expect(heirsOf([record(101, 91), record(91, 101, true)])).toEqual(
    new Map([
      [101, 101],
      [91, 101],
    ]),
  );
});
