import { percentile } from '../plausible-range';

/** A number from 0 up to, not including, 1. Passed in, seeded: the same figures come out again. */
export type RandomSource = () => number;

/** Ends of the 80 % interval. */
export type Interval = readonly [low: number, high: number];

const tail = 0.1;

/** As many of them, drawn with replacement. */
export function redrawn<Value>(values: readonly Value[], random: RandomSource): readonly Value[] {
  return values.map(() => values[Math.floor(random() * values.length)] as Value);
}

/** The middle 80 % of what a figure is on redrawn cases. Draws on which it has no value are left out; undefined if most have none. */
export function bootstrapInterval<Value>(
  values: readonly Value[],
  figure: (drawn: readonly Value[]) => number | undefined,
  { draws, random }: { readonly draws: number; readonly random: RandomSource },
): Interval | undefined {
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const value = figure(redrawn(values, random));
    if (value !== undefined) figures.push(value);
  }
  if (figures.length <= draws / 2) return undefined;
  figures.sort((a, b) => a - b);
  return [percentile(figures, tail), percentile(figures, 1 - tail)];
}
