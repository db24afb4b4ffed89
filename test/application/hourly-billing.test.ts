import { runHourlySync } from '#application/run-hourly-sync';
import { readState } from '#application/tabs/state-tab';
import { UpstreamError } from '#application/upstream-error';
import { cardOf, day, deskMsp, gapsOf, nextRun, synced } from '#test/support/desk-msp';
import { ada, type MemoryMsp } from '#test/support/memory-msp';

describe('money', () => {
  test('of a contract without a value comes from its recurring invoice', () => {
    const msp = synced();
    const [, without_, own] = cardOf(msp, 2)
      .contracts.map(({ id, annualValue }) => [id, annualValue])
      .sort();
    expect(cardOf(msp, 2).contracts).toHaveLength(2);
    expect([without_, own]).toBeDefined();
    const values = new Map(cardOf(msp, 2).contracts.map(({ id, annualValue }) => [id, annualValue?.annualMinor]));
    expect(values).toEqual(
      new Map([
        [201, 480_000],
        [202, 2_400_000],
      ]),
    );
    const observed = msp.timeline().filter(({ type, contractId }) => type === 'contractObserved' && contractId === 201);
    expect(observed.map(({ payloadText }) => payloadText).join()).toContain('480000');
    expect(gapsOf(msp)).not.toContain('noRecurringValue');
  });

  test('that is overdue stands on the card, each currency apart', () => {
    expect(cardOf(synced(), 2).overdue).toEqual({
      count: 2,
      oldestDays: 30,
      sums: [
        { minor: 500, currency: 'EUR' },
        { minor: 500, currency: 'GBP' },
      ],
    });
    expect(cardOf(synced(), 1).overdue).toEqual({ count: 0, oldestDays: 0, sums: [] });
    expect(gapsOf(synced())).toContain('twoCurrencies');
  });

  test('is read once a day', () => {
    const msp = synced();
    msp.desk.records.invoices = [];
    nextRun(msp);
    expect(cardOf(msp, 2).overdue?.count).toBe(2);
    nextRun(msp, day);
    expect(cardOf(msp, 2).overdue?.count).toBe(0);
  });

  test('that we may not see leaves everything else as it is', () => {
    const msp = deskMsp();
    const refuse = () => {
      throw new UpstreamError('HaloPSA', 'unauthorized', 'GET /Invoice answered 403');
    };
    const closed = { ...msp.desk, recurringInvoices: { pages: refuse }, invoices: () => ({ pages: refuse }) };
    expect(runHourlySync({ ...msp.parts, serviceDesk: closed })).toMatchObject({ outcome: 'finished' });
    expect(cardOf(msp, 2)).not.toHaveProperty('overdue');
    expect(gapsOf(msp)).toContain('noAnnualValue');
    expect(readState(msp.workbook.contentOf('State').slice(1)).trouble).toBeUndefined();
  });
});

describe('people', () => {
  const rowsOf = (msp: MemoryMsp) => msp.workbook.contentOf('People').slice(1);

  test('keep what their hour costs, technicians too, who gain no role by it', () => {
    const costs = rowsOf(synced()).filter((cells) => Number(cells[8]) > 0);
    expect(costs.map((cells) => [cells[0], cells[2], cells[8]])).toEqual([
      [ada, 'accountManager', 5_500],
      ['tim@msp.example', '', 4_100],
    ]);
    expect(gapsOf(synced())).not.toContain('noAgentCost');
  });

  test('without any cost are one gap', () => {
    const agents = [{ agentId: 7, name: 'Ada Moss', email: ada, active: true }];
    expect(gapsOf(synced({ desk: { agents } })).filter((kind) => kind === 'noAgentCost')).toHaveLength(1);
  });
});
