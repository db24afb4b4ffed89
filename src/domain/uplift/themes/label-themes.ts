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
