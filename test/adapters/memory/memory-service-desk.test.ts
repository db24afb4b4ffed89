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
    isReopened: false,
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
      contracts: [{ ...contract, periods: [period] }],
      tickets,
      feedback: [{ id: 1, ticketId: 4, score: 1, givenOn: '2026-01-09' }],
      agents: [{ agentId: 5, name: 'Mara Lind', email: 'mara@acme.example', active: true }],
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
