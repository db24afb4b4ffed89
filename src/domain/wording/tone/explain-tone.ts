import type { WordList } from './word-list';

export interface ToneExplanation {
  readonly toneVersion: string;
  /** In the order they were kept, the strongest first. Negative valences are complaints. */
  readonly words: readonly { readonly word: string; readonly valence: number }[];
  /** Places that this list does not have: they were kept with another one. */
  readonly unknownPlaces: readonly number[];
}

/** The words behind the kept places of a tone, as the list has them: neither boosted nor denied. */
export function explainTone(places: readonly number[], list: WordList): ToneExplanation {
  const known = places.filter((place) => list.entries[place] !== undefined);
  return {
    toneVersion: list.toneVersion,
    words: known.map((place) => ({ word: list.entries[place] ?? '', valence: list.valences[place] ?? 0 })),
    unknownPlaces: places.filter((place) => list.entries[place] === undefined),
  };
}
