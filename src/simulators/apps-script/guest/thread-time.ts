import { readFileSync } from 'node:fs';

/** Nanoseconds on a processor, nanoseconds waiting for one, turns. Source: Linux, Documentation/scheduler/sched-stats.rst. */
const ownSchedule = '/proc/thread-self/schedstat';

/**
 * Milliseconds the calling thread has spent on a processor, where the system tells: on a busy machine a script must not look slow
 * because others run. Elsewhere undefined.
 */
export function threadMilliseconds(): number | undefined {
  try {
    const [nanoseconds = ''] = readFileSync(ownSchedule, 'latin1').split(' ');
    return /^\d+$/.test(nanoseconds) ? Number(nanoseconds) / 1e6 : undefined;
  } catch {
    return undefined;
  }
}
