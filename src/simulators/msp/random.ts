/**
 * Chance that repeats: the same seed gives the same world on every machine. The generator is sfc32 (public domain, Chris
 * Doty-Humphrey's PractRand), seeded by splitmix32.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number) {
    this.a = scramble(seed);
    this.b = scramble(this.a + 0x9e3779b9);
    this.c = scramble(this.b + 0x9e3779b9);
    for (let round = 0; round < 12; round += 1) this.bits();
  }

  private bits(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    this.c |= 0;
    return sum >>> 0;
  }

  /** 0 up to, not including, 1. */
  next(): number {
    return this.bits() / 0x1_0000_0000;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error('there is nothing to pick from');
    return value;
  }

  /** An index, likelier where the weight is larger. */
  weighted(weights: ArrayLike<number>): number {
    let total = 0;
    for (let index = 0; index < weights.length; index += 1) total += weights[index] ?? 0;
    let rest = this.next() * total;
    for (let index = 0; index < weights.length; index += 1) {
      rest -= weights[index] ?? 0;
      if (rest < 0) return index;
    }
    return weights.length - 1;
  }

  /** Mean 0, deviation 1 (Box-Muller). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal());
  }

  /** A count with this mean. Above 40 the normal approximation is close enough for a made-up world. */
  count(mean: number): number {
    if (mean > 40) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let product = this.next();
    let events = 0;
    while (product > limit) {
      events += 1;
      product *= this.next();
    }
    return events;
  }

  shuffled<Value>(values: readonly Value[]): Value[] {
    const result = [...values];
    for (let last = result.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last);
      const [left, right] = [result[last], result[other]] as [Value, Value];
      result[last] = right;
      result[other] = left;
    }
    return result;
  }
}

const goldenRatio = 1.618_033_988_749_895;

/**
 * Numbers from 0 to 1, each as likely as any other, but evenly spread over a run of them (steps of an irrational number): a
 * small world has about as many rare events as its chances add up to, rather than half or twice as many. Two kinds of luck
 * that must not know of each other take different steps.
 */
export class EvenLuck {
  private level: number;

  constructor(
    seed: number,
    private readonly step: number = goldenRatio,
  ) {
    this.level = new Random(seed).next();
  }

  chance(probability: number): boolean {
    this.level = (this.level + this.step) % 1;
    return this.level < probability;
  }
}

/** One well-mixed 32-bit number from several: a seed for something that must not depend on the order of other draws. */
export function mixedSeed(...parts: readonly number[]): number {
  let seed = 0x243f6a88;
  for (const part of parts) seed = scramble(seed ^ (part | 0));
  return seed;
}

function scramble(value: number): number {
  let bits = (value + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
  return (bits ^ (bits >>> 15)) >>> 0;
}
