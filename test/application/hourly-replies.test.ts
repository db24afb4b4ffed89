import type { TicketReply } from '#application/ports/service-desk';
import { runHourlySync } from '#application/run-hourly-sync';
import { readState } from '#application/tabs/state-tab';
import { deskMsp, gapsOf, hour, nextRun, synced, touch } from '#test/support/desk-msp';
import { type MemoryMsp } from '#test/support/memory-msp';

describe('replies', () => {
  const reply = (ticketId: number, reopens: boolean): TicketReply => ({
    ticketId,
    replyId: ticketId * 10,
    at: Date.parse('2026-11-23T08:30:00Z'),
    isFromClient: true,
    text: 'The printer is stuck AGAIN',
    reopens,
  });
  const reopened = (msp: MemoryMsp) =>
    msp.workbook.contentOf('Service months').reduce((sum, cells) => sum + (Number(cells[14]) || 0), 0);
  const waiting = (msp: MemoryMsp) =>
    readState(msp.workbook.contentOf('State').slice(1)).progress?.repliesWaiting ?? [];

  /** The ids of tickets whose replies were asked for. */
  function watchReplies(msp: MemoryMsp): { readonly msp: MemoryMsp; readonly asked: number[] } {
    const asked: number[] = [];
    const replies = (ids: readonly number[]) => {
      asked.push(...ids);
      return msp.desk.replies(ids);
    };
    return { asked, msp: { ...msp, parts: { ...msp.parts, serviceDesk: { ...msp.desk, replies } } } };
  }

  test('are not read for history, and not while nothing changes', () => {
    const watched = watchReplies(deskMsp());
    runHourlySync(watched.msp.parts);
    nextRun(watched.msp);
    expect(watched.asked).toEqual([]);
  });

  test('of a changed ticket show that it was reopened, although it is closed again; their text stays nowhere', () => {
    const watched = watchReplies(synced());
    const { msp } = watched;
    msp.desk.records.replies = [reply(1052, true), reply(1051, false)];
    msp.clock.advance(hour);
    touch(msp, 1052);
    touch(msp, 1051);
    runHourlySync(msp.parts);
    expect([...watched.asked].sort()).toEqual([1051, 1052]);
    expect(reopened(msp)).toBe(1);
    const tabs = ['State', 'Service months', 'Client cards', 'Renewals', 'Timeline', 'Data gaps', 'Runs'] as const;
    expect(JSON.stringify(tabs.map((tab) => msp.workbook.contentOf(tab)))).not.toMatch(/stuck/i);
    nextRun(msp);
    expect(reopened(msp)).toBe(1);
  });

  test('are read up to the setting a run, the newest change first; the rest waits, is listed and is read next', () => {
    const watched = watchReplies(synced({ settings: { repliesPerRun: 3 } }));
    const { msp } = watched;
    msp.clock.advance(hour);
    for (const id of [1040, 1041, 1042, 1043]) {
      touch(msp, id);
      msp.clock.advance(1_000);
    }
    runHourlySync(msp.parts);
    expect(watched.asked).toEqual([1043, 1042, 1041]);
    expect(waiting(msp)).toEqual([1040]);
    expect(gapsOf(msp)).toContain('repliesNotRead');
    msp.clock.advance(hour);
    touch(msp, 1044);
    runHourlySync(msp.parts);
    expect(watched.asked.slice(3)).toEqual([1044, 1040]);
    expect(waiting(msp)).toEqual([]);
    expect(gapsOf(msp)).not.toContain('repliesNotRead');
  });

  test('can be switched off', () => {
    const watched = watchReplies(synced({ settings: { repliesPerRun: 0 } }));
    watched.msp.clock.advance(hour);
    touch(watched.msp, 1052);
    runHourlySync(watched.msp.parts);
    expect(watched.asked).toEqual([]);
    expect(gapsOf(watched.msp)).not.toContain('repliesNotRead');
  });
});
