import { whatChanged, type WeightedReading } from '#domain/readiness/what-changed';
import { measured, unknown } from '#domain/readiness/signal';
import type { Reading } from '#domain/readiness/reading';

const asked = (signalId: string, weight: number, reading: Reading): WeightedReading => ({
  signalId,
  question: `${signalId}?`,
  weight,
  reading,
});
const at = (score: number): Reading => measured(score, 'Counted.');
const silent = unknown('Not read.');

test('every changed signal has a sentence with its points, the greatest change first', () => {
  const before = [asked('A', 20, at(50)), asked('B', 30, at(80)), asked('C', 25, silent), asked('D', 25, at(60))];
  const after = [asked('A', 20, at(60)), asked('B', 30, silent), asked('C', 25, at(40)), asked('D', 25, at(60))];
  expect(whatChanged(before, after)).toEqual([
    { signalId: 'B', points: -24, sentence: 'B? Not known any more: \u221224 points.' },
    { signalId: 'C', points: 10, sentence: 'C? Known now, at 40: +10 points.' },
    { signalId: 'A', points: 2, sentence: 'A? From 50 to 60: +2 points.' },
  ]);
});

test('a signal that joins, leaves or is weighed anew is named', () => {
  const before = [asked('A', 50, at(100)), asked('B', 50, at(50))];
  const after = [asked('A', 80, at(100)), asked('C', 20, at(50))];
  expect(whatChanged(before, after)).toEqual([
    { signalId: 'A', points: 30, sentence: 'A? Weighed anew: +30 points.' },
    { signalId: 'B', points: -25, sentence: 'B? Not asked any more: \u221225 points.' },
    { signalId: 'C', points: 10, sentence: 'C? Asked for the first time: +10 points.' },
  ]);
});

test('what stays the same is not mentioned', () => {
  const same = [asked('A', 50, at(100)), asked('B', 50, silent)];
  expect(whatChanged(same, same)).toEqual([]);
});
