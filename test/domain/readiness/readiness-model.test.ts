import { createHash } from 'node:crypto';
import { assessReadiness } from '#domain/readiness/assess-readiness';
import { dimensions } from '#domain/readiness/model';
import { signalSources } from '#domain/readiness/signal';
import { modelText } from '#domain/readiness/tuning/model-text';
import { modelWithout, readinessModel } from '#domain/readiness/readiness-model';
import { toEpochDay } from '#domain/vocabulary/calendar-date';
import {
  daysAgo,
  healthyFacts,
  invoiceDue,
  monthsBack,
  periodsUsing,
  serviceMonth,
} from '../../support/contract-facts';
import { requestSums } from '../../support/request-sums';

const { signals } = readinessModel;

/** What every released version of the model was. Add a line, never change one. */
const released: Readonly<Record<string, string>> = {
  '1': 'fdc0a2f02e80e113a5f0ef485e82b937b73ba44c9a381963e68e06fdbef54fac',
  '2': 'f65a2ba429cc11699281408da9a1a722109b228fa211e50da71a7fb100a67316',
  '3': '9478c1f4951a08e02ee821cd05bb9c554a774ae1d4a36b872e304ff1bde5648f',
  '4': '7540b53d56d1bbd99f2fcb7e7d84fb6d20f3fe5602e39b9ed6ea9c2780e254dd',
};

test('a change of weights, thresholds or bands has a new version', () => {
  const print = createHash('sha256').update(modelText(readinessModel)).digest('hex');
  expect({ [readinessModel.version]: print }).toEqual({ [readinessModel.version]: released[readinessModel.version] });
});

test('a change of what signals make of the facts has a new version', () => {
  const poor = healthyFacts({
    months: monthsBack(12).map((month, place) =>
      serviceMonth({
        month,
        opened: 6 + 2 * place,
        machineMade: place,
        openedByPriority: [place > 8 ? 1 : 0, 0, 6, place],
        resolutionMissed: 2,
        responseMissed: 1,
        csatCount: place > 8 ? 2 : 4,
        csatSum: place > 8 ? 6 : 17,
        hours: place > 8 ? 14 : 10,
        people: requestSums({
          ...(place > 8 ? { solved: 14, toneNegative: 1, complaints: 2 } : {}),
          solvedLogMilli: place < 9 ? 16_000 : 29_000,
          solvedLogMilliSquares: place < 9 ? 26_000_000 : 62_000_000,
          reopened: 1,
          handedOn: 3,
          firstTimeFixed: 3,
          stillOpen: 1,
          stillOpenDaySum: toEpochDay(`${month}-10`),
          vip: place < 9 ? 1 : 2,
          categories: place < 9 ? { 1: 5, 2: 5 } : { 1: 9, 2: 1 },
        }),
      }),
    ),
    annualValue: { annualMinor: 1_200_000, currency: 'GBP' },
    invoices: [300, 240, 180, 120].map((ago) => invoiceDue(ago, 30)).concat([80, 20].map((ago) => invoiceDue(ago, 41))),
    unitCounts: monthsBack(12).map((month, place) => ({ month, contacts: 40, billedUnits: place > 8 ? 36 : 42 })),
    meetings: [
      { on: daysAgo(90), outcome: 'held' },
      { on: daysAgo(20), outcome: 'moved' },
    ],
    sponsorContactOn: daysAgo(80),
    leavers: { noticedSince: '2025-03-01', people: [{ leftOn: daysAgo(50), roles: ['economicBuyer'], isVip: false }] },
    planned: { openTasks: 1 },
    concessions: { count: 1, depthPercent: 4 },
    periods: periodsUsing([12, 13, 11, 14, 13, 15]),
    stakeholderRoles: ['sponsor'],
    openIncidentTicketIds: [1],
  });
  const scores = [healthyFacts(), poor].map((facts) =>
    assessReadiness(facts).readings.map(({ reading }) => (reading.kind === 'measured' ? reading.score : null)),
  );
  expect({ version: readinessModel.version, scores }).toEqual({
    version: '4',
    scores: [
      [100, 96.9, ...Array<number>(11).fill(100), 95.6, ...Array<number>(17).fill(100)],
      [
        57.1, 54.4, 39.8, 61.7, 15, 55, 0, 39.2, 25, 50, 40, 0, 49.8, 73.9, 38.5, 42.6, 47.5, 94.9, 72.7, 100, 50.6,
        100, 35.3, 86.7, 64.7, 42.9, 60, 50, 61.1, 70, 60,
      ],
    ],
  });
});

test('weights are whole and add up to 100', () => {
  expect(signals.every(({ weight }) => Number.isInteger(weight) && weight > 0)).toBe(true);
  expect(signals.reduce((total, { weight }) => total + weight, 0)).toBe(100);
});

test('every dimension weighs at least a tenth and none more than a third', () => {
  for (const dimension of dimensions) {
    const weight = signals
      .filter((signal) => signal.dimension === dimension)
      .reduce((total, signal) => total + signal.weight, 0);
    expect(weight).toBeGreaterThanOrEqual(10);
    expect(weight).toBeLessThanOrEqual(33);
  }
});

test('ids are given once, and every question is one', () => {
  expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length);
  for (const { question, tooFew } of signals) {
    expect(question).toMatch(/^[A-Z].*\?$/);
    expect(tooFew).toMatch(/^[A-Z].*\.$/);
  }
});

test('a model without some sources has a version of its own, the same in any order', () => {
  expect(modelWithout([])).toBe(readinessModel);
  expect(modelWithout(['satisfaction', 'agreementPeriods']).version).toBe(
    modelWithout(['agreementPeriods', 'satisfaction']).version,
  );
  expect(modelWithout(['satisfaction']).version).toBe(`${readinessModel.version}-without-satisfaction`);
  expect(modelWithout(['satisfaction']).signals.map(({ id }) => id)).not.toContain('csat-level');
});

test('a model that asks nothing is a defect', () => {
  expect(() => modelWithout(signalSources)).toThrow('at least one question');
});

test('no evidence carries more than counts and words of ours', () => {
  const facts = healthyFacts({ openIncidentTicketIds: [9] });
  for (const { reading } of assessReadiness(facts).readings) {
    expect(reading.kind === 'measured' ? reading.evidence.text : reading.why).toMatch(/^[^<>\n]{1,300}\.$/);
  }
});
