import type { ComplaintCue } from '../../vocabulary/tone';
import { deniedOnly, fieldWords } from './field-words';
import { lowestTenths, packedFaces, packedWords, valenceLetters } from './packed-words';
import { courtesyStems, weakStems } from './word-stems';

/** Of the packed list, the stems, the field's words and the turns of phrase as they come with the product. */
const builtInVersion = '1';
const weakShare = 0.3;

/** What an MSP adds to the list: the words of its own trade and of its clients'. */
export interface OwnWordChoices {
  /** No attitude in them here. */
  readonly neutralWords: readonly string[];
  /** On the scale of the list, -4 to 4. */
  readonly words: readonly { readonly word: string; readonly valence: number }[];
  /** Words in a row that are a complaint here. */
  readonly cuePhrases: readonly { readonly cue: ComplaintCue; readonly phrase: string }[];
}

export const noOwnWords: OwnWordChoices = { neutralWords: [], words: [], cuePhrases: [] };

/** Words with their valence. A word is a key of a map: texts hold `constructor` and `__proto__`. */
export interface WordList {
  /** Places mean something only together with it. */
  readonly toneVersion: string;
  /** Every entry by its place, the neutral ones too: places must not move when a word becomes neutral. */
  readonly entries: readonly string[];
  /** By place. 0 is neutral. */
  readonly valences: readonly number[];
  readonly places: ReadonlyMap<string, number>;
  /** Places of words that count only where they are denied. */
  readonly courtesies: ReadonlySet<number>;
  /** First words of entries that are two words. */
  readonly firstWords: ReadonlySet<string>;
  readonly cuePhrases: OwnWordChoices['cuePhrases'];
}

let builtIn: WordList | undefined;

/** Decoded once, when the first text is scored: a card never needs it. */
export function wordListOf(own: OwnWordChoices = noOwnWords): WordList {
  builtIn ??= decoded();
  const isUnchanged = own.neutralWords.length + own.words.length + own.cuePhrases.length === 0;
  return isUnchanged ? builtIn : withOwnWords(builtIn, own);
}

function decoded(): WordList {
  const entries: string[] = [];
  const valences: number[] = [];
  unpackWords(entries, valences);
  for (const place of placesOf(entries, weakStems)) valences[place] = (valences[place] ?? 0) * weakShare;
  const courtesies = placesOf(entries, [...courtesyStems]);
  for (const face of packedFaces.trim().split(/\s/)) {
    entries.push(face.slice(1));
    valences.push(valenceOf(face.charAt(0)));
  }
  for (const [entry, valence] of fieldWords) {
    if (deniedOnly.has(entry)) courtesies.push(entries.length);
    entries.push(entry);
    valences.push(valence);
  }
  const rest = { toneVersion: builtInVersion, courtesies: new Set(courtesies), cuePhrases: [] };
  return listOf(entries, valences, rest);
}

/** Later entries stand for earlier ones of the same spelling. */
function listOf(
  entries: readonly string[],
  valences: readonly number[],
  rest: Pick<WordList, 'toneVersion' | 'courtesies' | 'cuePhrases'>,
): WordList {
  const places = new Map<string, number>();
  const firstWords = new Set<string>();
  entries.forEach((entry, place) => {
    if (valences[place] === 0) places.delete(entry);
    else places.set(entry, place);
    const space = entry.indexOf(' ');
    if (space > 0) firstWords.add(entry.slice(0, space));
  });
  return { entries, valences, places, firstWords, ...rest };
}

/** A capital and the letter of a valence begin each word; the capital counts the letters it shares with the one before. */
function unpackWords(entries: string[], valences: number[]): void {
  let before = '';
  for (const [, shared = 'A', letter = '', rest = ''] of packedWords.matchAll(/([A-Z])(.)([a-z'-]*)/g)) {
    before = before.slice(0, shared.charCodeAt(0) - 65) + rest;
    entries.push(before);
    valences.push(valenceOf(letter));
  }
}

const tenthsByLetter: ReadonlyMap<string, number> = new Map(
  [...valenceLetters].map((letter, place) => [letter, place + lowestTenths]),
);

function valenceOf(letter: string): number {
  return (tenthsByLetter.get(letter) ?? 0) / 10;
}

/** Places in a sorted list. A star at the end of a stem stands for any ending. */
function placesOf(sorted: readonly string[], stems: readonly string[]): number[] {
  const found = new Set<number>();
  for (const stem of stems) {
    const isStart = stem.endsWith('*');
    const start = isStart ? stem.slice(0, -1) : stem;
    for (let place = firstFrom(sorted, start); ; place += 1) {
      const entry = sorted[place];
      if (entry === undefined || (isStart ? !entry.startsWith(start) : entry !== start)) break;
      found.add(place);
    }
  }
  return [...found];
}

/** The first place whose entry is not before this one. */
function firstFrom(sorted: readonly string[], entry: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < entry) from = middle + 1;
    else to = middle;
  }
  return from;
}

function withOwnWords(list: WordList, own: OwnWordChoices): WordList {
  const words = own.words.map(({ word, valence }) => [plain(word), valence] as const);
  const neutral = new Set(own.neutralWords.map(plain));
  const entries = [...list.entries, ...words.map(([word]) => word)];
  const valences = [...list.valences, ...words.map(([, valence]) => valence)].map((valence, place) =>
    neutral.has(entries[place] ?? '') ? 0 : valence,
  );
  const cuePhrases = own.cuePhrases.map(({ cue, phrase }) => ({ cue, phrase: plain(phrase) }));
  const toneVersion = `${builtInVersion}-${fingerprint(JSON.stringify([[...neutral].sort(), words, cuePhrases]))}`;
  return listOf(entries, valences, { toneVersion, courtesies: list.courtesies, cuePhrases });
}

function plain(word: string): string {
  return word.replace(/’/g, "'").trim().toLowerCase().replace(/\s+/g, ' ');
}

/** FNV-1a: tells lists of one MSP apart, guards nothing. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
