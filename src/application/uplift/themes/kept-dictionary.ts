import type { ThemeDictionary } from '#domain/uplift/themes/theme';

/** What the State tab keeps of a dictionary: as much as the next fit needs to give its themes their ids again. */
export interface KeptDictionary {
  readonly version: string;
  readonly themes: readonly (readonly [id: string, label: string, terms: readonly string[]])[];
}

/** In characters: a cell holds 50,000, and the strongest themes come first. */
const mostCharacters = 40_000;

export function toKeptDictionary({ version, themes }: ThemeDictionary): KeptDictionary {
  const kept: KeptDictionary['themes'][number][] = [];
  let length = 0;
  for (const { id, label, terms } of themes) {
    length += JSON.stringify([id, label, terms]).length + 1;
    if (length > mostCharacters) break;
    kept.push([id, label, terms]);
  }
  return { version, themes: kept };
}

export function fromKeptDictionary(kept: KeptDictionary | undefined): ThemeDictionary | undefined {
  if (kept === undefined) return undefined;
  return {
    version: kept.version,
    themes: kept.themes.map(([id, label, terms]) => ({
      id,
      label,
      terms,
      sampleTicketIds: [],
      found: 0,
    })),
  };
}
