import type { ComplaintCue } from '../../../vocabulary/tone';
import { cuePatterns } from './patterns';
import { wordsOfClass } from './word-classes';

export interface Slot {
  readonly words: ReadonlySet<string>;
  /** So many words may stand before it. */
  readonly gap: number;
}

export interface CuePattern {
  readonly cue: ComplaintCue;
  readonly slots: readonly Slot[];
  /** The slot that is looked for first: the one whose words are the rarest in requests for help. */
  readonly anchor: number;
  /** Not where a machine or a product is named close by. */
  readonly shunsThings: boolean;
  /** Not behind a word that asks for something. */
  readonly shunsAsking: boolean;
}

/** Patterns by each word that their anchor takes. */
export type PatternsByWord = ReadonlyMap<string, readonly CuePattern[]>;

/** Words that nearly every message holds. */
const frequent: ReadonlySet<string> = new Set(
  (
    'a about after again all am an and any are as at be been before but by can could do for from get has have he how i if in is it ' +
    'its just like look me my new no not now of on one or our out please she since so some still support system team that the they ' +
    'this time to today up us was we were what when which who why will with work would yet you your'
  ).split(' '),
);

let builtIn: PatternsByWord | undefined;

/** Those of the product, read once. */
export function builtInPatterns(): PatternsByWord {
  builtIn ??= byAnchor(
    Object.entries(cuePatterns).flatMap(([cue, texts]) =>
      texts.map((text) => compilePattern(cue as ComplaintCue, text)),
    ),
  );
  return builtIn;
}

/** Words in a row, as an MSP enters them: no classes and no gaps. */
export function phrasePatterns(phrases: readonly { readonly cue: ComplaintCue; readonly phrase: string }[]) {
  return byAnchor(
    phrases.map(({ cue, phrase }) => {
      const slots = phrase.split(' ').map((word) => ({ words: new Set([word]), gap: 0 }));
      return patternOf(cue, slots, { shunsThings: false, shunsAsking: false });
    }),
  );
}

export function compilePattern(cue: ComplaintCue, text: string): CuePattern {
  const parts = text.split(' ');
  const slots: Slot[] = [];
  let gap = 0;
  for (const part of parts) {
    if (part.startsWith('!')) continue;
    if (part.startsWith('~')) {
      gap = Number(part.slice(1));
    } else {
      slots.push({ words: slotWords(part), gap });
      gap = 0;
    }
  }
  return patternOf(cue, slots, { shunsThings: parts.includes('!thing'), shunsAsking: parts.includes('!asking') });
}

function patternOf(
  cue: ComplaintCue,
  slots: readonly Slot[],
  shuns: Pick<CuePattern, 'shunsThings' | 'shunsAsking'>,
): CuePattern {
  const frequencies = slots.map(({ words }) =>
    [...words].reduce((sum, word) => sum + (frequent.has(word) ? 50 : 1), 0),
  );
  return { cue, slots, anchor: frequencies.indexOf(Math.min(...frequencies)), ...shuns };
}

function slotWords(part: string): ReadonlySet<string> {
  return new Set(
    part.split('|').flatMap((choice) => (choice.startsWith('{') ? [...wordsOfClass(choice.slice(1, -1))] : [choice])),
  );
}

function byAnchor(patterns: readonly CuePattern[]): PatternsByWord {
  const found = new Map<string, CuePattern[]>();
  for (const pattern of patterns) {
    for (const word of pattern.slots[pattern.anchor]?.words ?? []) {
      const known = found.get(word);
      if (known === undefined) found.set(word, [pattern]);
      else known.push(pattern);
    }
  }
  return found;
}
