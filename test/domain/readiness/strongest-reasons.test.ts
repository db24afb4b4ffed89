import { strongestReasons, type WeighedReading } from '#domain/readiness/strongest-reasons';
import { measured, unknown } from '#domain/readiness/signal';

interface Named extends WeighedReading {
  readonly name: string;
}

const entry = (name: string, weight: number, score?: number): Named => ({
  name,
  signal: { weight },
  reading: score === undefined ? unknown('Not read.') : measured(score, 'Counted.'),
});

const names = (readings: readonly Named[], count?: number): readonly string[] =>
  strongestReasons({ readings }, count).map(({ name }) => name);

test('what costs most points comes first, a heavy signal before a bad one', () => {
  const readings = [entry('bad', 10, 0), entry('heavy', 60, 70), entry('fair', 30, 95)];
  expect(names(readings)).toEqual(['heavy', 'bad', 'fair']);
});

test('what is measured comes before what is unknown, and what is unknown by its weight', () => {
  const readings = [entry('unknown-40', 40), entry('unknown-45', 45), entry('bad', 15, 50)];
  expect(names(readings)).toEqual(['bad', 'unknown-45', 'unknown-40']);
});

test('a loss below a point of 100 is no reason', () => {
  const readings = [entry('tiny', 50, 98.5), entry('unknown', 50)];
  expect(names(readings)).toEqual(['unknown', 'tiny']);
});

test('three are enough, unless more are asked for', () => {
  const readings = [10, 20, 30, 40].map((weight) => entry(`${weight}`, weight, 0));
  expect(names(readings)).toEqual(['40', '30', '20']);
  expect(names(readings, 4)).toHaveLength(4);
});
