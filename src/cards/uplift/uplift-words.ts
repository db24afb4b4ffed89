import type { FindingView } from '#application/views/uplift';
import type { FindingKind, FindingState } from '#domain/uplift/uplift-finding';
import { minorDigitsOf, type Money } from '#domain/vocabulary/money';
import { moneyText } from '../money-text';
import { icon } from '../widgets';

export const kindWords: Readonly<Record<FindingKind, string>> = {
  theme: 'Recurring theme',
  overrun: 'Hours beyond the agreement',
  unitDrift: 'Units beyond what is billed',
  entitlementGap: 'Service above the tier',
  priceLag: 'Increase in part',
  waivedEscalator: 'Increase not taken',
  priceMismatch: 'A question about the price',
};

const kindIcons: Readonly<Record<FindingKind, string>> = {
  theme: 'repeat',
  overrun: 'schedule',
  unitDrift: 'group_add',
  entitlementGap: 'stairs',
  priceLag: 'trending_up',
  waivedEscalator: 'trending_up',
  priceMismatch: 'help',
};

export function findingIcon({ kind }: Pick<FindingView, 'kind'>) {
  return icon(kindIcons[kind], kindWords[kind]);
}

const stateWords: Readonly<Record<FindingState, string>> = {
  found: 'Found',
  held: 'Held back',
  approved: 'Approved',
  presented: 'Presented',
  won: 'Won',
  lost: 'Lost',
  expired: 'Over',
  dismissed: 'Dismissed',
};

export function stateText({ state, strength, putForwardBy, approvedBy }: FindingView): string {
  if (strength === 'watch') return 'To watch';
  if (state === 'found' && putForwardBy !== undefined) return 'Waits for approval';
  return state === 'approved' && approvedBy !== undefined ? `Approved by ${approvedBy.name}` : stateWords[state];
}

/** In whole units, rounded down: an estimate of a year is not known to the penny. */
export function worthText({ annualMinor, currency }: Money): string {
  const unit = 10 ** minorDigitsOf(currency);
  return moneyText({ annualMinor: Math.floor(annualMinor / unit) * unit, currency });
}
