import type { TicketId } from '../../vocabulary/ids';
import { coverGreedily } from './greedy-cover';
import { labelOf } from './label-themes';
import { mergeCovers } from './merge-covers';
import type { Theme, ThemeDictionary, ThemeTicket } from './theme';

const samplesShown = 3;

/**
 * Themes of the portfolio by greedy cover: again and again the term with the largest (tickets not covered yet × weight) becomes a
 * theme. No number of themes is given, and each is labelled by construction.
 */
export function fitThemes(tickets: readonly ThemeTicket[], version: string): ThemeDictionary {
  const covers = mergeCovers(coverGreedily(tickets));
  const themes = covers.map(({ terms, covered }, place): Theme => ({
    id: `${version}/${place + 1}`,
    label: labelOf(terms, covered, tickets),
    terms,
    sampleTicketIds: samplesOf(covered, tickets),
    found: covered.length,
  }));
  return { version, themes };
}

function samplesOf(covered: readonly number[], tickets: readonly ThemeTicket[]): readonly TicketId[] {
  return covered
    .slice(-samplesShown)
    .reverse()
    .flatMap((place) => tickets[place]?.id ?? []);
}
