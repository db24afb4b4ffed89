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

interface Redrawing {
  readonly draws: number;
  readonly random: RandomSource;
}

/** What a figure is on redrawn cases, in order. Draws on which it has no value are left out; undefined if most have none. */
export function bootstrapFigures<Value>(
  values: readonly Value[],
  figure: (drawn: readonly Value[]) => number | undefined,
  { draws, random }: Redrawing,
): readonly number[] | undefined {
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    const value = figure(redrawn(values, random));
    if (value !== undefined) figures.push(value);
  }
  return figures.length <= draws / 2 ? undefined : figures.sort((a, b) => a - b);
}

/** The ends between which the middle of sorted figures lies: 80 % unless told. */
export function middleOf(sorted: readonly number[], beyond = tail): Interval {
  return [percentile(sorted, beyond), percentile(sorted, 1 - beyond)];
}

/** The middle 80 % of what a figure is on redrawn cases. */
export function bootstrapInterval<Value>(
  values: readonly Value[],
  figure: (drawn: readonly Value[]) => number | undefined,
  redrawing: Redrawing,
): Interval | undefined {
  const figures = bootstrapFigures(values, figure, redrawing);
  return figures === undefined ? undefined : middleOf(figures);
}
