/** Source: PRODUCT, "Readiness"; signals by dimension in docs/domain/readiness.md. */
export const dimensions = [
  'serviceQuality',
  'ticketTrend',
  'sentiment',
  'commercialUtilisation',
  'relationship',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Best first. */
export const bands = ['ready', 'unproven', 'atRisk', 'blocked'] as const;
export type Band = (typeof bands)[number];
