import { RecordBook } from '#application/sync/record-book';
import { runUntilCut } from '#test/support/cut-run';
import { contract, ticket } from '#test/support/memory-msp';
import {
  changeContract,
  day,
  findingOf,
  findingsOf,
  hour,
  overHours,
  overrunKey,
  periodsUsing,
  runAfter,
  toldOf,
  upliftingMsp,
} from '#test/support/uplifting-msp';

const incident = ticket({ id: 900, priority: 1, openedAt: Date.parse('2026-11-23T07:00:00Z') });
const { closedAt: _never, ...openIncident } = incident;

describe('what the figures show', () => {
  test('is found once, with evidence, worth, provenance and what would falsify it', () => {
    const msp = upliftingMsp();
    expect(findingOf(msp)).toMatchObject({
      finding: {
        kind: 'overrun',
        clientId: 1,
        contractId: 101,
        strength: 'action',
        provenance: 'measured',
        pointValue: { annualMinor: 12 * 5 * 12_000, currency: 'GBP' },
        evidence: expect.stringContaining('4 of the last 4 months') as string,
        falsifiedBy: expect.stringContaining('project') as string,
      },
      life: { state: 'found' },
      seen: { clientName: 'Birch & Co', ref: 'AG-101' },
    });
    // Source: spec of the science 6.2: at 120 an hour 7,200 by the point and 6,435 by the cautious bound.
    expect(findingOf(msp).finding.value).toEqual({ annualMinor: 643_513, currency: 'GBP' });
    expect(toldOf(msp)).toEqual(['findingFound']);
  });

  test('makes no event and no edit where nothing changed, hour by hour and day by day', () => {
    const msp = upliftingMsp();
    for (const after of [hour, 0, day]) runAfter(msp, after);
    expect(toldOf(msp)).toEqual(['findingFound']);
    const tab = msp.workbook.contentOf('Uplift');
    runAfter(msp, 0);
    expect(msp.workbook.contentOf('Uplift')).toEqual(tab);
  });

  test('is not found where the hours are kept', () => {
    const contracts = [contract({ id: 101, periods: periodsUsing([18, 19, 17, 18, 19, 18]) })];
    expect(findingsOf(upliftingMsp({ desk: { contracts } }))).toEqual([]);
  });

  test('is stated anew when it is worth much more, not before four weeks', () => {
    const msp = upliftingMsp();
    changeContract(msp, 101, { periods: periodsUsing([26, 25, 28, 26, 27, 26]) });
    runAfter(msp, 2 * day);
    expect(toldOf(msp)).toEqual(['findingFound']);
    changeContract(msp, 101, { periods: periodsUsing([26, 25, 28, 26, 27, 26], '2026-06') });
    runAfter(msp, 27 * day);
    expect(toldOf(msp)).toEqual(['findingFound', 'findingFound']);
    expect(findingOf(msp)).toMatchObject({ finding: { foundOn: '2026-11-23' }, statedOn: '2026-12-22' });
  });

  test('is over only when it is clearly over, and comes back as a finding of that day', () => {
    const msp = upliftingMsp();
    changeContract(msp, 101, { periods: periodsUsing([25, 23, 27, 24, 20, 20]) });
    runAfter(msp, day);
    expect(findingOf(msp).life.state).toBe('found');
    changeContract(msp, 101, { periods: periodsUsing([25, 23, 15, 15, 15, 15]) });
    runAfter(msp, day);
    expect(findingOf(msp)).toMatchObject({ life: { state: 'expired' }, end: 'cleared' });
    changeContract(msp, 101, { periods: periodsUsing([25, 23, 27, 24, 26, 25]) });
    runAfter(msp, day);
    expect(findingOf(msp)).toMatchObject({ life: { state: 'found' }, finding: { foundOn: '2026-11-26' } });
    expect(findingsOf(msp)).toHaveLength(1);
  });
});

test('an overrun of hours that are agreed no more is over', () => {
  const msp = upliftingMsp();
  runAfter(msp, 22 * day);
  expect(findingOf(msp).life.state).toBe('found');
  runAfter(msp, day);
  expect(findingOf(msp)).toMatchObject({ life: { state: 'expired' }, end: 'cleared' });
  runAfter(msp, day);
  expect(findingOf(msp).life.state).toBe('expired');
});

test('of a contract that its successor replaced it is stated anew at once, and is not held', () => {
  const msp = upliftingMsp();
  const [current] = msp.desk.records.contracts;
  if (current === undefined) throw new Error('a contract');
  msp.desk.records.contracts = [{ ...current, id: 102, previousContractId: 101, modifiedAt: msp.clock.now() }];
  runAfter(msp, day);
  expect(findingOf(msp)).toMatchObject({
    finding: { contractId: 102 },
    life: { state: 'found' },
    seen: { ref: 'AG-101' },
  });
  expect(toldOf(msp)).not.toContain('findingMoved held');
});

describe('holding back', () => {
  test('while an incident is open, on the tab and on the card; let go when it is over', () => {
    const msp = upliftingMsp({ desk: { tickets: [openIncident] } });
    expect(findingOf(msp)).toMatchObject({ life: { state: 'held' }, because: 'An incident is open.' });
    const card = () => String(msp.workbook.contentOf('Client cards')[1]?.[6]);
    expect(JSON.parse(card())).toMatchObject({ findings: { shown: [], held: 1, because: ['An incident is open.'] } });
    expect(card()).not.toContain('More hours than agreed');
    msp.desk.records.tickets = [{ ...incident, closedAt: msp.clock.now(), updatedAt: msp.clock.now() }];
    runAfter(msp, hour);
    expect(findingOf(msp).life.state).toBe('found');
    expect(toldOf(msp)).toEqual(['findingFound', 'findingMoved held', 'findingMoved released']);
    expect(JSON.parse(card())).toMatchObject({ findings: { shown: [{ key: overrunKey }], held: 0 } });
  });

  test('below the readiness that a talk about price needs', () => {
    const msp = upliftingMsp({ settings: { unconnectedSources: [] } });
    expect(findingOf(msp)).toMatchObject({
      life: { state: 'held' },
      because: expect.stringContaining('Readiness') as string,
    });
  });
});

describe('a run that was cut', () => {
  test.each(['before', 'after'] as const)('finds nothing twice, cut %s any call to the workbook', (when) => {
    const quiet = { desk: { contracts: [contract({ id: 101, periods: periodsUsing([1, 1, 1, 1, 1, 1]) })] } };
    for (let call = 1, lived = true; lived; call += 1) {
      const msp = upliftingMsp(quiet);
      changeContract(msp, 101, { periods: periodsUsing(overHours) });
      msp.clock.advance(day);
      lived = runUntilCut(msp, call, when);
      // Longer than the lease of the run that died.
      runAfter(msp, hour);
      expect(toldOf(msp)).toEqual(['findingFound']);
      expect(findingsOf(msp)).toHaveLength(1);
    }
  });

  test('rows that somebody emptied are made again from the timeline', () => {
    const msp = upliftingMsp();
    const before = findingsOf(msp);
    const width = msp.workbook.contentOf('Uplift')[0]?.length ?? 0;
    msp.workbook.write([{ tab: 'Uplift', firstRow: 2, rows: [Array.from({ length: width }, () => '')] }]);
    expect(RecordBook.load(msp.workbook).findings.all()).toEqual([]);
    runAfter(msp, hour);
    expect(findingsOf(msp)).toEqual(before);
  });
});
