import type { StakeholderRole } from './client';

/** Where a renewal stands on its way to the decision date. Source: PRODUCT, "Renewal workflow". */
export const renewalWindows = ['beyond', 'watch', 'T-90', 'T-60', 'T-30', 'passed'] as const;

export type RenewalWindow = (typeof renewalWindows)[number];

/** Days before the decision date on which a window opens. */
export const windowOpensDays = { watch: 120, 'T-90': 90, 'T-60': 60, 'T-30': 30 } as const;

/** The decision date itself still belongs to T-30. */
export function windowOf(
  daysToDecision: number,
  opens: Readonly<Record<keyof typeof windowOpensDays, number>> = windowOpensDays,
): RenewalWindow {
  if (daysToDecision < 0) return 'passed';
  if (daysToDecision <= opens['T-30']) return 'T-30';
  if (daysToDecision <= opens['T-60']) return 'T-60';
  if (daysToDecision <= opens['T-90']) return 'T-90';
  if (daysToDecision <= opens.watch) return 'watch';
  return 'beyond';
}

/** Before T-90 nobody is required yet. After the decision date nobody may be missing. */
const rolesByWindow: Record<RenewalWindow, readonly StakeholderRole[]> = {
  beyond: [],
  watch: [],
  'T-90': ['sponsor', 'dayToDay'],
  'T-60': ['sponsor', 'dayToDay', 'economicBuyer'],
  'T-30': ['sponsor', 'dayToDay', 'economicBuyer', 'signatory'],
  passed: ['sponsor', 'dayToDay', 'economicBuyer', 'signatory'],
};

/** Who must be known in a window. Each window keeps what the one before it asked for. */
export function requiredStakeholders(window: RenewalWindow): readonly StakeholderRole[] {
  return rolesByWindow[window];
}
