import { medianOf } from '../vocabulary/statistics';
import { overrunOf } from './overrun';

/** What serving one contract took, and how large it is. */
export interface ServiceUse {
  /** Hours of work that were not charged on top, by full month, oldest first. */
  readonly hours: readonly number[];
  /** Units that the contract bills. */
  readonly units: number;
}

export interface EntitlementGap {
  readonly strength: 'watch' | 'action';
  /** Hours a unit and month, and the middle one of comparable contracts. */
  readonly hoursPerUnit: number;
  readonly peerHoursPerUnit: number;
  readonly peers: number;
  /** Hours a month above what the tolerance grants, by the lower 80 % bound, and by the mean. */
  readonly lowerOver: number;
  readonly meanOver: number;
  readonly confidence: number;
}

/** Our choices: with fewer peers a middle says nothing; half as much again is beyond how firms differ. */
const gapThresholds = { fewestPeers: 8, tolerance: 1.5 } as const;

/**
 * Work far beyond what comparable contracts take, month after month: the client is served above the tier that is paid for. The rule is
 * that of an overrun, with half as much again as the middle of the peers standing for the allowance. Source: spec of the science 6.2,
 * "under-scoped entitlement", sustained 3 of 4 months.
 */
export function entitlementGapOf(own: ServiceUse, peers: readonly ServiceUse[]): EntitlementGap | undefined {
  const known = peers.filter(isKnown).map(hoursPerUnitOf);
  if (!isKnown(own) || known.length < gapThresholds.fewestPeers) return undefined;
  const middle = medianOf(known);
  const allowed = middle * gapThresholds.tolerance * own.units;
  if (allowed <= 0) return undefined;
  const months = own.hours.map((hoursUsed, place) => ({ month: String(place), hoursIncluded: allowed, hoursUsed }));
  const overrun = overrunOf(months);
  if (overrun === undefined) return undefined;
  const { strength, lowerOver, meanOver, confidence } = overrun;
  return {
    strength,
    hoursPerUnit: hoursPerUnitOf(own),
    peerHoursPerUnit: middle,
    peers: known.length,
    lowerOver,
    meanOver,
    confidence,
  };
}

function isKnown({ hours, units }: ServiceUse): boolean {
  return hours.length > 0 && units > 0;
}

function hoursPerUnitOf({ hours, units }: ServiceUse): number {
  return hours.reduce((sum, value) => sum + value, 0) / hours.length / units;
}
