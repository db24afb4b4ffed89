import { monitoringNoise } from '#domain/readiness/signals/ticket-trend/monitoring-noise';
import type { Reading } from '#domain/readiness/reading';
import { factsWithout, healthyFacts, monthsBack, serviceMonth, without } from '../../../../support/contract-facts';

const usual = [10, 11, 9, 10, 10, 11, 9, 10, 10];

/** Alerts by month; people ask ten times a month. */
function alerts(counts: readonly number[]): Reading {
  const months = monthsBack(12).map((month, place) =>
    serviceMonth({ month, opened: 10 + (counts[place] ?? 0), machineMade: counts[place] ?? 0 }),
  );
  return monitoringNoise.read(healthyFacts({ months }));
}

test('as many alerts as ever is full score', () => {
  expect(alerts([...usual, 10, 11, 9])).toEqual({
    kind: 'measured',
    score: 100,
    evidence: {
      text: 'About as usual: 30 alerts of machines in the last 3 full months; the pace before would give about 30.',
    },
  });
});

// Pace of the last three over that before, half an alert added to either: 60.5 over 90.5 thirds, 91.5, 126.5; 4 at worst.
test('a rising flood costs more the higher it rises, and everything at four times the pace', () => {
  const scores = [
    [20, 20, 20],
    [30, 31, 30],
    [42, 42, 42],
  ].map((last) => {
    const reading = alerts([...usual, ...last]);
    return reading.kind === 'measured' ? reading.score : NaN;
  });
  expect(scores).toEqual([66.5, 32.2, 0]);
});

test('a rise that is just more than chance costs a quarter', () => {
  expect(alerts([...usual, 16, 16, 16])).toMatchObject({
    score: 75,
    evidence: { text: expect.stringMatching(/^Rising: 48 alerts/) },
  });
});

test('fewer alerts cost nothing', () => {
  expect(alerts([...usual, 1, 0, 2])).toMatchObject({
    score: 100,
    evidence: {
      text: 'Calmer: 3 alerts of machines in the last 3 full months; the pace before would give about 30.',
    },
  });
});

test.each([
  [5, 'unknown'],
  [6, 'measured'],
])('%i alerts in a year are %s', (count, kind) => {
  expect(alerts([count]).kind).toBe(kind);
});

test('what people ask for is no noise', () => {
  const months = monthsBack(12).map((month, place) =>
    serviceMonth({ month, opened: place < 9 ? 12 : 80, machineMade: 2 }),
  );
  expect(monitoringNoise.read(healthyFacts({ months }))).toMatchObject({ score: 100 });
});

test.each([
  { lack: 'the months', facts: factsWithout('months') },
  { lack: 'one of the twelve months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  {
    lack: 'knowing who opened the tickets of one of them',
    facts: healthyFacts({
      months: monthsBack(12).map((month, place) =>
        place === 0 ? without(serviceMonth({ month }), ['machineMade']) : serviceMonth({ month, machineMade: 5 }),
      ),
    }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(monitoringNoise.read(facts).kind).toBe('unknown');
});
