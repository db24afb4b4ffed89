import { renewalProbability, type RenewalProbability } from '#domain/readiness/probability/renewal-probability';
import type { FittedProbability } from '#domain/readiness/probability/fitted-probability';
import type { ReadinessView } from '../../views/client-context';
import type { ContractRecord } from '../records';
import type { SyncSession } from '../sync-session';

/** The record with the chance that its readings give. A chance learned for another model's readings is none. */
export function withProbability(
  { state: { calibration } }: SyncSession,
  { probability: _before, ...record }: ContractRecord,
  readiness: ReadinessView,
): ContractRecord {
  const chance = calibration === undefined ? undefined : chanceOfRenewal(calibration.fitted, readiness);
  return chance === undefined ? record : { ...record, probability: chance };
}

/** From the readings and the fit alone: what is stored of both gives the same chance again. */
export function chanceOfRenewal(
  fitted: FittedProbability,
  { modelVersion, readings }: Pick<ReadinessView, 'modelVersion' | 'readings'>,
): RenewalProbability | undefined {
  if (fitted.modelVersion !== modelVersion) return undefined;
  const scores = new Map(
    readings.flatMap(({ signalId, reading }) =>
      reading.kind === 'measured' ? [[signalId, reading.score] as const] : [],
    ),
  );
  const { chance, low, high, ...rest } = renewalProbability(fitted, scores);
  return { chance: perMille(chance), low: perMille(low), high: perMille(high), ...rest };
}

/** As fine as anybody reads it: a digit beyond makes no news of a contract. */
function perMille(chance: number): number {
  return Math.round(chance * 1_000) / 1_000;
}
