/** Source: PRODUCT, "Readiness"; signals by dimension in docs/domain/readiness.md. */
export const dimensions = [
  'serviceQuality',
  'ticketTrend',
  'sentiment',
  'commercialUtilisation',
  'relationship',
] as const;
export type Dimension = (typeof dimensions)[number];

export type Band = 'ready' | 'unproven' | 'atRisk' | 'blocked';
