import type { Accuracy } from '#domain/readiness/probability/accuracy/measure-accuracy';
import type { TrackRecordView } from '../views/client-context';
import type { Calibration } from './calibration';

/** With fewer there is nothing to judge by. Source: docs/domain/renewal-probability.md, "On the card". */
const fewestRenewals = 20;
const fewestLosses = 5;

export function isTooFew(accuracy: Accuracy | undefined): boolean {
  const { renewalCount = 0, lossCount = 0 } = accuracy ?? {};
  return renewalCount < fewestRenewals || lossCount < fewestLosses;
}

/** How good chances of renewal have been on past renewals, for the card. */
export function trackRecordOf({ accuracy }: Pick<Calibration, 'accuracy'>): TrackRecordView {
  const { renewalCount = 0, lossCount = 0, skill } = accuracy ?? {};
  const counts = { renewalCount, lossCount };
  if (isTooFew(accuracy) || skill?.interval === undefined) return { ...counts, verdict: 'tooFew' };
  const [low, high] = skill.interval;
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'noBetter';
  return { ...counts, verdict, skill: { value: skill.value, low, high } };
}
