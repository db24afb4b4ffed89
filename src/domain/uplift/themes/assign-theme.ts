import { termsOf, type Theme, type ThemeDictionary } from './theme';

/** Looks a ticket up: the strongest theme one of whose terms it has. Undefined: none. */
export function themeFinder({ themes }: ThemeDictionary): (stems: readonly string[]) => Theme | undefined {
  const rankOf = new Map<string, number>();
  themes.forEach(({ terms }, rank) => {
    for (const term of terms) if (!rankOf.has(term)) rankOf.set(term, rank);
  });
  return (stems) => {
    let best: number | undefined;
    for (const term of termsOf(stems)) {
      const rank = rankOf.get(term);
      if (rank !== undefined && (best === undefined || rank < best)) best = rank;
    }
    return best === undefined ? undefined : themes[best];
  };
}

/** Themes that are mostly in the same tickets are the same theme. Source: spec of the science 2.2, step 5. */
const sameTheme = 0.3;

/**
 * A new dictionary under the ids of the one before, where both find the same tickets: a theme keeps its id from month to month.
 * `tickets` are the ones both are held against, each with its stems.
 */
export function keepIds(
  before: ThemeDictionary,
  after: ThemeDictionary,
  tickets: readonly { readonly stems: readonly string[] }[],
): ThemeDictionary {
  const pairs = likenesses(themeFinder(before), themeFinder(after), tickets);
  const kept = new Map<string, string>();
  const taken = new Set<string>();
  for (const { fresh, old, likeness } of [...pairs].sort(
    (a, b) => b.likeness - a.likeness || (a.fresh < b.fresh ? -1 : 1),
  )) {
    if (likeness < sameTheme || kept.has(fresh) || taken.has(old)) continue;
    kept.set(fresh, old);
    taken.add(old);
  }
  return { ...after, themes: after.themes.map((theme) => ({ ...theme, id: kept.get(theme.id) ?? theme.id })) };
}

interface Likeness {
  readonly fresh: string;
  readonly old: string;
  /** Tickets in both, of those in either. */
  readonly likeness: number;
}

function likenesses(
  findBefore: ReturnType<typeof themeFinder>,
  findAfter: ReturnType<typeof themeFinder>,
  tickets: readonly { readonly stems: readonly string[] }[],
): readonly Likeness[] {
  const oldSizes = new Map<string, number>();
  const freshSizes = new Map<string, number>();
  const shared = new Map<string, Map<string, number>>();
  const countOne = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const { stems } of tickets) {
    const [old, fresh] = [findBefore(stems)?.id, findAfter(stems)?.id];
    if (old !== undefined) countOne(oldSizes, old);
    if (fresh === undefined) continue;
    countOne(freshSizes, fresh);
    if (old !== undefined) shared.set(fresh, countOne(shared.get(fresh) ?? new Map<string, number>(), old));
  }
  return [...shared].flatMap(([fresh, row]) =>
    [...row].map(([old, both]) => {
      const either = (oldSizes.get(old) ?? 0) + (freshSizes.get(fresh) ?? 0) - both;
      return { fresh, old, likeness: both / either };
    }),
  );
}
