import type { Clock } from '#application/ports/platform';

export const platformClock: Clock = {
  now: () => Date.now(),
  sleep(milliseconds) {
    if (milliseconds > 0) Utilities.sleep(milliseconds);
  },
};
