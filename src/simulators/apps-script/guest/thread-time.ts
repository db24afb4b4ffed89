import { readFileSync, readlinkSync } from 'node:fs';

/** The system's own number of the calling thread; 0 where it tells none. */
export function ownThreadId(): number {
  try {
    return Number(/\/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/**
 * Milliseconds a thread of this process has spent on a processor, the calling one by default, where the system tells: on a busy
 * machine a script must not look slow because others run. Elsewhere undefined.
 */
export function threadMilliseconds(threadId?: number): number | undefined {
  const thread = threadId === undefined ? 'thread-self' : `self/task/${threadId}`;
  try {
    // Nanoseconds on a processor, nanoseconds waiting for one, turns. Source: Linux, Documentation/scheduler/sched-stats.rst.
    const [nanoseconds = ''] = readFileSync(`/proc/${thread}/schedstat`, 'latin1').split(' ');
    return /^\d+$/.test(nanoseconds) ? Number(nanoseconds) / 1e6 : undefined;
  } catch {
    return undefined;
  }
}
