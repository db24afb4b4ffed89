import { chanceOfRenewal } from '#application/sync/calibration/chance-of-renewal';
import { RecordBook } from '#application/sync/record-book';
import { runHourlySync } from '#application/run-hourly-sync';
import { readState, stateRange } from '#application/tabs/state-tab';
import type { FittedProbability } from '#domain/readiness/probability/fitted-probability';
import type { Contract } from '#domain/vocabulary/client';
import { contract, memoryMsp, ticket, type MemoryMsp } from '#test/support/memory-msp';

const day = 86_400_000;

/** A client who left in June, one who renewed in July under a new header, and those who are there anyway. */
function pastMsp(): MemoryMsp {
  const clients = [1, 2, 3, 4].map((id) => ({
    id,
    name: `Client ${id}`,
    domains: [`client${id}.example`],
    isVip: false,
    active: id !== 3,
  }));
  const contracts: readonly Contract[] = [
    contract({ id: 101 }),
    contract({ id: 301, clientId: 3, active: false, termStartsOn: '2025-07-01', termEndsOn: '2026-06-30' }),
    contract({ id: 401, clientId: 4, active: false, termStartsOn: '2025-08-01', termEndsOn: '2026-07-31' }),
    contract({ id: 402, clientId: 4, termStartsOn: '2026-08-01', termEndsOn: '2027-07-31', previousContractId: 401 }),
  ];
  const weekly = (clientId: number, first: string, count: number) =>
    Array.from({ length: count }, (_, week) => {
      const openedAt = Date.parse(`${first}T09:00:00Z`) + 7 * week * day;
      return ticket({
        id: clientId * 1_000 + week,
        clientId,
        openedAt,
        closedAt: openedAt + day,
        resolutionMet: week % 4 > 0,
      });
    });
  const tickets = [...weekly(1, '2025-12-01', 50), ...weekly(3, '2025-12-02', 30), ...weekly(4, '2025-12-03', 50)];
  return memoryMsp({ desk: { clients, contracts, tickets, contacts: [], feedback: [] } });
}

function sync(msp: MemoryMsp): void {
  expect(runHourlySync(msp.parts, ['off', 'on']).outcome).toBe('finished');
}

const fits = (msp: MemoryMsp) => msp.timeline().filter(({ type }) => type === 'probabilityFitted');
const recordOf = (msp: MemoryMsp, id: number) => RecordBook.load(msp.workbook).contract(id);
const stateOf = ({ workbook }: MemoryMsp) => readState(workbook.read([stateRange])[0] ?? []);

test('the first sync finds past renewals, keeps what could be known before, and learns once', () => {
  const msp = pastMsp();
  sync(msp);
  expect(recordOf(msp, 301)?.past).toMatchObject([
    { termEndsOn: '2026-06-30', outcome: 'lost', source: 'departure', decisionOn: '2026-05-01' },
  ]);
  expect(recordOf(msp, 401)?.past).toMatchObject([
    { termEndsOn: '2026-07-31', outcome: 'renewed', source: 'successor' },
  ]);
  // The history began two days before T-180: less could be known then than at T-30.
  const { frozen } = recordOf(msp, 301)?.past?.[0] ?? {};
  const knownAt = (horizon: 30 | 180) => frozen?.at[horizon]?.filter((score) => score !== null).length ?? 0;
  expect(knownAt(30)).toBeGreaterThan(knownAt(180));
  expect(stateOf(msp).calibration).toMatchObject({ learnedOn: '2026-11-23', outcomes: { renewed: 1, lost: 1 } });
  expect(fits(msp)).toHaveLength(1);
  expect(fits(msp)[0]).toMatchObject({ clientId: null, actor: 'run' });
});

test('every open contract has a chance, marked as not calibrated, and its card says that too few outcomes are known', () => {
  const msp = pastMsp();
  sync(msp);
  expect(recordOf(msp, 101)?.probability).toMatchObject({ isCalibrated: false, stage: 'scorecard' });
  expect(recordOf(msp, 301)?.probability).toBeUndefined();
  const card = JSON.parse(String(msp.workbook.contentOf('Client cards')[1]?.[6])) as {
    contracts: readonly { probability?: object; trackRecord?: object }[];
  };
  expect(card.contracts[0]?.probability).toMatchObject({ stage: 'scorecard' });
  expect(card.contracts[0]?.trackRecord).toMatchObject({ verdict: 'tooFew' });
});

test('the chance of a measured readiness follows again from its readings and the fit on the timeline', () => {
  const msp = pastMsp();
  sync(msp);
  const { fitted } = JSON.parse(fits(msp)[0]?.payloadText ?? '{}') as { fitted: FittedProbability };
  const measured = msp.timeline().filter(({ type }) => type === 'readinessMeasured');
  expect(measured.length).toBeGreaterThan(1);
  for (const { payloadText } of measured) {
    const payload = JSON.parse(payloadText) as {
      modelVersion: string;
      probability: object;
      readings: readonly { signal: string; kind: 'measured' | 'unknown'; score: number }[];
    };
    const readings = payload.readings.map(({ signal, kind, score }) => ({
      signalId: signal,
      dimension: 'sentiment' as const,
      question: '',
      weight: 1,
      reading:
        kind === 'measured'
          ? ({ kind, score, evidence: { text: '' } } as const)
          : ({ kind: 'unknown', why: 'not known' } as const),
    }));
    const { isCalibrated: _flag, ...again } =
      chanceOfRenewal(fitted, { modelVersion: payload.modelVersion, readings }) ?? {};
    expect(again).toEqual(payload.probability);
  }
});

test('it learns again in the next month, not in the next hour, and reads no ticket of the past twice', () => {
  const msp = pastMsp();
  sync(msp);
  msp.clock.advance(3_600_000);
  sync(msp);
  expect(fits(msp)).toHaveLength(1);
  const before = recordOf(msp, 401)?.past;
  msp.clock.advance(9 * day);
  sync(msp);
  expect(fits(msp)).toHaveLength(2);
  expect(stateOf(msp).calibration?.learnedOn).toBe('2026-12-02');
  expect(recordOf(msp, 401)?.past).toEqual(before);
});

test('a model under another name is learned for anew, and no chance is taken from the old one', () => {
  const msp = pastMsp();
  sync(msp);
  const retuned: MemoryMsp = {
    ...msp,
    parts: {
      ...msp.parts,
      settings: { ...msp.parts.settings, readinessModel: { version: 'ours', weights: { 'csat-level': 1 } } },
    },
  };
  msp.clock.advance(3_600_000);
  sync(retuned);
  expect(fits(msp)).toHaveLength(2);
  expect(stateOf(msp).calibration?.fitted.modelVersion).toContain('ours');
  expect(recordOf(msp, 401)?.past?.[0]?.frozen?.modelVersion).toContain('ours');
  expect(recordOf(msp, 101)?.readiness?.modelVersion).toContain('ours');
  expect(recordOf(msp, 101)?.probability).toBeDefined();
});

test('a run that ends in the middle goes on with the next client', () => {
  const msp = pastMsp();
  const slow = { ...msp.parts, clock: { ...clockOf(msp) } };
  let read = 0;
  const workbook = Object.assign(Object.create(msp.workbook) as typeof msp.workbook, {
    read: (ranges: Parameters<typeof msp.workbook.read>[0]) => {
      // The packed tickets of the clients of a step: then the time of this run is over.
      const isPacked = ranges.some(({ tab, firstColumn }) => tab === 'Service months' && firstColumn === 23);
      if (isPacked && ++read === 1) msp.clock.advance(5 * 60_000);
      return msp.workbook.read(ranges);
    },
  });
  const first = runHourlySync({ ...slow, workbook }, ['off', 'on']);
  if (first.outcome === 'paused by budget') expect(first.stage).toBeDefined();
  msp.clock.advance(3_600_000);
  sync(msp);
  expect(fits(msp)).toHaveLength(1);
  expect(recordOf(msp, 301)?.past).toMatchObject([{ outcome: 'lost' }]);
});

function clockOf({ clock }: MemoryMsp) {
  return { now: () => clock.now(), sleep: (milliseconds: number) => clock.advance(milliseconds) };
}
