import type { BandThresholds } from '#domain/readiness/band';
import type { PastCase } from '#domain/readiness/probability/backtest/past-case';
import { addDays } from '#domain/vocabulary/calendar-date';
import { renewalIdOf, type ContractId } from '#domain/vocabulary/ids';
import type { Horizon, PastRenewal } from './past-renewal';

/** Scores in the order of the model's signals; null is unknown. */
export type FrozenScores = readonly (number | null)[];

/** Readings of a past renewal as they could be known before it was decided. */
export interface FrozenScoresAt {
  readonly modelVersion: string;
  /** A horizon at which nothing at all was known is absent. */
  readonly at: Readonly<Partial<Record<Horizon, FrozenScores>>>;
}

/** A past renewal as the record of its contract keeps it. */
export interface KeptRenewal extends Omit<PastRenewal, 'clientId' | 'contractId'> {
  /** Absent where the renewal is left out: nothing is learned from it. */
  readonly frozen?: FrozenScoresAt;
}

export interface RenewalRecord {
  readonly contract: { readonly id: ContractId };
  readonly past?: readonly KeptRenewal[];
}

export interface AskedModel {
  readonly version: string;
  readonly signals: readonly { readonly id: string; readonly weight: number }[];
  readonly bands: BandThresholds;
}

/** What can be learned from at a horizon: outcomes that are known, with readings by this very model. */
export function pastCases(records: readonly RenewalRecord[], model: AskedModel, horizon: Horizon): readonly PastCase[] {
  return records.flatMap(({ contract, past = [] }) =>
    past.flatMap(({ termEndsOn, decisionOn, decidedOn, outcome, leftOut, frozen }): readonly PastCase[] => {
      const scores = frozen?.modelVersion === model.version ? frozen.at[horizon] : undefined;
      if (scores === undefined || leftOut !== undefined || outcome === 'unknown') return [];
      return [
        {
          renewalId: renewalIdOf(contract.id, termEndsOn),
          frozenOn: addDays(decisionOn, -horizon),
          decidedOn,
          isRenewed: outcome === 'renewed',
          scores: byName(scores, model),
        },
      ];
    }),
  );
}

function byName(scores: FrozenScores, { signals }: AskedModel): ReadonlyMap<string, number> {
  return new Map(
    signals.flatMap(({ id }, place) => {
      const score = scores[place] ?? undefined;
      return score === undefined ? [] : [[id, score] as const];
    }),
  );
}

/** How many past renewals there are, by what became of them. */
export interface OutcomeCounts {
  readonly renewed: number;
  readonly lost: number;
  readonly outcomeUnknown: number;
  readonly involuntary: number;
  readonly ourDecision: number;
  readonly leftBefore: number;
}

export function countOutcomes(records: readonly RenewalRecord[]): OutcomeCounts {
  const counts = { renewed: 0, lost: 0, outcomeUnknown: 0, involuntary: 0, ourDecision: 0, leftBefore: 0 };
  for (const { past = [] } of records)
    for (const { outcome, leftOut } of past) {
      if (leftOut !== undefined) counts[leftOut] += 1;
      else if (outcome !== 'unknown') counts[outcome] += 1;
    }
  return counts;
}
