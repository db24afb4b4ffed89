import { turnOnSync } from '#application/administer-sync';
import { saveIntervention } from '#application/log-intervention';
import { runHourlySync } from '#application/run-hourly-sync';
import type { ContractRecord } from '#application/sync/records';
import { firstStateRows } from '#application/tabs/state-tab';
import type { InterventionDraft } from '#application/views/intervention';
import type { Contract } from '#domain/vocabulary/client';
import { runUntilCut } from '#test/support/cut-run';
import { ada, admin, contract, memoryMsp, type MemoryMsp } from '#test/support/memory-msp';

const hour = 3_600_000;

const exitRequest: InterventionDraft = {
  clientId: 1,
  contractId: 101,
  draftId: 'draft-1',
  kind: 'exitRequest',
  happenedOn: '2026-11-20',
  note: 'Bea asked what leaving would take.',
};

function synced(contracts?: readonly Contract[]): MemoryMsp {
  const msp = memoryMsp(contracts === undefined ? {} : { desk: { contracts } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  msp.clock.advance(hour);
  return msp;
}

function recordOf({ workbook }: MemoryMsp, id = 101): ContractRecord {
  const row = workbook.contentOf('Renewals').find((cells) => cells[0] === id);
  return JSON.parse(String(row?.[21])) as ContractRecord;
}

function stopsOf(msp: MemoryMsp): readonly string[] {
  return (recordOf(msp).readiness?.stops ?? []).map(({ kind }) => kind);
}

function indexedTo({ workbook }: MemoryMsp): unknown {
  return workbook.contentOf('State').find(([key]) => key === 'events_indexed_to')?.[1];
}

test('a request to leave that a person logged is a hard stop after the next run', () => {
  const msp = synced();
  saveIntervention(msp.parts, exitRequest);
  expect(stopsOf(msp)).toEqual([]);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  expect(stopsOf(msp)).toEqual(['exitRequest']);
  expect(recordOf(msp).readiness?.band).toMatch(/atRisk|blocked/);
  expect(recordOf(msp, 201).readiness?.stops).toBeUndefined();
});

test('a call is no stop, and costs the next run one reading and no score', () => {
  const msp = synced();
  saveIntervention(msp.parts, { ...exitRequest, kind: 'call' });
  runHourlySync(msp.parts);
  expect(stopsOf(msp)).toEqual([]);
  expect(recordOf(msp).requests).toBeUndefined();
});

test('what was taken up once is not read again', () => {
  const msp = synced();
  saveIntervention(msp.parts, exitRequest);
  runHourlySync(msp.parts);
  msp.clock.advance(hour);
  const before = msp.workbook.calls.length;
  runHourlySync(msp.parts);
  expect(msp.workbook.calls.slice(before)).toEqual(['read', 'write', 'read', 'write']);
  expect(indexedTo(msp)).toBe(msp.timeline().length - 1);
});

test('one that comes while a run is past its scoring waits for the next run, and is not lost', () => {
  const msp = synced();
  msp.clock.advance(24 * hour);
  const meanwhile = {
    ...msp.parts,
    workbook: {
      write: msp.workbook.write.bind(msp.workbook),
      append: msp.workbook.append.bind(msp.workbook),
      addMissingTabs: msp.workbook.addMissingTabs.bind(msp.workbook),
      read: (ranges: Parameters<MemoryMsp['workbook']['read']>[0]) => {
        // The sums of the months are read to score: what people said was taken up before.
        const isScoring = ranges.some(({ tab, lastColumn = 0 }) => tab === 'Service months' && lastColumn > 4);
        if (isScoring && !isLogged(msp)) saveIntervention(msp.parts, exitRequest);
        return msp.workbook.read(ranges);
      },
    },
  };
  expect(runHourlySync(meanwhile).outcome).toBe('finished');
  expect(isLogged(msp)).toBe(true);
  expect(stopsOf(msp)).toEqual([]);
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  expect(stopsOf(msp)).toEqual(['exitRequest']);
  expect(recordOf(msp).requests).toHaveLength(1);
  expect(indexedTo(msp)).toBe(msp.timeline().length - 1);
});

function isLogged(msp: MemoryMsp): boolean {
  return msp.timeline().some(({ type }) => type === 'interventionLogged');
}

test.each(
  Array.from({ length: 9 }, (_, place) => place + 1).flatMap((call) => [
    [call, 'before'],
    [call, 'after'],
  ]) as [number, 'before' | 'after'][],
)('a run cut at call %i (%s) takes it up once', (call, when) => {
  const msp = synced();
  saveIntervention(msp.parts, exitRequest);
  runUntilCut(msp, call, when);
  msp.clock.advance(10 * 60_000);
  for (let run = 0; run < 2; run += 1) {
    runHourlySync(msp.parts);
    msp.clock.advance(hour);
  }
  expect(stopsOf(msp)).toEqual(['exitRequest']);
  expect(recordOf(msp).requests).toHaveLength(1);
  expect(msp.timeline().filter(({ type }) => type === 'interventionLogged')).toHaveLength(1);
});

test('a workbook made anew from its timeline knows it again', () => {
  const frozen = contract({ id: 102, termEndsOn: '2027-03-10' });
  const msp = synced([contract({ id: 101 }), frozen]);
  saveIntervention(msp.parts, exitRequest);
  runHourlySync(msp.parts);
  const events = msp.timeline().length;
  for (const tab of ['Renewals', 'Client cards', 'Service months', 'People', 'Runs', 'Data gaps'] as const) {
    const rows = msp.workbook.contentOf(tab);
    msp.workbook.write([{ tab, firstRow: 2, rows: rows.slice(1).map((cells) => cells.map(() => '')) }]);
  }
  msp.workbook.write([{ tab: 'State', firstRow: 2, rows: firstStateRows() }]);
  msp.signIn(admin);
  turnOnSync(msp.parts);
  msp.clock.advance(hour);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  expect(stopsOf(msp)).toEqual(['exitRequest']);
  expect(recordOf(msp).requests).toHaveLength(1);
  const once = ['interventionLogged', 'modelAdopted', 'readinessFrozen'];
  const ids = msp.timeline().flatMap(({ type, eventId }) => (once.includes(type) ? [eventId] : []));
  expect(ids.map((id) => id.split('/')[0])).toEqual(expect.arrayContaining(once));
  expect(new Set(ids).size).toBe(ids.length);
  expect(msp.timeline().length).toBeGreaterThanOrEqual(events);
  expect(recordOf(msp, 102).freeze).toMatchObject({ windows: ['T-60'] });
});

test('an event that was edited by hand is not believed', () => {
  const msp = synced();
  saveIntervention(msp.parts, { ...exitRequest, kind: 'call' });
  const place = msp.timeline().findIndex(({ type }) => type === 'interventionLogged');
  const forged = JSON.stringify({ kind: 'exitRequest', note: 'x', happenedOn: '2026-11-20' });
  msp.workbook.write([{ tab: 'Timeline', firstRow: place + 2, firstColumn: 10, rows: [[forged]] }]);
  runHourlySync(msp.parts);
  expect(stopsOf(msp)).toEqual([]);
});

test('the request stands for the contract it was logged for, and for its client alone', () => {
  const msp = memoryMsp({ desk: { contracts: [contract({ id: 101 }), contract({ id: 102 })] } });
  turnOnSync(msp.parts);
  runHourlySync(msp.parts);
  msp.signIn(ada);
  saveIntervention(msp.parts, exitRequest);
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  expect(recordOf(msp, 102).readiness?.stops).toBeUndefined();
});
