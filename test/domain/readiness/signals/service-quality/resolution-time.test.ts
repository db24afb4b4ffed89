import { resolutionTime } from '#domain/readiness/signals/service-quality/resolution-time';
import type { Reading } from '#domain/readiness/reading';
import type { RequestSums } from '#domain/readiness/service-month';
import { factsWithout, healthyFacts, monthsAsking, withoutPeople } from '../../../../support/contract-facts';

/** Sums over requests that took these hours. */
function solvedIn(hours: readonly number[]): Partial<RequestSums> {
  const logs = hours.map((time) => Math.round(1_000 * Math.log1p(time)));
  return {
    requests: hours.length,
    solved: hours.length,
    solvedLogMilli: logs.reduce((total, log) => total + log, 0),
    solvedLogMilliSquares: logs.reduce((total, log) => total + log * log, 0),
  };
}

const usual = [1, 2, 3, 4, 5, 6, 8, 12, 20, 30];

/** Ten requests a month: as usual in the nine months before, so many times as long in the last three. */
function taking(times: number, over: Partial<RequestSums> = {}): Reading {
  const months = monthsAsking(12, (place) =>
    place < 9 ? solvedIn(usual) : { ...solvedIn(usual.map((time) => times * (1 + time) - 1)), ...over },
  );
  return resolutionTime.read(healthyFacts({ months }));
}

test('as fast as ever is full score', () => {
  expect(taking(1)).toEqual({
    kind: 'measured',
    score: 100,
    evidence: {
      text: 'As fast as usual: typically 6.2 hours to resolve in the last 3 full months (30 requests), after 6.2 hours in the 9 before (90).',
    },
  });
});

test('faster is no fault', () => {
  expect(taking(0.5)).toMatchObject({ score: 100 });
});

// The test sees a change by the half; a half more leaves 50, twice as long nothing.
test.each([
  [1.2, 100],
  [1.5, 50],
  [1.9, 10],
  [2.1, 0],
])('%f times as long scores %f', (times, score) => {
  const reading = taking(times);
  expect(reading.kind === 'measured' && reading.score).toBeCloseTo(score, 0);
});

test('a rise that is small and sure costs a quarter at once', () => {
  const months = monthsAsking(12, (place) =>
    solvedIn(
      Array<number>(50)
        .fill(place < 9 ? 9 : 10)
        .concat([8, 12]),
    ),
  );
  expect(resolutionTime.read(healthyFacts({ months }))).toMatchObject({ score: 75 });
});

test('says which requests were slow, and long times in days', () => {
  const slow = taking(12, { ticketIds: { slow: [7, 9] } });
  expect(slow).toMatchObject({
    evidence: {
      text: 'Slower: typically 3.6 days to resolve in the last 3 full months (30 requests), after 6.2 hours in the 9 before (90).',
      ticketIds: [9, 7],
    },
  });
});

test.each([
  { before: 20, last: 10, kind: 'measured' },
  { before: 19, last: 10, kind: 'unknown' },
  { before: 20, last: 9, kind: 'unknown' },
])('$last solved after $before before are $kind', ({ before, last, kind }) => {
  const none = solvedIn([]);
  const months = monthsAsking(12, (place) => {
    if (place === 0) return solvedIn(Array<number>(before).fill(4).concat());
    return place === 11 ? solvedIn(Array<number>(last).fill(5)) : none;
  });
  expect(resolutionTime.read(healthyFacts({ months })).kind).toBe(kind);
});

test('too few says how many there are', () => {
  const months = monthsAsking(12, (place) => solvedIn(place < 9 ? [1, 2] : [1]));
  expect(resolutionTime.read(healthyFacts({ months }))).toEqual({
    kind: 'unknown',
    why: 'Only 3 solved requests in the last 3 full months and 18 in the 9 before; 10 and 20 are needed.',
  });
});

test('is unknown, not fast, while more than a fifth of the last requests is still open', () => {
  expect(taking(1, { requests: 12, stillOpen: 2 }).kind).toBe('measured');
  expect(taking(1, { requests: 13, stillOpen: 3 })).toEqual({
    kind: 'unknown',
    why: '23% of the requests of the last 3 full months are still open: their time is not known yet.',
  });
});

test.each([
  { lack: 'the months', facts: factsWithout('months') },
  { lack: 'one of the twelve months', facts: healthyFacts({ historyStartsOn: '2025-03-02' }) },
  {
    lack: 'what people asked for in one of them',
    facts: healthyFacts({
      months: withoutPeople(
        monthsAsking(12, () => ({})),
        '2025-03',
      ),
    }),
  },
])('is unknown without $lack', ({ facts }) => {
  expect(resolutionTime.read(facts).kind).toBe('unknown');
});
