import { letTimePass, runsBetween } from '#hosts/workbench/hourly-runs';
import { SharedClock } from '#simulators/clock';

const hour = 3_600_000;
const day = 24 * hour;
const from = Date.parse('2026-11-23T08:20:00Z');
const hoursAfter = (at: number) => (at - from) / hour;

test.each([
  { passes: 'half an hour', milliseconds: hour / 2, runs: [] },
  { passes: 'one hour', milliseconds: hour, runs: [1] },
  { passes: 'six hours', milliseconds: 6 * hour, runs: [1, 2, 3, 4, 5, 6] },
  { passes: 'a day', milliseconds: day, runs: [1, 2, 3, 4, 5, 6, 24] },
  { passes: 'three days', milliseconds: 3 * day, runs: [1, 2, 3, 4, 5, 6, 30, 54, 72] },
])('$passes runs the sync after $runs hours', ({ milliseconds, runs }) => {
  expect(runsBetween(from, from + milliseconds).map(hoursAfter)).toEqual(runs);
});

test('a run that takes long moves the clock on, never back', async () => {
  const clock = new SharedClock();
  clock.set(from);
  const startedAt: number[] = [];
  await letTimePass(clock, 2 * hour, async () => {
    startedAt.push(hoursAfter(clock.now()));
    clock.advance(1.5 * hour);
  });
  expect(startedAt).toEqual([1, 2.5]);
  expect(hoursAfter(clock.now())).toBe(4);
});
