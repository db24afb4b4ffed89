import type { Crm } from '#application/ports/crm';
import { runHourlySync } from '#application/run-hourly-sync';
import { readState } from '#application/tabs/state-tab';
import { UpstreamError } from '#application/upstream-error';
import type { MemoryMsp } from '#test/support/memory-msp';
import {
  cardOf,
  counted,
  day,
  deal,
  ends,
  hour,
  progressOf,
  sales,
  sellingMsp,
  syncedMsp,
  task,
} from '#test/support/selling-msp';

describe('a portal that takes longer than its share of a run', () => {
  /** Every call of the CRM takes half a minute: a reading of fourteen pages needs several runs. */
  function slowly(msp: MemoryMsp): Crm {
    return counted(msp, () => msp.clock.advance(30_000));
  }

  test('is read on in the next run, while tickets are read in each', () => {
    const whole = syncedMsp();
    const slow = sellingMsp();
    const parts = { ...slow.parts, crm: slowly(slow) };
    runHourlySync(parts);
    expect(progressOf(slow)?.crmOn).toBeUndefined();
    expect(progressOf(slow)?.crm).toMatchObject({ kind: 'full' });
    expect(progressOf(slow)?.isBackfilled).toBe(true);
    expect(cardOf(slow, 1).openTasks).toBeUndefined();
    let runs = 1;
    while (progressOf(slow)?.crm !== undefined && runs < 10) {
      slow.clock.advance(hour);
      expect(runHourlySync(parts).outcome).toBe('finished');
      runs += 1;
    }
    expect(runs).toBeGreaterThan(2);
    expect(ends(slow)).toEqual(ends(whole));
  });

  test('keeps what was known until the reading is complete', () => {
    const msp = syncedMsp();
    msp.clock.advance(day);
    msp.crm.records.tasks = [];
    const parts = { ...msp.parts, crm: slowly(msp) };
    runHourlySync(parts);
    expect(progressOf(msp)?.crm).toBeDefined();
    expect(cardOf(msp, 1).openTasks).toHaveLength(2);
  });

  test('begins anew when it was left lying for a day', () => {
    const msp = sellingMsp();
    runHourlySync({ ...msp.parts, crm: slowly(msp) });
    const begun = progressOf(msp)?.crm?.startedAt ?? 0;
    msp.clock.advance(day);
    runHourlySync(msp.parts);
    expect(progressOf(msp)).toMatchObject({ crmOn: '2026-11-24' });
    expect(progressOf(msp)?.crmSince).toBeGreaterThan(begun);
  });
});

describe('HubSpot failing in the middle of a reading', () => {
  test('is read on from the same page an hour later', () => {
    const whole = syncedMsp();
    const msp = sellingMsp();
    let calls = 0;
    const failing = counted(msp, () => {
      calls += 1;
      if (calls > 6) throw new UpstreamError('HubSpot', 'unavailable', 'GET /test answered 503');
    });
    runHourlySync({ ...msp.parts, crm: failing });
    expect(readState(msp.workbook.contentOf('State').slice(1)).trouble).toMatch(/HubSpot is not answering/);
    const stopped = progressOf(msp)?.crm;
    expect(stopped).toMatchObject({ kind: 'full', list: 'contacts', cursor: '2' });
    msp.clock.advance(hour);
    const before = msp.crm.callCount();
    runHourlySync(msp.parts);
    expect(msp.crm.callCount() - before).toBeLessThan(9);
    expect(ends(msp)).toEqual(ends(whole));
  });

  test('drops a cursor that it refuses, and begins anew', () => {
    const msp = sellingMsp();
    let calls = 0;
    const refusing = counted(msp, () => {
      calls += 1;
      if (calls > 7) throw new UpstreamError('HubSpot', 'rejected', 'GET /test answered 400');
    });
    runHourlySync({ ...msp.parts, crm: refusing });
    expect(progressOf(msp)?.crm).toBeUndefined();
    msp.clock.advance(hour);
    runHourlySync(msp.parts);
    expect(ends(msp)).toEqual(ends(syncedMsp()));
  });

  test('leaves an hourly reading to be done again from the same instant', () => {
    const msp = syncedMsp();
    const since = progressOf(msp)?.crmSince;
    msp.clock.advance(hour);
    msp.crm.records.tasks = [...sales.tasks, task('88', { modifiedAt: msp.clock.now() - 60_000 })];
    const away = counted(msp, () => {
      throw new UpstreamError('HubSpot', 'unavailable', 'POST /test answered 503');
    });
    runHourlySync({ ...msp.parts, crm: away });
    expect(progressOf(msp)?.crmSince).toBe(since);
    msp.clock.advance(hour);
    runHourlySync(msp.parts);
    expect(cardOf(msp, 1).openTasks?.map(({ subject }) => subject)).toContain('Task 88');
  });
});

describe('a run that dies', () => {
  class Cut extends Error {}

  const dying = (call: number) => {
    let calls = 0;
    return () => {
      calls += 1;
      if (calls === call) throw new Cut();
    };
  };

  function runAndDie(msp: MemoryMsp, parts: Parameters<typeof runHourlySync>[0]): void {
    try {
      runHourlySync(parts);
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
    }
    msp.clock.advance(10 * 60_000);
    for (let run = 0; run < 2; run += 1) runHourlySync(msp.parts);
  }

  function withNews(): MemoryMsp {
    const msp = syncedMsp();
    msp.clock.advance(hour);
    const modifiedAt = msp.clock.now() - 60_000;
    msp.crm.records.tasks = [task('82', { isDone: true, modifiedAt }), task('86', { modifiedAt })];
    msp.crm.records.deals = [deal('71', { isClosed: true, closesOn: '2026-11-20', modifiedAt })];
    return msp;
  }

  test.each(Array.from({ length: 15 }, (_, index) => index + 1))(
    'at call %i of HubSpot ends as if it had not',
    (call) => {
      const msp = sellingMsp();
      runAndDie(msp, { ...msp.parts, crm: counted(msp, dying(call)) });
      expect(ends(msp)).toEqual(ends(syncedMsp()));
    },
  );

  test.each([1, 2])('at call %i of HubSpot in an hour with news ends as if it had not', (call) => {
    const whole = withNews();
    runHourlySync(whole.parts);
    const msp = withNews();
    runAndDie(msp, { ...msp.parts, crm: counted(msp, dying(call)) });
    expect(ends(msp)).toEqual(ends(whole));
  });

  test.each(Array.from({ length: 6 }, (_, index) => index + 1))(
    'at call %i of the workbook in an hour with news, applied or not, ends as if it had not',
    (call) => {
      const whole = withNews();
      runHourlySync(whole.parts);
      for (const isApplied of [true, false]) {
        const msp = withNews();
        const die = dying(call);
        const cutting =
          <Given extends unknown[], Result>(perform: (...given: Given) => Result) =>
          (...given: Given): Result => {
            if (!isApplied) die();
            const result = perform(...given);
            if (isApplied) die();
            return result;
          };
        const { workbook } = msp;
        const dyingWorkbook = {
          read: cutting(workbook.read.bind(workbook)),
          write: cutting(workbook.write.bind(workbook)),
          append: cutting(workbook.append.bind(workbook)),
          addMissingTabs: cutting(workbook.addMissingTabs.bind(workbook)),
        };
        runAndDie(msp, { ...msp.parts, workbook: dyingWorkbook });
        expect(ends(msp)).toEqual(ends(whole));
      }
    },
  );
});
