import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { explainTone } from '#domain/wording/tone/explain-tone';
import { fieldWords } from '#domain/wording/tone/field-words';
import { courtesyStems, weakStems } from '#domain/wording/tone/word-stems';
import { toneOf } from '#domain/wording/tone/tone-of';
import { noOwnWords, wordListOf } from '#domain/wording/tone/word-list';
import { projectRoot } from '#test/support/built-workers';

const list = wordListOf();

/** As the package holds it, read without our packing. */
const published = new Map(
  Object.entries(
    runInNewContext(
      `(${/\{\n[\s\S]*\}/.exec(readFileSync(join(projectRoot, 'node_modules/vader-sentiment/src/vader_lexicon.js'), 'utf8'))?.[0] ?? '{}'})`,
    ) as Record<string, number>,
  ),
);

test('the packed file is what the package gives', () => {
  const program = join(projectRoot, 'build/pack-word-list.mjs');
  expect(execFileSync(process.execPath, [program, '--check'], { encoding: 'utf8' })).toContain('is what the package');
});

/** The words that the build leaves out, a star for any ending. */
const neutralStems = readFileSync(join(projectRoot, 'build/neutral-words.txt'), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .flatMap((line) => line.split(' '))
  .filter((stem) => stem !== '');

const isNamed = (stems: readonly string[], word: string) =>
  stems.some((stem) => (stem.endsWith('*') ? word.startsWith(stem.slice(0, -1)) : word === stem));

test('every published word about people has its place, with its valence or three tenths of it', () => {
  const meant = [...published].filter(
    ([word, valence]) => /^[a-z][a-z'-]*$/.test(word) && Math.abs(valence) >= 0.5 && !isNamed(neutralStems, word),
  );
  expect(meant.length).toBeGreaterThan(4_000);
  const ours = new Set(fieldWords.keys());
  for (const [word, valence] of meant) {
    if (ours.has(word)) continue;
    const share = isNamed(weakStems, word) ? 0.3 : 1;
    expect([word, list.valences[list.places.get(word) ?? -1]]).toEqual([word, valence * share]);
  }
});

test('a word about machines has none', () => {
  for (const word of ['critical', 'failed', 'kill', 'dead', 'urgent', 'error', 'please', 'constructor', '__proto__'])
    expect([word, list.places.get(word)]).toEqual([word, undefined]);
});

test('no stem is idle: each names a word', () => {
  const words = [...published.keys()];
  const idle = (stems: readonly string[], among: readonly string[]) =>
    stems.filter((stem) => !among.some((word) => isNamed([stem], word)));
  expect(idle(neutralStems, words)).toEqual([]);
  expect(idle([...weakStems, ...courtesyStems], list.entries)).toEqual([]);
});

test('no word stands in two of our lists, and the words of the field are stronger than neutral', () => {
  const all = [...neutralStems, ...weakStems, ...courtesyStems];
  expect(all.filter((stem, at) => all.indexOf(stem) !== at)).toEqual([]);
  for (const [word, valence] of fieldWords) expect([word, Math.abs(valence) >= 1]).toEqual([word, true]);
});

describe('what an MSP adds', () => {
  const own = wordListOf({
    neutralWords: ['Horrible'],
    words: [
      { word: 'wobbly', valence: -3 },
      { word: 'superb', valence: 0.5 },
    ],
    cuePhrases: [{ cue: 'escalation', phrase: 'ring the bell' }],
  });

  test('a neutral word says nothing any more', () => {
    expect(toneOf('It is horrible', own).score).toBe(0);
  });

  test('a word gets the valence it is given, known before or not', () => {
    expect(toneOf('It is wobbly', own).score).toBe(toneOf('It is wobbly', own).score);
    expect(toneOf('It is wobbly', own).score).toBeLessThan(-50);
    expect(toneOf('It is superb', own).score).toBe(13);
  });

  test('a phrase is a complaint, within a sentence', () => {
    expect(toneOf('Please ring the bell now', own).cues).toEqual(['escalation']);
    expect(toneOf('Please ring. The bell is new', own).cues).toEqual([]);
    expect(toneOf('Please ring the bell now', list).cues).toEqual([]);
  });

  test('the places of the others stay, and the version tells the lists apart', () => {
    expect(own.entries.slice(0, list.entries.length)).toEqual(list.entries);
    expect(own.toneVersion).not.toBe(list.toneVersion);
    expect(wordListOf(noOwnWords).toneVersion).toBe('1');
    expect(wordListOf({ ...noOwnWords, neutralWords: ['horrible'] }).toneVersion).not.toBe(own.toneVersion);
  });
});

test('kept places are explained as words, with the version of the list', () => {
  const { entries } = toneOf('It is horrible and ridiculous', list);
  expect(explainTone(entries, list)).toEqual({
    toneVersion: '1',
    words: [
      { word: 'horrible', valence: -2.5 },
      { word: 'ridiculous', valence: -1.5 },
    ],
    unknownPlaces: [],
  });
  expect(explainTone([999_999], list)).toEqual({ toneVersion: '1', words: [], unknownPlaces: [999_999] });
});
