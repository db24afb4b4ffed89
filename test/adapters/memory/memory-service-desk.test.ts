import { fixedLocalTime } from '#adapters/memory/fixed-local-time';
import { memoryServiceDesk } from '#adapters/memory/memory-service-desk';
import type { Ticket } from '#domain/vocabulary/ticket';
import { serviceDeskContract } from '#test/contract/service-desk.contract';

const hour = 3_600_000;
const start = Date.parse('2026-01-01T00:00:00Z');
const localTime = fixedLocalTime(60);

const tickets = Array.from({ length: 250 }, (_, index): Ticket => {
  const openedAt = start + index * 5 * hour;
  return {
    id: 250 - index,
    clientId: 1 + (index % 3),
    summary: 'Printer offline',
    details: '',
    openedAt,
    priority: 1 + (index % 4),
    isReopened: index % 5 === 0 && index % 10 === 0,
    reassignCount: 0,
    isVip: false,
    hours: 1,
    chargedHours: 1,
    updatedAt: openedAt + 40 * hour,
    ...(index % 5 === 0 ? {} : { closedAt: openedAt + 30 * hour }),
  };
});

const contract = {
  id: 311,
  clientId: 1,
  ref: 'NW',
  kind: 'Managed service',
  active: true,
  isEvergreen: false,
  termEndsOn: '2027-03-31',
  noticePeriodDays: 60,
};
const invoice = { clientId: 1, contractId: 311, dueOn: '2026-04-01', totalMinor: 5_000, currency: 'GBP' };
const period = { startsOn: '2026-01-01', endsOn: '2026-01-31', hoursIncluded: 10, hoursUsed: 4, isCurrent: true };

serviceDeskContract('a service desk in memory', () => ({
  localTime,
  within: start + 20 * 24 * hour,
  desk: memoryServiceDesk(
    {
      clients: [1, 2, 3].map((id) => ({
        id,
        name: `Client ${id}`,
        domains: [`c${id}.example`],
        isVip: false,
        active: true,
      })),
      contacts: [{ userId: 7, clientId: 1, name: 'Jonas Weber', email: 'jonas@c1.example', isVip: true, active: true }],
      contracts: [
        { ...contract, previousContractId: 210, escalatorPercent: 3, renewsByItself: true, periods: [period] },
        { ...contract, id: 210, active: false, termEndsOn: '2026-03-31', periods: [] },
      ],
      tickets,
      contractOfTicket: new Map(
        tickets.filter(({ clientId, id }) => clientId === 1 && id % 2 === 0).map(({ id }) => [id, 311]),
      ),
      recurringInvoices: [
        {
          invoiceId: -240,
          clientId: 1,
          contractId: 311,
          isDisabled: false,
          currency: 'GBP',
          periodAmountMinor: 5_000,
          periodMonths: 1,
          lines: [{ lineId: 1, quantity: 4, unitPriceMinor: 1_250, isExcludedFromIncrease: false }],
        },
      ],
      invoices: [
        { ...invoice, invoiceId: 1, issuedOn: '2026-01-01', openMinor: 0, paidOn: '2026-01-20' },
        { ...invoice, invoiceId: 2, issuedOn: '2026-02-01', openMinor: 0, paidOn: '2026-02-20' },
        { ...invoice, invoiceId: 3, issuedOn: '2026-03-01', openMinor: 5_000 },
      ],
      replies: tickets.flatMap(({ id, isReopened, openedAt }) =>
        [1, 2].map((replyId) => ({
          ticketId: id,
          replyId,
          at: openedAt,
          isFromClient: replyId === 1,
          text: '',
          reopens: isReopened && replyId === 1,
        })),
      ),
      feedback: [{ id: 1, ticketId: 4, score: 1, givenOn: '2026-01-09' }],
      agents: [{ agentId: 5, name: 'Mara Lind', email: 'mara@acme.example', active: true, costPerHourMinor: 4_100 }],
    },
    localTime,
  ),
}));

test('replacing a list changes the world, and pages and single reads are counted as calls', () => {
  const desk = memoryServiceDesk({ tickets }, localTime);
  desk.records.tickets = [];
  expect(desk.tickets({ kind: 'changedSince', at: 0 }).pages([1, 2])).toEqual([
    { rows: [], total: 0 },
    { rows: [], total: 0 },
  ]);
  desk.contractDetails([1]);
  desk.agents();
  expect(desk.callCount()).toBe(4);
});
