import type { WriteLock } from '#application/ports/platform';
import { UpstreamError } from '#application/upstream-error';

/** A holder needs a second or two; a card has thirty seconds in all. */
const patienceMilliseconds = 10_000;

/** Globals live as long as one execution, so this speaks of this execution alone. */
let isHeldHere = false;

/** May be held again inside: a token that runs out while events are appended is renewed under the same lock. */
export const scriptLock: WriteLock = {
  hold(run) {
    if (isHeldHere) return run();
    const lock = LockService.getScriptLock();
    if (!lock.tryLock(patienceMilliseconds)) {
      throw new UpstreamError('The script lock', 'unavailable', 'another execution held it for ten seconds');
    }
    isHeldHere = true;
    try {
      return run();
    } finally {
      isHeldHere = false;
      lock.releaseLock();
    }
  },
};
