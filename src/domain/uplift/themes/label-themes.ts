import type { MergedCover } from './merge-covers';
import type { ThemeTicket } from './theme';

/** The strongest term as most clients wrote it, with a capital. */
export function labelOf(terms: readonly string[], covered: readonly number[], tickets: readonly ThemeTicket[]): string {
  const [term = ''] = terms;
  const written = new Map<string, number>();
  for (const place of covered) {
    const surface = surfaceOf(term, tickets[place]);
    if (surface !== undefined) written.set(surface, (written.get(surface) ?? 0) + 1);
  }
  const [best] = [...written].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const label = best?.[0] ?? term;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function surfaceOf(term: string, ticket: ThemeTicket | undefined): string | undefined {
  if (ticket === undefined) return undefined;
  const [first, second] = term.split(' ');
  const place = ticket.stems.findIndex(
    (stem, at) => stem === first && (second === undefined || ticket.stems[at + 1] === second),
  );
  if (place === -1) return undefined;
  return ticket.surfaces.slice(place, place + (second === undefined ? 1 : 2)).join(' ');
}

const wordsShown = 3;

/** Words that tell each theme from the others: class-based tf-idf. Source: spec of the science 2.2, step 5. */
export function tellingWords(
  covers: readonly MergedCover[],
  tickets: readonly ThemeTicket[],
): readonly (readonly string[])[] {
  const total = new Map<string, number>();
  let words = 0;
  const counts = covers.map(({ covered }) => {
    const own = new Map<string, number>();
    for (const place of covered) {
      for (const stem of tickets[place]?.stems ?? []) {
        own.set(stem, (own.get(stem) ?? 0) + 1);
        total.set(stem, (total.get(stem) ?? 0) + 1);
        words += 1;
      }
    }
    return own;
  });
  const perTheme = covers.length === 0 ? 0 : words / covers.length;
  return counts.map((own, place) => {
    const named = new Set((covers[place]?.terms[0] ?? '').split(' '));
    return [...own]
      .filter(([stem]) => !named.has(stem))
      .map(([stem, count]) => ({ stem, score: count * Math.log(1 + perTheme / (total.get(stem) ?? 1)) }))
      .sort((a, b) => b.score - a.score || (a.stem < b.stem ? -1 : 1))
      .slice(0, wordsShown)
      .map(({ stem }) => stem);
  });
}
