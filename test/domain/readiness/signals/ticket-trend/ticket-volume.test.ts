import { ticketVolume } from '#domain/readiness/signals/ticket-trend/ticket-volume';
import {
  evenSeason,
  factsWithout,
  healthyFacts,
  monthsBack,
  monthsOpening,
  without,
} from '../../../../support/contract-facts';
import type { UnitCount } from '#domain/readiness/contract-facts';
import type { Reading } from '#domain/readiness/reading';

const usual = [10, 11, 9, 10, 10, 11, 9, 10, 10];

function opening(...last: readonly number[]): Reading {
  return ticketVolume.read(healthyFacts({ months: monthsOpening([...usual, ...last]) }));
}

function scoreOf(reading: Reading): number {
  return reading.kind === 'measured' ? reading.score : NaN;
}

test('as many as ever is full score', () => {
  expect(opening(10, 11, 9)).toEqual({
    kind: 'measured',
    score: 100,
    evidence: {
      text: 'About as usual: 30 requests in the last 3 full months; the pace before, with the season, would give about 30.',
    },
  });
});

test('a rise costs more the steeper it is', () => {
  const scores = [opening(15, 16, 15), opening(17, 18, 18), opening(25, 26, 25)].map(scoreOf);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores[0]).toBeLessThanOrEqual(75);
  expect(scores[2]).toBe(0);
});

test('a sharp fall costs too: clients who are leaving stop asking', () => {
  expect(scoreOf(opening(5, 4, 5))).toBeLessThanOrEqual(15);
  expect(opening(5, 4, 5)).toMatchObject({ evidence: { text: expect.stringMatching(/^Falling: 14 requests/) } });
});

test('a month without a ticket inside the history counts as none', () => {
  const months = monthsOpening([...usual, 0, 0, 0]).filter(({ opened }) => opened > 0);
  expect(ticketVolume.read(healthyFacts({ months }))).toMatchObject({ score: 0 });
});

test('a rise that the whole portfolio has is its season', () => {
  const busy = new Set(monthsBack(3));
  const monthIndex = Object.fromEntries(Object.keys(evenSeason).map((month) => [month, busy.has(month) ? 1.6 : 1]));
  const facts = healthyFacts({ months: monthsOpening([...usual, 16, 17, 15]) });
  expect(scoreOf(ticketVolume.read(facts))).toBeLessThan(75);
  expect(ticketVolume.read({ ...facts, portfolio: { ...facts.portfolio, monthIndex } })).toMatchObject({ score: 100 });
});

test('alerts of machines are not counted, and the reading says how many', () => {
  const noisy = monthsOpening([...usual, 10, 11, 9]).map((month, place) =>
    place < 10 ? month : { ...month, opened: month.opened + 50, machineMade: 50 },
  );
  expect(ticketVolume.read(healthyFacts({ months: noisy }))).toEqual({
    kind: 'measured',
    score: 100,
    evidence: {
      text: 'About as usual: 30 requests in the last 3 full months; the pace before, with the season, would give about 30. Not counted: 100 alerts of machines.',
    },
  });
});

test('alerts do not hide that people have stopped asking', () => {
  const months = monthsOpening([...usual, 10, 11, 9]).map((month, place) =>
    place < 9 ? month : { ...month, machineMade: month.opened },
  );
  expect(ticketVolume.read(healthyFacts({ months }))).toMatchObject({ score: 0 });
});

test('is unknown where a month was counted before alerts were told from requests', () => {
  const months = monthsOpening([...usual, 10, 11, 9]).map((month, place) =>
    place === 4 ? without(month, ['machineMade']) : month,
  );
  expect(ticketVolume.read(healthyFacts({ months }))).toEqual({
    kind: 'unknown',
    why: 'The history is being read again: the tickets of 2025-07 were counted before alerts were told from requests.',
  });
});

test('too few tickets are unknown, never steady', () => {
  expect(ticketVolume.read(healthyFacts({ months: monthsOpening([1, 0, 1, 1, 0, 1, 0, 0, 1]) }))).toEqual({
    kind: 'unknown',
    why: 'Fewer than six requests in the last twelve full months: too few to tell a trend.',
  });
});

test.each([
  ['2025-03-01', 'measured'],
  ['2025-03-02', 'unknown'],
])('with a history from %s it is %s: a shorter look could hide the change', (historyStartsOn, kind) => {
  expect(ticketVolume.read(healthyFacts({ historyStartsOn })).kind).toBe(kind);
});

test('is unknown without months, and without the season of one of them', () => {
  expect(ticketVolume.read(factsWithout('months')).kind).toBe('unknown');
  const monthIndex = Object.fromEntries(Object.entries(evenSeason).slice(1));
  expect(ticketVolume.read(healthyFacts({ portfolio: { monthIndex } })).kind).toBe('unknown');
});

describe('Where the number of users is known for every month', () => {
  const users = (counts: readonly number[]): readonly UnitCount[] =>
    monthsBack(12).map((month, place) => ({ month, contacts: counts[place] ?? 0 }));
  const growing = [20, 20, 20, 20, 20, 20, 20, 20, 20, 34, 34, 34];
  const risen = healthyFacts({ months: monthsOpening([...usual, 17, 18, 17]) });

  test('a rise that more users explain is none', () => {
    expect(scoreOf(ticketVolume.read(risen))).toBeLessThan(40);
    expect(ticketVolume.read({ ...risen, unitCounts: users(growing) })).toEqual({
      kind: 'measured',
      score: 100,
      evidence: {
        text: 'About as usual: 52 requests in the last 3 full months; the pace before, with the season and the number of users, would give about 51.',
      },
    });
  });

  test('so is a fall that fewer users explain', () => {
    const fallen = healthyFacts({ months: monthsOpening([...usual, 5, 4, 5]) });
    const leaving = growing.map((count) => 2 * (54 - count));
    expect(scoreOf(ticketVolume.read({ ...fallen, unitCounts: users(leaving) }))).toBe(100);
  });

  test('users that do not explain a change do not make it worse', () => {
    const shrinking = [...growing].reverse();
    expect(ticketVolume.read({ ...risen, unitCounts: users(shrinking) })).toEqual(ticketVolume.read(risen));
  });

  test('one month in which nobody was counted leaves the rise unexplained', () => {
    const gap = users(growing).map((row, place) => (place === 3 ? { month: row.month } : row));
    expect(ticketVolume.read({ ...risen, unitCounts: gap })).toEqual(ticketVolume.read(risen));
  });
});
