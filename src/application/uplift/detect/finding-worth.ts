import type { UpliftFinding } from '#domain/uplift/uplift-finding';
import { annualMoney } from '#domain/vocabulary/money';

/** What is worth nothing has no worth that can be said, and is not offered. */
export function findingWorth(
  currency: string,
  minor: number,
  pointMinor?: number,
): Pick<UpliftFinding, 'value' | 'pointValue'> {
  if (minor <= 0) return {};
  const value = annualMoney(minor, currency);
  return pointMinor === undefined ? { value } : { value, pointValue: annualMoney(pointMinor, currency) };
}
