import type { WriteLock } from '#application/ports/platform';
import { UpstreamError } from '#application/upstream-error';

export class MemoryLock implements WriteLock {
  /** Set to act as another invocation that does not let go. */
  isHeldElsewhere = false;
  private isHeld = false;

  hold<Result>(run: () => Result): Result {
    if (this.isHeld || this.isHeldElsewhere)
      throw new UpstreamError('The script lock', 'unavailable', 'not free in time');
    this.isHeld = true;
    try {
      return run();
    } finally {
      this.isHeld = false;
    }
  }
}
