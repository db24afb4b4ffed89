// Packs the word list of the npm package `vader-sentiment` into src/domain/wording/tone/packed-words.ts, which travels with the
// source so that a build needs no package for it. Left out: what build/neutral-words.txt names, and words of too little valence. With `--check`: says whether the file is what the package gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const target = join(root, 'src/domain/wording/tone/packed-words.ts');
const lineCharacters = 118;

/** One letter for each valence from -3.9 to 3.4, in tenths. No quote, backslash, dollar or letter that ends a word. */
const valenceLetters = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place)).filter(
  (letter) => !'`\\$"\''.includes(letter),
);
const lowestTenths = -39;

/** The package exports the rules alone; its word list is a module of one object. */
function lexicon() {
  const text = readFileSync(join(root, 'node_modules/vader-sentiment/src/vader_lexicon.js'), 'utf8');
  return new Map(Object.entries(runInNewContext(`(${text.slice(text.indexOf('{\n'), text.lastIndexOf('}') + 1)})`)));
}

/** Of 4: less does not change what a message sounds like. */
const leastValence = 0.5;
const word = /^[a-z][a-z'-]*$/;

/** Whether a word says nothing about attitude in a request for help. */
function neutralMatcher() {
  const stems = readFileSync(join(root, 'build/neutral-words.txt'), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '))
    .filter((stem) => stem !== '');
  const whole = new Set(stems.filter((stem) => !stem.endsWith('*')));
  const starts = stems.filter((stem) => stem.endsWith('*')).map((stem) => stem.slice(0, -1));
  return (entry) => whole.has(entry) || starts.some((start) => entry.startsWith(start));
}

/** Faces whose eyes come first. Those that are read from the right, and those of a letter, look like drives, lists and logs. */
const face = /^(?:>?[:;]['^-]?[^a-z\s]{1,2}|>?[:;]['^-]?[dpDPc]|=[()D[\]/\\]|<\/?3)$/;

function packed(valences) {
  const isNeutral = neutralMatcher();
  const words = [...valences.keys()]
    .filter((entry) => word.test(entry) && Math.abs(valences.get(entry)) >= leastValence && !isNeutral(entry))
    .sort();
  const entries = words.map((entry, place) => {
    const shared = sharedStart(words[place - 1] ?? '', entry);
    return letterOf(shared) + valenceLetter(valences.get(entry)) + entry.slice(shared);
  });
  const faces = [...valences.keys()].filter((entry) => face.test(entry)).sort();
  return {
    words: lines(entries, ''),
    faces: lines(
      faces.map((entry) => valenceLetter(valences.get(entry)) + entry),
      ' ',
    ),
    count: words.length + faces.length,
  };
}

function sharedStart(before, entry) {
  let at = 0;
  while (at < 25 && at < before.length && before[at] === entry[at]) at += 1;
  return at;
}

function letterOf(count) {
  return String.fromCharCode(65 + count);
}

function valenceLetter(valence) {
  const letter = valenceLetters[Math.round(valence * 10) - lowestTenths];
  if (letter === undefined) throw new Error(`No letter for the valence ${valence}.`);
  return letter;
}

function lines(entries, separator) {
  const found = [''];
  for (const entry of entries) {
    const line = found[found.length - 1];
    if (line.length + entry.length > lineCharacters) found.push(entry);
    else found[found.length - 1] = line === '' ? entry : line + separator + entry;
  }
  return found.join('\n');
}

function moduleText({ words, faces, count }) {
  return `/*! Word list of VADER (Hutto and Gilbert 2014) from vader-sentiment-js, packed. Copyright 2018 Comcast Cable Communications
 * Management, LLC. This product includes software developed at Comcast (http://www.comcast.com/). Apache License 2.0. */
// Made by build/pack-word-list.mjs; decoded in word-list.ts. ${count} entries.

/** The letters of valences: the first is ${lowestTenths} tenths. */
export const valenceLetters = ${quoted(valenceLetters.join('').slice(0, 34 - lowestTenths + 1))};
export const lowestTenths = ${lowestTenths};

/** Sorted. Each: a capital for the letters shared with the word before (A is none), the letter of its valence, the rest of it. */
export const packedWords = \`
${words}\`;

/** Each: the letter of its valence, the face. Raw, since faces hold backslashes. */
export const packedFaces = String.raw\`
${faces}\`;
`;
}

function quoted(text) {
  return `'${text}'`;
}

const text = moduleText(packed(lexicon()));
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  console.log(`Wrote ${target.slice(root.length + 1)}, ${text.length} characters.`);
} else if (readFileSync(target, 'utf8') === text) {
  console.log('The packed word list is what the package gives.');
} else {
  console.error('The packed word list is not what the package gives. Run `node build/pack-word-list.mjs`.');
  process.exit(1);
}
