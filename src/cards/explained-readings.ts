import type { ComparisonView, ContractContext, ReadingView } from '#application/views/client-context';
import { contributionsOf, type Contribution } from '#domain/readiness/contributions';
import { strongestReasons } from '#domain/readiness/strongest-reasons';

/** A reading with its part in the score, and what that part won or lost. */
export interface ExplainedReading extends Contribution {
  readonly view: ReadingView;
  /** Points since the figures that are compared with; absent: nothing is compared. */
  readonly moved?: number;
}

/** Every reading of a contract, the strongest reason first. */
export function explainedReadings({
  readiness,
  sinceFreeze,
  sinceWeek,
}: Pick<ContractContext, 'readiness' | 'sinceFreeze' | 'sinceWeek'>): readonly ExplainedReading[] {
  const entries = (readiness?.readings ?? []).map((view) => ({ view, signal: view, reading: view.reading }));
  const parts = contributionsOf(entries);
  const moves = movesOf(sinceFreeze ?? sinceWeek);
  const explained = entries.map((entry, place) => ({
    ...entry,
    explained: {
      view: entry.view,
      ...(parts[place] ?? { earned: 0, most: 0 }),
      ...(moves === undefined ? {} : { moved: moves.get(entry.view.signalId) ?? 0 }),
    },
  }));
  return strongestReasons({ readings: explained }, explained.length).map((entry) => entry.explained);
}

function movesOf(comparison: ComparisonView | undefined): ReadonlyMap<string, number> | undefined {
  return comparison === undefined
    ? undefined
    : new Map(comparison.changes.map(({ signalId, points }) => [signalId, points]));
}
