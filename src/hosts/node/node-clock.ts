import type { Clock } from '#application/ports/platform';

export const nodeClock: Clock = {
  now: () => Date.now(),
  sleep(milliseconds) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
  },
};
