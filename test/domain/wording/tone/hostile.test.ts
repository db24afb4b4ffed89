import { mostTokens, toneTokens } from '#domain/wording/tone/tone-tokens';
import { toneOf } from '#domain/wording/tone/tone-of';
import { wordListOf } from '#domain/wording/tone/word-list';

const list = wordListOf();
const silent = { score: 0, cues: [], entries: [] };

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype'])(
  '%s is a word like any other, that the list does not have',
  (word) => {
    expect(toneOf(word, list)).toEqual(silent);
    expect(toneOf(`${word} error`, list)).toEqual(silent);
    expect(toneOf(`the ${word} caller is ${word} ${word}`, list)).toEqual(silent);
    expect(toneOf(`not ${word} horrible`, list).score).toBeGreaterThan(0);
  },
);

const long: readonly (readonly [string, string])[] = [
  ['one word of a megabyte', 'a'.repeat(1_000_000)],
  ['200 kB of a bad word', 'horrible '.repeat(22_000)],
  ['200 kB of half a complaint', 'nobody has ever nobody not had any '.repeat(6_000)],
  ['200 kB of joined words', 'slow/bad,worse;'.repeat(14_000)],
  ['a megabyte of marks', '!?.,:;()[]{}'.repeat(84_000)],
  ['only pictures', '😡'.repeat(100_000)],
  ['halves of pictures', '\ud83d'.repeat(200_000)],
  ['other scripts', 'Принтер не работает 打印机坏了 الطابعة لا تعمل '.repeat(5_000)],
  ['combining marks', `e${'\u0301'.repeat(200_000)}`],
  ['spaces and lines', ' \n\t\r\n'.repeat(200_000)],
  ['deep brackets', '('.repeat(100_000) + ')'.repeat(100_000)],
  ['quotes in layers', '> '.repeat(100_000)],
];

test.each(long)('%s is read up to a bound', (_, text) => {
  const { words } = toneTokens(text);
  expect(words.length).toBeLessThanOrEqual(mostTokens);
  const { score, entries } = toneOf(text, list);
  expect(Math.abs(score)).toBeLessThanOrEqual(100);
  expect(entries.length).toBeLessThanOrEqual(8);
});

test('a word behind the bound is not read', () => {
  expect(toneOf(`${'laptop '.repeat(mostTokens)}horrible`, list)).toEqual(silent);
  expect(toneOf(`${'laptop '.repeat(mostTokens - 1)}horrible`, list).score).toBeLessThan(0);
});
