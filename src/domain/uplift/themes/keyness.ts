import { assert } from '../../vocabulary/assert';

/** Tickets with a theme at a client and in the rest of the portfolio. */
export interface ThemeCounts {
  readonly themeId: string;
  readonly own: number;
  readonly ownTotal: number;
  readonly others: number;
  readonly othersTotal: number;
}

export interface KeyTheme {
  readonly themeId: string;
  readonly own: number;
  /** What the portfolio's share would give this client. */
  readonly expected: number;
  readonly excess: number;
  /** How many times as frequent as elsewhere, as a power of two. */
  readonly logRatio: number;
  readonly g2: number;
  readonly pValue: number;
}

/** Source: spec of the science 2.2, step 7, and 3.2, "Multiplicity". */
export const keynessThresholds = { fewestTickets: 3, leastLogRatio: 1, falseDiscoveryRate: 0.1 } as const;

/**
 * Themes that a client has more often than the others do: log likelihood of the four cells, corrected for the number of themes that
 * were tested (Benjamini-Hochberg), at least twice as frequent. Most excess tickets first.
 */
export function keyThemes(counts: readonly ThemeCounts[]): readonly KeyTheme[] {
  const { fewestTickets, leastLogRatio, falseDiscoveryRate } = keynessThresholds;
  const tested = counts.map(keynessOf).sort((a, b) => a.pValue - b.pValue);
  let significant = 0;
  tested.forEach(({ pValue }, place) => {
    if (pValue <= (falseDiscoveryRate * (place + 1)) / tested.length) significant = place + 1;
  });
  return tested
    .slice(0, significant)
    .filter(({ own, logRatio, excess }) => own >= fewestTickets && logRatio >= leastLogRatio && excess > 0)
    .sort((a, b) => b.excess - a.excess || (a.themeId < b.themeId ? -1 : 1));
}

export function keynessOf({ themeId, own, ownTotal, others, othersTotal }: ThemeCounts): KeyTheme {
  assert(own <= ownTotal && others <= othersTotal, 'a theme is part of the tickets');
  const total = ownTotal + othersTotal;
  const withTheme = own + others;
  const expected = total === 0 ? 0 : (ownTotal * withTheme) / total;
  const cells: readonly (readonly [number, number])[] = [
    [own, expected],
    [others, withTheme - expected],
    [ownTotal - own, ownTotal - expected],
    [othersTotal - others, othersTotal - (withTheme - expected)],
  ];
  const g2 = 2 * cells.reduce((sum, [seen, awaited]) => (seen === 0 ? sum : sum + seen * Math.log(seen / awaited)), 0);
  const logRatio = Math.log2((own + 0.5) / (ownTotal + 0.5) / ((others + 0.5) / (othersTotal + 0.5)));
  return { themeId, own, expected, excess: own - expected, logRatio, g2: Math.max(0, g2), pValue: chiSquareTail(g2) };
}

/** P(X > x) of chi-square with one degree of freedom: erfc(√(x/2)). Source: Numerical Recipes 6.2, `erfcc`, error below 1.2e-7. */
function chiSquareTail(x: number): number {
  const z = Math.sqrt(Math.max(0, x) / 2);
  const t = 1 / (1 + z / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const exponent = terms.reduceRight((sum, term) => sum * t + term, 0);
  return Math.min(1, t * Math.exp(-z * z + exponent));
}
