import type { SharedClock } from '#simulators/clock';

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

/** Hours in a row that are run one by one; beyond them once a day, so that a month passes while a person waits. */
const hoursRunOneByOne = 6;

/** When the trigger fires on the way from one instant to another. The last run is at the end, so that nothing shown is stale. */
export function runsBetween(from: number, to: number): readonly number[] {
  const runs: number[] = [];
  const isLong = to - from > hoursRunOneByOne * hourMilliseconds;
  const hourlyUntil = Math.min(to, from + hoursRunOneByOne * hourMilliseconds);
  for (let at = from + hourMilliseconds; at <= hourlyUntil; at += hourMilliseconds) runs.push(at);
  for (let at = hourlyUntil + dayMilliseconds; at < to; at += dayMilliseconds) runs.push(at);
  if (isLong && runs[runs.length - 1] !== to) runs.push(to);
  return runs;
}

/** Lets time pass, with the runs that belong to it. A run that takes long moves the clock itself; it never goes back. */
export async function letTimePass(
  clock: SharedClock,
  milliseconds: number,
  fire: () => Promise<unknown>,
): Promise<void> {
  const from = clock.now();
  const to = from + milliseconds;
  for (const at of runsBetween(from, to)) {
    if (clock.now() < at) clock.set(at);
    await fire();
  }
  if (clock.now() < to) clock.set(to);
}
