import type { TicketQuery } from '#application/ports/service-desk';
import { runHourlySync } from '#application/run-hourly-sync';
import {
  cardOf,
  contractOfTicket,
  counted,
  day,
  deskMsp,
  gapsOf,
  hour,
  nextRun,
  synced,
  touch,
} from '#test/support/desk-msp';
import { contract, ticket, type MemoryMsp } from '#test/support/memory-msp';

/** The ids of contracts whose tickets were asked for from now on. */
function watchFilter(msp: MemoryMsp): { readonly msp: MemoryMsp; readonly asked: readonly number[] } {
  const asked: number[] = [];
  const watched = (query: TicketQuery) => {
    if (query.kind === 'ofContract') asked.push(query.contractId);
    return msp.desk.tickets(query);
  };
  return { asked, msp: { ...msp, parts: { ...msp.parts, serviceDesk: { ...msp.desk, tickets: watched } } } };
}

describe('the contract of a ticket', () => {
  test('is what the contract filter tells, for a client with several; what it does not tell stays with the client', () => {
    const msp = synced();
    const told = (id: number) => [...contractOfTicket.values()].filter((contractId) => contractId === id).length;
    expect(counted(msp, 2)).toEqual({ '0': 10, '192': told(192), '201': told(201), '202': told(202) });
    expect(counted(msp, 1)).toEqual({ '101': 20 });
    expect(gapsOf(msp)).not.toContain('severalContracts');
  });

  test('is not asked for again while nothing changes', () => {
    const watched = watchFilter(synced());
    nextRun(watched.msp);
    nextRun(watched.msp, day);
    expect(watched.asked).toEqual([]);
  });

  test('is asked for when a ticket of the client changes, of its contracts alone, and counts the ticket once', () => {
    const watched = watchFilter(synced());
    const { msp } = watched;
    msp.clock.advance(hour);
    msp.desk.records.tickets = [
      ...msp.desk.records.tickets,
      ticket({ id: 1100, clientId: 2, openedAt: msp.clock.now(), updatedAt: msp.clock.now() }),
      ticket({ id: 1101, clientId: 1, openedAt: msp.clock.now(), updatedAt: msp.clock.now() }),
    ];
    msp.desk.records.contractOfTicket = new Map([...contractOfTicket, [1100, 202]]);
    const before = counted(msp, 2);
    runHourlySync(msp.parts);
    expect(watched.asked).toEqual([201, 202]);
    expect(counted(msp, 2)).toEqual({ ...before, '202': (before['202'] ?? 0) + 1 });
    expect(counted(msp, 1)).toEqual({ '101': 21 });
  });

  test('moves a ticket when HaloPSA tells it later, with what was known of it', () => {
    const msp = synced();
    const untold = 1052;
    msp.clock.advance(hour);
    msp.desk.records.contractOfTicket = new Map([...contractOfTicket, [untold, 201]]);
    touch(msp, untold);
    const before = counted(msp, 2);
    runHourlySync(msp.parts);
    expect(counted(msp, 2)).toEqual({ ...before, '0': 9, '201': (before['201'] ?? 0) + 1 });
    const satisfied = msp.workbook
      .contentOf('Service months')
      .reduce((sum, cells) => sum + (Number(cells[19]) || 0), 0);
    expect(satisfied).toBe(2);
  });

  test('is asked for over the whole history when a client gains a second contract', () => {
    const watched = watchFilter(synced());
    const { msp } = watched;
    msp.desk.records.contracts = [...msp.desk.records.contracts, contract({ id: 102 })];
    msp.desk.records.contractOfTicket = new Map([...contractOfTicket, [1000, 102]]);
    nextRun(msp, day);
    expect(watched.asked).toEqual([101, 102]);
    expect(counted(msp, 1)).toEqual({ '101': 19, '102': 1 });
  });

  test('is nobody\u2019s and a gap where HaloPSA knows none', () => {
    const msp = synced({ desk: { contractOfTicket: new Map() } });
    expect(counted(msp, 2)).toEqual({ '0': 40 });
    expect(gapsOf(msp)).toContain('severalContracts');
  });

  test('is not believed where HaloPSA ignores the filter, which costs one page in the life of the workbook', () => {
    const msp = deskMsp();
    let asked = 0;
    const ignoring = (query: TicketQuery) => {
      if (query.kind !== 'ofContract') return msp.desk.tickets(query);
      asked += 1;
      return msp.desk.tickets({ kind: 'openedSince', day: query.day });
    };
    const parts = { ...msp.parts, serviceDesk: { ...msp.desk, tickets: ignoring } };
    runHourlySync(parts);
    msp.clock.advance(hour);
    touch(msp, 1052);
    runHourlySync(parts);
    expect(asked).toBe(1);
    expect(counted(msp, 2)).toEqual({ '0': 40 });
    expect(gapsOf(msp)).toContain('severalContracts');
  });
});

test('readiness of one of several contracts rests on its own tickets, not on those of its sibling', () => {
  const openedAt = (index: number) => Date.parse('2026-08-05T09:00:00Z') + index * day;
  const late = Array.from({ length: 80 }, (_, index) =>
    ticket({ id: 2000 + index, clientId: 2, openedAt: openedAt(index), resolutionMet: index % 2 === 0 }),
  );
  const told = new Map(late.map(({ id }): [number, number] => [id, id % 2 === 0 ? 201 : 202]));
  const msp = synced({ desk: { tickets: late, contractOfTicket: told } });
  const scores = cardOf(msp, 2).contracts.map(({ id, readiness }) => {
    const reading = readiness?.readings.find(({ signalId }) => signalId === 'resolution-targets')?.reading;
    return [id, reading?.kind === 'measured' ? reading.evidence.text : reading?.why];
  });
  expect(scores).toEqual([
    [201, expect.stringMatching(/^40 of 40/)],
    [202, expect.stringMatching(/^0 of 40/)],
  ]);
});

describe('a chain of contracts', () => {
  test('tells earlier renewals', () => {
    expect(cardOf(synced(), 2).priorRenewals?.map(({ ref, outcome }) => [ref, outcome])).toEqual([
      ['AG-192', 'renewed'],
      ['AG-182', 'renewed'],
      ['AG-150', 'unknown'],
    ]);
  });

  test('is followed through one detail a contract, and announces nothing', () => {
    const msp = deskMsp();
    const read: number[] = [];
    const contractDetails = (ids: readonly number[]) => {
      read.push(...ids);
      return msp.desk.contractDetails(ids);
    };
    const parts = { ...msp.parts, serviceDesk: { ...msp.desk, contractDetails } };
    runHourlySync(parts);
    expect(read.sort()).toEqual([101, 182, 192, 201, 202]);
    msp.clock.advance(day);
    read.length = 0;
    runHourlySync(parts);
    expect(read).toEqual([]);
    expect(msp.timeline().filter(({ type }) => type === 'contractEnded')).toEqual([]);
    expect(msp.timeline().filter(({ contractId }) => contractId === 192)).toEqual([]);
  });

  test('and terms agreed stand on the contract: what ends together, increase, renewing by itself', () => {
    const [first, second] = cardOf(synced(), 2).contracts;
    expect(first).toMatchObject({ id: 201, endsTogetherWith: [202], escalatorPercent: 3 });
    expect(second).toMatchObject({ id: 202, endsTogetherWith: [201], renewsByItself: true });
    expect(first).not.toHaveProperty('renewsByItself');
  });
});
