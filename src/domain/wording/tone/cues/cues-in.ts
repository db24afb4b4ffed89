import { complaintCues, type ComplaintCue } from '../../../vocabulary/tone';
import type { ToneTokens } from '../tone-tokens';
import type { WordList } from '../word-list';
import { builtInPatterns, phrasePatterns, type CuePattern, type PatternsByWord } from './compile-pattern';
import { wordsOfClass } from './word-classes';

/** Words on either side in which a machine or a product turns a phrase into a technical state. */
const thingReach = 4;

/** The complaints a text makes, each once, in the order of `complaintCues`. */
export function cuesIn(tokens: ToneTokens, own: WordList['cuePhrases']): readonly ComplaintCue[] {
  const found = new Set<ComplaintCue>();
  const words = tokens.words.map(withoutNumbers);
  const sentence = { words, endsSentence: tokens.endsSentence };
  collect(sentence, builtInPatterns(), found);
  if (own.length > 0) collect(sentence, phrasePatterns(own), found);
  return complaintCues.filter((cue) => found.has(cue));
}

const none: readonly CuePattern[] = [];

/** `#` for a number, `#th` for its place in a row. */
function withoutNumbers(word: string): string {
  const first = word.charCodeAt(0);
  if (first < 48 || first > 57) return word;
  if (/^\d+(?:st|nd|rd|th)$/.test(word)) return word === '1st' ? 'first' : '#th';
  return /^\d{1,3}(?:x|k)?$/.test(word) ? '#' : word;
}

type Sentence = Pick<ToneTokens, 'words' | 'endsSentence'>;

function collect(sentence: Sentence, patterns: PatternsByWord, found: Set<ComplaintCue>): void {
  sentence.words.forEach((word, at) => {
    for (const pattern of patterns.get(word) ?? none) {
      if (!found.has(pattern.cue) && matches(pattern, at, sentence)) found.add(pattern.cue);
    }
  });
}

/** Whether the pattern stands around the word of its anchor. */
function matches(pattern: CuePattern, at: number, sentence: Sentence): boolean {
  const start = matchedStart(pattern, pattern.anchor, at, sentence);
  if (start === undefined) return false;
  const end = matchedEnd(pattern, pattern.anchor + 1, at, sentence);
  if (end === undefined || (pattern.shunsAsking && isAsked(sentence, start))) return false;
  return !(pattern.shunsThings && isNearThing(sentence.words, start, end));
}

/** The place of the first word of a match whose slot `slotAt` lies at `at`. */
function matchedStart(pattern: CuePattern, slotAt: number, at: number, sentence: Sentence): number | undefined {
  const slot = pattern.slots[slotAt - 1];
  if (slot === undefined) return at;
  const gap = pattern.slots[slotAt]?.gap ?? 0;
  for (let before = at - 1; before >= at - 1 - gap; before -= 1) {
    if (sentence.endsSentence[before] !== false) return undefined;
    if (!slot.words.has(sentence.words[before] ?? '')) continue;
    const start = matchedStart(pattern, slotAt - 1, before, sentence);
    if (start !== undefined) return start;
  }
  return undefined;
}

/** The place of the last word of a match whose slot before `slotAt` lies at `at`. */
function matchedEnd(pattern: CuePattern, slotAt: number, at: number, sentence: Sentence): number | undefined {
  const slot = pattern.slots[slotAt];
  if (slot === undefined) return at;
  for (let next = at + 1; next <= at + 1 + slot.gap; next += 1) {
    if (sentence.endsSentence[next - 1] !== false) return undefined;
    if (!slot.words.has(sentence.words[next] ?? '')) continue;
    const end = matchedEnd(pattern, slotAt + 1, next, sentence);
    if (end !== undefined) return end;
  }
  return undefined;
}

function isNearThing(words: readonly string[], from: number, to: number): boolean {
  const things = wordsOfClass('thing');
  for (let at = Math.max(0, from - thingReach); at <= to + thingReach; at += 1)
    if (things.has(words[at] ?? '')) return true;
  return false;
}

/** A request may name what a complaint names: "could you extend it by two weeks". */
function isAsked({ words, endsSentence }: Sentence, from: number): boolean {
  const asking = wordsOfClass('asking');
  for (let at = from; at >= 0; at -= 1) {
    if (at < from && endsSentence[at] === true) return false;
    if (asking.has(words[at] ?? '')) return true;
  }
  return false;
}
