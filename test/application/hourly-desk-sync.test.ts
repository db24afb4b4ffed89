import { runHourlySync } from '#application/run-hourly-sync';
import type { ClientContext } from '#application/views/client-context';
import { expectSameEnd, runUntilCut } from '#test/support/cut-run';
import {
  cardOf,
  contractOfTicket,
  day,
  deskMsp,
  gapsOf,
  hour,
  invoice,
  recurring,
  synced,
  touch,
} from '#test/support/desk-msp';
import type { MemoryMsp } from '#test/support/memory-msp';

describe('calls', () => {
  test('of a run in which nothing happened are few', () => {
    const msp = synced();
    msp.clock.advance(hour);
    const before = [msp.desk.callCount(), msp.crm.callCount(), msp.workbook.calls.length];
    runHourlySync(msp.parts);
    const after = [msp.desk.callCount(), msp.crm.callCount(), msp.workbook.calls.length];
    const calls = after.map((count, index) => count - (before[index] ?? 0));
    // The desk: one detail, changed tickets, incidents.
    expect(calls[0]).toBe(3);
    expect(calls.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(12);
  });

  test('of a backfill are pages, one detail a contract, and the filter for a client with several contracts', () => {
    const msp = deskMsp({ rowsPerPage: 10 });
    runHourlySync(msp.parts);
    const lists = {
      clients: 1,
      contacts: 1,
      contracts: 1,
      recurring: 1,
      invoices: 1,
      feedback: 1,
      agents: 1,
      incidents: 1,
    };
    const ticketPages = 6;
    const filterPages = 1 + 2 + 1;
    const details = 5;
    const allowed = Object.values(lists).reduce((sum, pages) => sum + pages, 0) + ticketPages + filterPages + details;
    expect(msp.desk.callCount()).toBeLessThanOrEqual(Math.floor(allowed * 1.1));
  });
});

describe('a run that is cut', () => {
  const calls = Array.from({ length: 14 }, (_, index) => index + 1);

  /** After the backfill, when every stage has something to do; the daily ones on another day. */
  function becomeBusy(msp: MemoryMsp, after: number): void {
    msp.clock.advance(after);
    msp.desk.records.replies = [
      { ticketId: 1052, replyId: 1, at: msp.clock.now(), isFromClient: true, text: '', reopens: true },
    ];
    msp.desk.records.contractOfTicket = new Map([...contractOfTicket, [1052, 201]]);
    msp.desk.records.invoices = [invoice(4, '2026-09-24')];
    msp.desk.records.recurringInvoices = [{ ...recurring, periodAmountMinor: 150_000 }];
    touch(msp, 1052, { hours: 7, resolutionMet: false });
    touch(msp, 1001, { hours: 3 });
  }

  function expectSameDay(msp: MemoryMsp, whole: MemoryMsp): void {
    expectSameEnd(msp, whole);
    for (const clientId of [1, 2]) {
      const stable = ({ builtAt: _at, ...card }: ClientContext) => card;
      expect(stable(cardOf(msp, clientId))).toEqual(stable(cardOf(whole, clientId)));
    }
    expect(gapsOf(msp)).toEqual(gapsOf(whole));
  }

  test.each(calls.flatMap((call) => [[call, 'before'] as const, [call, 'after'] as const]))(
    'in the backfill at workbook call %i, %s it, ends like an uncut one',
    (call, when) => {
      const whole = synced();
      const msp = deskMsp();
      runUntilCut(msp, call, when);
      msp.clock.advance(10 * 60_000);
      for (let run = 0; run < 2; run += 1) runHourlySync(msp.parts);
      expectSameDay(msp, whole);
    },
  );

  const cuts = calls.flatMap((call) => [
    { call, when: 'before' as const },
    { call, when: 'after' as const },
  ]);

  test.each(
    cuts.flatMap((cut) => [
      { ...cut, span: 'day', after: day },
      { ...cut, span: 'hour', after: hour },
    ]),
  )('in a busy $span at workbook call $call, $when it, ends like an uncut one', ({ call, when, after }) => {
    const whole = synced();
    becomeBusy(whole, after);
    runHourlySync(whole.parts);
    const msp = synced();
    becomeBusy(msp, after);
    runUntilCut(msp, call, when);
    msp.clock.advance(10 * 60_000);
    for (let run = 0; run < 2; run += 1) runHourlySync(msp.parts);
    expectSameDay(msp, whole);
  });
});

describe('the details of contracts', () => {
  /** Runs an hour later and answers whose details were asked for. */
  function askedInNextHour(msp: MemoryMsp, hours = 1): readonly number[] {
    msp.clock.set(Math.floor(msp.clock.now() / hour + hours) * hour);
    const asked: number[] = [];
    const { serviceDesk } = msp.parts;
    const watched = {
      ...serviceDesk,
      contractDetails: (ids: readonly number[]) => {
        asked.push(...ids);
        return serviceDesk.contractDetails(ids);
      },
    };
    runHourlySync({ ...msp.parts, serviceDesk: watched });
    return asked;
  }

  test('are read once a day, each in an hour of its own', () => {
    const msp = synced();
    askedInNextHour(msp);
    const byHour = Array.from({ length: 24 }, () => ({ asked: askedInNextHour(msp), at: msp.clock.now() }));
    expect(byHour.flatMap(({ asked }) => asked).sort()).toEqual([101, 201, 202]);
    for (const { asked, at } of byHour) for (const id of asked) expect(id % 24).toBe(Math.floor(at / hour) % 24);
  });

  test('that were missed in an outage are made up for, each once, however long it was', () => {
    const msp = synced();
    askedInNextHour(msp);
    expect([...askedInNextHour(msp, 24), ...askedInNextHour(msp)].sort()).toEqual([101, 201, 202]);
    expect([...askedInNextHour(msp, 100), ...askedInNextHour(msp)].sort()).toEqual([101, 201, 202]);
  });
});
