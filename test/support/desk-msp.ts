import { turnOnSync } from '#application/administer-sync';
import type { DeskInvoice, RecurringInvoice } from '#application/ports/service-desk';
import { runHourlySync } from '#application/run-hourly-sync';
import type { ClientContext } from '#application/views/client-context';
import { ada, contract, memoryMsp, ticket, type MemoryMsp } from './memory-msp';

export const hour = 3_600_000;
export const day = 24 * hour;

export const recurring: RecurringInvoice = {
  invoiceId: -240,
  clientId: 2,
  contractId: 201,
  isDisabled: false,
  currency: 'GBP',
  periodAmountMinor: 120_000,
  periodMonths: 3,
  lines: [],
};

export function invoice(invoiceId: number, dueOn: string, overrides: Partial<DeskInvoice> = {}): DeskInvoice {
  return {
    invoiceId,
    clientId: 2,
    issuedOn: '2026-09-01',
    dueOn,
    totalMinor: 500,
    openMinor: 500,
    currency: 'GBP',
    ...overrides,
  };
}

/** Client 2 has two contracts, one of which replaced another in July; every third of its tickets names no contract. */
const tickets = Array.from({ length: 60 }, (_, index) =>
  ticket({
    id: 1000 + index,
    clientId: index % 3 === 0 ? 1 : 2,
    openedAt: Date.parse('2025-12-03T09:00:00Z') + index * 6 * day,
    closedAt: Date.parse('2025-12-03T12:00:00Z') + index * 6 * day,
  }),
);

const isBeforeJuly = (id: number) => (tickets[id - 1000]?.openedAt ?? 0) < Date.parse('2026-07-01T00:00:00Z');

export const contractOfTicket = new Map(
  tickets
    .filter(({ clientId, id }) => clientId === 2 && id % 4 !== 0)
    .map(({ id }): [number, number] => [id, id % 2 === 0 ? 201 : isBeforeJuly(id) ? 192 : 202]),
);

function without<Key extends keyof ReturnType<typeof contract>>(id: number, clientId: number, key: Key) {
  const { [key]: _absent, ...rest } = contract({ id, clientId });
  return rest as ReturnType<typeof contract>;
}

/** An MSP whose service desk uses everything the sync reads: contracts that replace each other, invoices, costs of agents. */
export function deskMsp(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp({
    ...options,
    desk: {
      contracts: [
        contract({ id: 101 }),
        without(201, 2, 'annualValue'),
        contract({ id: 202, clientId: 2, previousContractId: 192, termStartsOn: '2026-07-01', renewsByItself: true }),
        contract({ id: 192, clientId: 2, active: false, termEndsOn: '2026-06-30', previousContractId: 182 }),
        contract({ id: 182, clientId: 2, active: false, termEndsOn: '2024-06-30' }),
        contract({ id: 150, clientId: 2, active: false, termEndsOn: '2020-06-30' }),
      ],
      tickets,
      contractOfTicket,
      recurringInvoices: [recurring],
      invoices: [invoice(1, '2026-11-22'), invoice(2, '2026-10-24', { currency: 'EUR' }), invoice(3, '2026-11-23')],
      agents: [
        { agentId: 7, name: 'Ada Moss', email: ada, active: true, costPerHourMinor: 5_500 },
        { agentId: 8, name: 'Tim Tech', email: 'tim@msp.example', active: true, costPerHourMinor: 4_100 },
        { agentId: 9, name: 'Nina New', email: 'nina@msp.example', active: true },
      ],
      ...options.desk,
    },
  });
  turnOnSync(msp.parts);
  return msp;
}

export function synced(options: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = deskMsp(options);
  expect(runHourlySync(msp.parts)).toMatchObject({ outcome: 'finished' });
  return msp;
}

export function nextRun(msp: MemoryMsp, after = hour) {
  msp.clock.advance(after);
  const report = runHourlySync(msp.parts);
  expect(report.outcome).toBe('finished');
  return report;
}

/** Tickets by the contract they are counted under, of one client. */
export function counted(msp: MemoryMsp, clientId: number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const cells of msp.workbook.contentOf('Service months').slice(1)) {
    if (cells[0] !== clientId || cells[4] === 0) continue;
    sums[String(cells[1])] = (sums[String(cells[1])] ?? 0) + Number(cells[4]);
  }
  return sums;
}

export function cardOf(msp: MemoryMsp, clientId: number): ClientContext {
  const row = msp.workbook.contentOf('Client cards').find((cells) => cells[0] === clientId);
  return JSON.parse(String(row?.[6])) as ClientContext;
}

export function gapsOf(msp: MemoryMsp): readonly string[] {
  return msp.workbook
    .contentOf('Data gaps')
    .slice(1)
    .map(([kind]) => String(kind))
    .filter((kind) => kind !== '');
}

export function touch(msp: MemoryMsp, id: number, change: Partial<ReturnType<typeof ticket>> = {}): void {
  msp.desk.records.tickets = msp.desk.records.tickets.map((known) =>
    known.id === id ? { ...known, ...change, updatedAt: msp.clock.now() } : known,
  );
}
