import type { RandomSource } from '#domain/readiness/probability/accuracy/resample';

/** Numbers from 0 up to 1 that come again from the same seed: figures made with them can be checked. Mulberry32, public domain. */
export function seededRandom(seed: number): RandomSource {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
