import { turnOnSync } from '#application/administer-sync';
import { runHourlySync } from '#application/run-hourly-sync';
import { monthsFormat } from '#application/sync/sync-progress';
import { monthFromRow, packedColumn } from '#application/tabs/service-months-tab';
import { readState } from '#application/tabs/state-tab';
import { healthOf } from '#application/view-cache';
import { unpackTickets } from '#domain/readiness/packing/ticket-packing';
import { expectSameEnd, runUntilCut } from '#test/support/cut-run';
import { deskMsp, hour } from '#test/support/desk-msp';
import { memoryMsp, ticket, type MemoryMsp } from '#test/support/memory-msp';
import { makeMonthsOlder } from '#test/support/older-months';

type Options = Parameters<typeof memoryMsp>[0];

/** A client of contracts told apart, an answer, categories and people: everything that months keep of a ticket. */
function syncedMsp(options: Options = {}): MemoryMsp {
  const msp = deskMsp(options);
  msp.desk.records.tickets = msp.desk.records.tickets.map((each, index) => ({
    ...each,
    category: ['Email', 'Printer', 'Network'][index % 3] ?? '',
    userId: 20 + (index % 4),
  }));
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  return msp;
}

function olderMsp(options: Options = {}): MemoryMsp {
  const msp = syncedMsp(options);
  makeMonthsOlder(msp);
  msp.clock.advance(hour);
  return msp;
}

const months = ({ workbook }: MemoryMsp) =>
  workbook
    .contentOf('Service months')
    .slice(1)
    .map((cells, index) => monthFromRow(cells, index + 2));
/** With the names of categories: their places tell in which order they were met. */
function named(msp: MemoryMsp): readonly unknown[] {
  const { categories = [] } = state(msp);
  const nameAt = (place: number) => categories[place - 1] ?? place;
  return msp.workbook
    .contentOf('Service months')
    .slice(1)
    .map((cells, index) => {
      const { people, ...month } = monthFromRow(cells, index + 2);
      const counted = Object.entries(people?.categories ?? {}).map(([place, count]) => [nameAt(Number(place)), count]);
      const tickets = unpackTickets(String(cells[packedColumn - 1]));
      return {
        ...month,
        people: { ...people, categories: Object.fromEntries(counted) as unknown },
        tickets: tickets.map(({ category = 0, ...ticket }) => ({ ...ticket, category: nameAt(category) })),
      };
    });
}

const state = ({ workbook }: MemoryMsp) => readState(workbook.contentOf('State').slice(1));

test('a workbook of an older form ends equal to a fresh one after the next run', () => {
  const [older, fresh] = [olderMsp(), syncedMsp()];
  expect(state(older)).not.toHaveProperty('monthsFormat');
  expect(months(older).every(({ people }) => people === undefined)).toBe(true);
  const before = older.timeline().map(({ eventId }) => eventId);
  expect(runHourlySync(older.parts)).toMatchObject({ outcome: 'finished', ticketsRead: 60 });
  expect(named(older)).toEqual(named(fresh));
  const heading = ({ workbook }: MemoryMsp) => workbook.contentOf('Service months')[0];
  expect(heading(older)).toEqual(heading(fresh));
  expect(state(older)).toMatchObject({ monthsFormat, categories: ['Email', 'Printer', 'Network'] });
  expect(state(older).progress).toMatchObject({ isBackfilled: true, ticketsBackfilled: 60 });
  const added = older.timeline().slice(before.length);
  expect(added.filter(({ type }) => type !== 'readinessMeasured')).toEqual([]);
});

test('it is read again once', () => {
  const msp = olderMsp();
  runHourlySync(msp.parts);
  const written = msp.workbook.contentOf('Service months');
  msp.clock.advance(hour);
  expect(runHourlySync(msp.parts)).toMatchObject({ outcome: 'finished', ticketsRead: 0 });
  expect(msp.workbook.contentOf('Service months')).toEqual(written);
});

test('only clients of whom a ticket changed are told apart again, and only changed tickets wait for their replies', () => {
  const msp = olderMsp();
  msp.desk.records.tickets = msp.desk.records.tickets.map((each) =>
    each.id === 1058 ? { ...each, hours: 3, updatedAt: msp.clock.now() - 60_000 } : each,
  );
  const before = msp.desk.callCount();
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  expect(msp.desk.callCount() - before).toBeLessThan(15);
  expect(months(msp).reduce((sum, { opened }) => sum + opened, 0)).toBe(60);
});

test('a ticket that HaloPSA does not list any more is not kept in the older form for ever', () => {
  const msp = olderMsp();
  msp.desk.records.tickets = msp.desk.records.tickets.filter(({ id }) => id !== 1007);
  runHourlySync(msp.parts);
  expect(months(msp).reduce((sum, { opened }) => sum + opened, 0)).toBe(59);
  expect(months(msp).every(({ people }) => people !== undefined)).toBe(true);
});

test('a list that ends early takes nothing away', () => {
  const msp = olderMsp();
  const { tickets } = msp.desk;
  const ending: typeof tickets = (query) => {
    const list = tickets(query);
    const isWhole = query.kind === 'openedSince';
    return {
      pages: (numbers) => list.pages(numbers).map((page) => (isWhole ? { ...page, rows: [] } : page)),
    };
  };
  runHourlySync({ ...msp.parts, serviceDesk: { ...msp.desk, tickets: ending } });
  expect(months(msp).reduce((sum, { opened }) => sum + opened, 0)).toBe(60);
});

test('a first reading that an older product began is followed by another', () => {
  const msp = olderMsp();
  const { progress } = state(msp);
  msp.workbook.write([
    {
      tab: 'State',
      firstRow: 9,
      firstColumn: 2,
      rows: [[JSON.stringify({ ...progress, stage: 'replies', isBackfilled: false })]],
    },
  ]);
  runHourlySync(msp.parts);
  expect(state(msp)).not.toHaveProperty('monthsFormat');
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  expect(state(msp)).toMatchObject({ monthsFormat });
  expect(months(msp).every(({ people }) => people !== undefined)).toBe(true);
});

test('a reading that takes several runs shows how far it is, and cards stay as they are', () => {
  const msp = olderMsp({ rowsPerPage: 1 });
  const { tickets } = msp.desk;
  const slow: typeof tickets = (query) => {
    const list = tickets(query);
    return {
      pages: (numbers) => {
        if (query.kind === 'openedSince') msp.clock.advance(125_000);
        return list.pages(numbers);
      },
    };
  };
  const parts = { ...msp.parts, serviceDesk: { ...msp.desk, tickets: slow } };
  const cards = () => msp.workbook.contentOf('Client cards').map((cells) => cells[0]);
  const before = cards();
  expect(runHourlySync(parts).outcome).toBe('paused by budget');
  const health = healthOf(state(msp));
  expect(health).toMatchObject({ isBackfilling: false });
  expect(health.rereadShare).toBeGreaterThan(0);
  expect(health.rereadShare).toBeLessThan(1);
  expect(cards()).toEqual(before);
  for (let run = 0; run < 9 && state(msp).monthsFormat === undefined; run += 1) {
    msp.clock.advance(10 * 60_000);
    runHourlySync(parts);
  }
  expect(healthOf(state(msp))).not.toHaveProperty('rereadShare');
  expect(months(msp).reduce((sum, { opened }) => sum + opened, 0)).toBe(60);
  expect(months(msp).every(({ people }) => people !== undefined)).toBe(true);
});

test('an answer given while the history is read again is not missed', () => {
  const msp = olderMsp();
  msp.desk.records.feedback = [
    ...msp.desk.records.feedback,
    { id: 77, ticketId: 1003, score: 4, givenOn: '2026-11-23' },
  ];
  runHourlySync(msp.parts);
  expect(months(msp).reduce((sum, { csatCount }) => sum + csatCount, 0)).toBe(3);
});

describe.each(['before', 'after'] as const)('a run cut %s', (when) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('workbook call %i loses nothing and doubles nothing', (call) => {
    const whole = olderMsp();
    runHourlySync(whole.parts);
    const msp = olderMsp();
    runUntilCut(msp, call, when);
    msp.clock.advance(10 * 60_000);
    for (let run = 0; run < 2; run += 1) runHourlySync(msp.parts);
    expectSameEnd(msp, whole);
    expect(state(msp)).toMatchObject({ monthsFormat, categories: ['Email', 'Printer', 'Network'] });
  });
});

test('a new workbook is of the present form from the start', () => {
  const msp = memoryMsp({ desk: { tickets: [ticket({ id: 1 })] } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  expect(state(msp)).toMatchObject({ monthsFormat });
  expect(state(msp).progress).not.toHaveProperty('historyForm');
});
