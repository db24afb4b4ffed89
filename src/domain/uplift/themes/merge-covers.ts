import type { Cover } from './greedy-cover';

export interface MergedCover {
  /** The strongest first. */
  readonly terms: readonly string[];
  readonly covered: readonly number[];
}

/** Source: spec of the science 2.2, step 4: half of the smaller one shared, sizes within six times. */
const thresholds = { sharedOfSmaller: 0.5, mostTimesLarger: 6 } as const;

/**
 * Themes that are worded differently and mean the same stand in the same tickets: those whose full lists overlap become one, the
 * strongest naming it.
 */
export function mergeCovers(covers: readonly Cover[]): readonly MergedCover[] {
  const headOf = covers.map((_, place) => place);
  const find = (place: number): number => {
    let head = place;
    while (headOf[head] !== undefined && headOf[head] !== head) head = headOf[head] ?? head;
    return head;
  };
  for (const [earlier, later] of overlapping(covers)) {
    const [one, other] = [find(earlier), find(later)];
    headOf[Math.max(one, other)] = Math.min(one, other);
  }
  const merged = new Map<number, Cover[]>();
  covers.forEach((cover, place) => {
    const head = find(place);
    merged.set(head, [...(merged.get(head) ?? []), cover]);
  });
  return [...merged.values()].map((group) => ({
    terms: group.map(({ term }) => term),
    covered: group.flatMap(({ covered }) => covered).sort((a, b) => a - b),
  }));
}

/** Pairs of places in the list, found by the tickets they share. */
function overlapping(covers: readonly Cover[]): readonly (readonly [number, number])[] {
  const inTicket = new Map<number, number[]>();
  covers.forEach(({ postings }, place) => {
    for (const ticket of postings) {
      const known = inTicket.get(ticket);
      if (known === undefined) inTicket.set(ticket, [place]);
      else known.push(place);
    }
  });
  const shared = new Map<number, number>();
  for (const places of inTicket.values()) {
    for (let one = 0; one < places.length; one += 1) {
      for (let other = one + 1; other < places.length; other += 1) {
        const key = (places[one] ?? 0) * covers.length + (places[other] ?? 0);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  return [...shared].flatMap(([key, count]): readonly (readonly [number, number])[] => {
    const [one, other] = [Math.floor(key / covers.length), key % covers.length];
    const sizes = [covers[one]?.postings.length ?? 0, covers[other]?.postings.length ?? 0];
    const [smaller, larger] = [Math.min(...sizes), Math.max(...sizes)];
    const isAlike = count >= thresholds.sharedOfSmaller * smaller && larger <= thresholds.mostTimesLarger * smaller;
    return isAlike ? [[one, other]] : [];
  });
}
