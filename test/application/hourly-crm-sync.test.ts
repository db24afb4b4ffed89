import { runHourlySync } from '#application/run-hourly-sync';
import { cardOf, day, deal, hour, sales, syncedMsp, task } from '#test/support/selling-msp';

describe('the daily reading of the CRM', () => {
  test('puts open tasks, meetings and earlier renewals on the card', () => {
    expect(cardOf(syncedMsp(), 1)).toMatchObject({
      openTasks: [
        { subject: 'Task 82', dueOn: '2026-12-01' },
        { subject: 'Task 81', dueOn: '2026-12-15', ownerName: 'Ada Moss' },
      ],
      meetings: { lastHeldOn: '2026-09-01', nextOn: '2026-12-05', missedInARow: 1 },
      priorRenewals: [
        {
          ref: 'Renewal 72',
          endedOn: '2025-03-31',
          outcome: 'renewed',
          value: { annualMinor: 2_000_000, currency: 'GBP' },
        },
      ],
    });
  });

  test('finds the client of a task by its deal and of a meeting by its contact', () => {
    expect(cardOf(syncedMsp(), 2)).toMatchObject({
      openTasks: [{ subject: 'Task 84' }],
      meetings: { lastHeldOn: '2026-11-01', missedInARow: 0 },
      priorRenewals: [],
    });
  });

  test('names stakeholders by label first, even a contact of no company of the client', () => {
    expect(cardOf(syncedMsp(), 1).stakeholders).toEqual([
      { role: 'sponsor', name: 'Ben Birch', email: 'ben@birch.example', contactId: '32' },
      { role: 'signatory', name: 'Law & Co', email: 'law@firm.example', contactId: '33' },
    ]);
  });

  test('says nothing of tasks and meetings where no company stands for the client', () => {
    const untied = syncedMsp({ crm: { companies: sales.companies.slice(0, 1) } });
    expect(cardOf(untied, 2).openTasks).toBeUndefined();
    expect(cardOf(untied, 2).meetings).toBeUndefined();
  });

  test('lists the company that carries the id of no client', () => {
    const gaps = syncedMsp().workbook.contentOf('Data gaps').slice(1);
    expect(gaps.map((cells) => String(cells[3]))).toContain(
      'HubSpot company 903 carries the HaloPSA client id 77, which names no client.',
    );
  });

  test('forgets what is in the CRM no more, a day later', () => {
    const msp = syncedMsp();
    msp.clock.advance(day);
    Object.assign(msp.crm.records, { tasks: sales.tasks.slice(1), meetings: [], deals: [] });
    runHourlySync(msp.parts);
    expect(cardOf(msp, 1)).toMatchObject({
      openTasks: [{ subject: 'Task 82' }],
      meetings: { missedInARow: 0 },
      priorRenewals: [],
      stakeholders: [{ role: 'sponsor', name: 'Bea Birch' }, { role: 'signatory' }],
    });
  });

  test('writes no client row anew where nothing changed', () => {
    const msp = syncedMsp();
    msp.clock.advance(day);
    runHourlySync(msp.parts);
    const before = msp.workbook.contentOf('Client cards');
    msp.clock.advance(day);
    runHourlySync(msp.parts);
    expect(msp.workbook.contentOf('Client cards')).toEqual(before);
  });
});

describe('every hour', () => {
  test('costs two calls of HubSpot and twelve at most in all when nothing changed', () => {
    const msp = syncedMsp({ rowsPerPage: 100 });
    msp.clock.advance(hour);
    const before = { crm: msp.crm.callCount(), desk: msp.desk.callCount(), workbook: msp.workbook.calls.length };
    runHourlySync(msp.parts);
    expect(msp.crm.callCount() - before.crm).toBe(2);
    const others = msp.desk.callCount() - before.desk + msp.workbook.calls.length - before.workbook;
    expect(2 + others).toBeLessThanOrEqual(12);
  });

  test('a task that was done is off the card, and a new one on it', () => {
    const msp = syncedMsp();
    msp.clock.advance(hour);
    const modifiedAt = msp.clock.now() - 60_000;
    msp.crm.records.tasks = [task('82', { isDone: true, modifiedAt }), task('86', { modifiedAt }), task('81')];
    runHourlySync(msp.parts);
    expect(cardOf(msp, 1).openTasks?.map(({ subject }) => subject)).toEqual(['Task 81', 'Task 86']);
  });

  test('a deal that was lost, or moved to another company, is told where it belongs', () => {
    const msp = syncedMsp();
    msp.clock.advance(hour);
    const modifiedAt = msp.clock.now() - 60_000;
    msp.crm.records.deals = [
      deal('71', { isClosed: true, closesOn: '2026-11-20', modifiedAt }),
      deal('72', { companyIds: ['902'], isClosed: true, isWon: true, closesOn: '2025-03-31', modifiedAt }),
    ];
    runHourlySync(msp.parts);
    expect(cardOf(msp, 1).priorRenewals).toEqual([{ ref: 'Renewal 71', endedOn: '2026-11-20', outcome: 'lost' }]);
    expect(cardOf(msp, 2).priorRenewals).toMatchObject([{ ref: 'Renewal 72', outcome: 'renewed' }]);
  });

  test('a new label on a deal makes a new assessment', () => {
    const msp = syncedMsp();
    const said = () =>
      JSON.stringify(
        cardOf(msp, 1).contracts[0]?.readiness?.readings.find(({ signalId }) => signalId === 'stakeholders-known')
          ?.reading,
      );
    expect(said()).toMatch(/missing: day-to-day contact/);
    msp.clock.advance(hour);
    const contacts = [
      { contactId: '31', roles: ['dayToDay' as const] },
      { contactId: '32', roles: ['sponsor' as const] },
    ];
    msp.crm.records.deals = [deal('71', { contacts, modifiedAt: msp.clock.now() - 60_000 })];
    runHourlySync(msp.parts);
    expect(said()).toMatch(/2 of the 2 roles/);
  });

  test('a record that the search finds late is still found: readings overlap', () => {
    const msp = syncedMsp();
    const touched = msp.clock.now() - 2 * 60_000;
    msp.clock.advance(hour);
    msp.crm.records.tasks = [...sales.tasks, task('87', { modifiedAt: touched })];
    runHourlySync(msp.parts);
    expect(cardOf(msp, 1).openTasks?.map(({ subject }) => subject)).toContain('Task 87');
  });
});
