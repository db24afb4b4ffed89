import type { TicketId } from '../../vocabulary/ids';

/** A ticket as themes see it: its words, never its text. */
export interface ThemeTicket {
  readonly id: TicketId;
  /** Stems in order. */
  readonly stems: readonly string[];
  /** The same words as they were written. */
  readonly surfaces: readonly string[];
}

/** A subject that comes again. */
export interface Theme {
  /** Stays the same from month to month. */
  readonly id: string;
  /** In words a client would recognize. */
  readonly label: string;
  /** Stems, one or two of them in a row, in the order in which they are looked for. The first is the strongest. */
  readonly terms: readonly string[];
  readonly sampleTicketIds: readonly TicketId[];
  /** Tickets of the portfolio it was found in. */
  readonly found: number;
}

/** Fitted once on the whole portfolio, then looked up. */
export interface ThemeDictionary {
  /** Raised with each fit: what was counted with one dictionary is not compared with another's blindly. */
  readonly version: string;
  /** Strongest first. */
  readonly themes: readonly Theme[];
}

/** The terms of a ticket: its stems, and each pair that stands together. Each once. */
export function termsOf(stems: readonly string[]): readonly string[] {
  const terms = new Set<string>(stems);
  for (let place = 1; place < stems.length; place += 1) {
    const [one, other] = [stems[place - 1], stems[place]];
    if (one !== other) terms.add(`${one} ${other}`);
  }
  return [...terms];
}

export function isPair(term: string): boolean {
  return term.includes(' ');
}
