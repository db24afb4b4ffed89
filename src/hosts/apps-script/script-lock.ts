import type { WriteLock } from '#application/ports/platform';
import { UpstreamError } from '#application/upstream-error';

/** A holder needs a second or two; a card has thirty seconds in all. */
const patienceMilliseconds = 10_000;

export const scriptLock: WriteLock = {
  hold(run) {
    const lock = LockService.getScriptLock();
    if (!lock.tryLock(patienceMilliseconds)) {
      throw new UpstreamError('The script lock', 'unavailable', 'another execution held it for ten seconds');
    }
    try {
      return run();
    } finally {
      lock.releaseLock();
    }
  },
};
