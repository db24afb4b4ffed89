/** Draws for tests that ask how often something is called by chance. Seeded: the same draws every time. */

/** Source: Park and Miller, 1988. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Knuth's multiplication. */
export function poissonDraw(rate: number, random: () => number): number {
  const limit = Math.exp(-rate);
  let count = -1;
  for (let product = 1; product > limit; product *= random()) count += 1;
  return count;
}

export function binomialDraw(of: number, share: number, random: () => number): number {
  let count = 0;
  for (let place = 0; place < of; place += 1) if (random() < share) count += 1;
  return count;
}

/** Of whole shape: the time until that many events, one a unit of time. */
export function gammaDraw(shape: number, random: () => number): number {
  let total = 0;
  for (let place = 0; place < shape; place += 1) total -= Math.log(random());
  return total;
}

/** Of whole parameters. */
export function betaDraw(a: number, b: number, random: () => number): number {
  const [first, second] = [gammaDraw(a, random), gammaDraw(b, random)];
  return first / (first + second);
}

/** Box and Muller, 1958. */
export function normalDraw(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
