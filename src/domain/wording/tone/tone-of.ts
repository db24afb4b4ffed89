import type { ComplaintCue, Tone } from '../../vocabulary/tone';
import { cuesIn } from './cues/cues-in';
import {
  afterBut,
  beforeBut,
  boosters,
  capitalsBoost,
  distanceShares,
  exclamationBoost,
  isNegator,
  mostExclamations,
  negation,
} from './modifiers';
import { toneTokens, type ToneTokens } from './tone-tokens';
import type { WordList } from './word-list';

/** A sum of this size gives a score of 0.71. Source: VADER, `normalize`. */
const normalSquare = 15;
/** What a complaint adds: alone it reads as -36. Our choice: a complaint counts as a strong negative word does. */
const cueValence = -1.5;
const mostEntries = 8;
const greetings: ReadonlySet<string> = new Set(['morning', 'afternoon', 'evening', 'day', 'weekend', 'week', 'luck']);

interface Weighed {
  readonly place: number;
  readonly at: number;
  readonly valence: number;
}

/** How a client's own words sound. Only English has a list; the caller knows the language. */
export function toneOf(text: string, list: WordList): Tone {
  const tokens = toneTokens(text);
  const weighed = afterTurns(weighedWords(tokens, list), tokens);
  const cues = cuesIn(tokens, list.cuePhrases);
  return { score: scoreOf(weighed, cues, tokens.exclamations), cues, entries: strongest(weighed) };
}

function weighedWords(tokens: ToneTokens, list: WordList): readonly Weighed[] {
  const found: Weighed[] = [];
  tokens.words.forEach((word, at) => {
    const place = placeAt(tokens, at, list);
    const own = place === undefined ? undefined : list.valences[place];
    if (place === undefined || own === undefined || boosters.has(word)) return;
    const valence = valenceInPlace(own, { at, tokens, list, countsOnlyDenied: list.courtesies.has(place) });
    if (valence !== 0) found.push({ place, at, valence });
  });
  return found;
}

function placeAt({ words, endsSentence }: ToneTokens, at: number, { places, firstWords }: WordList) {
  const word = words[at] ?? '';
  if (firstWords.has(word) && endsSentence[at] === false) {
    const both = places.get(`${word} ${words[at + 1] ?? ''}`);
    if (both !== undefined) return both;
  }
  if (word === 'good' && greetings.has(words[at + 1] ?? '')) return undefined;
  return places.get(word);
}

interface InPlace {
  readonly at: number;
  readonly tokens: ToneTokens;
  readonly list: WordList;
  readonly countsOnlyDenied: boolean;
}

/** Boosted, capitalized and denied by the three words before it, as far as they are of its sentence. */
function valenceInPlace(own: number, { at, tokens, list, countsOnlyDenied }: InPlace): number {
  const sign = Math.sign(own);
  let valence = own + (tokens.isShouted[at] === true ? sign * capitalsBoost : 0);
  let isDenied = false;
  for (let distance = 1; distance <= distanceShares.length; distance += 1) {
    const before = at - distance;
    if (before < 0 || tokens.endsSentence[before] === true) break;
    const word = tokens.words[before] ?? '';
    const booster = boosters.get(word);
    if (booster !== undefined && !list.places.has(word)) {
      const shout = tokens.isShouted[before] === true ? capitalsBoost : 0;
      valence += sign * (booster + shout) * (distanceShares[distance - 1] ?? 1);
    }
    isDenied ||= isNegator(word);
  }
  if (countsOnlyDenied && !isDenied) return 0;
  return isDenied ? valence * negation : valence;
}

/** After "but" comes what somebody means: within its sentence, what stands before counts half. */
function afterTurns(weighed: readonly Weighed[], { words, endsSentence }: ToneTokens): readonly Weighed[] {
  if (weighed.length === 0 || !words.includes('but')) return weighed;
  const shares = words.map(() => 1);
  let start = 0;
  let turn: number | undefined;
  words.forEach((word, at) => {
    if (word === 'but' && turn === undefined) turn = at;
    if (endsSentence[at] !== true && at < words.length - 1) return;
    if (turn !== undefined) shares.fill(beforeBut, start, turn).fill(afterBut, turn + 1, at + 1);
    start = at + 1;
    turn = undefined;
  });
  return weighed.map((one) => ({ ...one, valence: one.valence * (shares[one.at] ?? 1) }));
}

function scoreOf(weighed: readonly Weighed[], cues: readonly ComplaintCue[], exclamations: number): number {
  const words = weighed.reduce((sum, { valence }) => sum + valence, 0);
  const sum = words + cues.length * cueValence;
  const stressed = sum + Math.sign(sum) * Math.min(exclamations, mostExclamations) * exclamationBoost;
  const score = Math.round((100 * stressed) / Math.sqrt(stressed * stressed + normalSquare));
  return score === 0 ? 0 : score;
}

function strongest(weighed: readonly Weighed[]): readonly number[] {
  const sorted = [...weighed].sort((left, right) => Math.abs(right.valence) - Math.abs(left.valence));
  return [...new Set(sorted.map(({ place }) => place))].slice(0, mostEntries);
}
