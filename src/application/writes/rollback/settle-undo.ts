import type { PlannedWrite, StandingRecord } from '#domain/timeline/planned-write';
import { isUndone, type DoneWrite, type UndoDecision } from '#domain/timeline/undo';
import type { WriteAnswer } from '../../ports/write-answer';
import type { UndoTarget } from './undo-target';

/** A write, what is decided about it, and how its record stood then. */
export interface ChosenUndo {
  readonly write: DoneWrite;
  readonly decision: UndoDecision;
  readonly standing: StandingRecord | undefined;
}

export type UndoResult =
  /** Nothing was to be performed. */
  | { readonly kind: 'none' }
  /** `after` is absent where the record was removed. */
  | { readonly kind: 'undone'; readonly after?: StandingRecord }
  | { readonly kind: 'refused'; readonly because: string }
  /** Nobody knows: it stays planned, and the next attempt looks. */
  | { readonly kind: 'open' };

/** Performs what was decided and looks at every record afterwards, whatever the answers said. */
export function settleUndo(
  target: UndoTarget,
  chosen: readonly ChosenUndo[],
): readonly { readonly chosen: ChosenUndo; readonly result: UndoResult }[] {
  const planned = chosen.flatMap((each) =>
    each.decision.undo === undefined ? [] : [{ each, plan: each.decision.undo.plan }],
  );
  const answers = target.undo(planned.map(({ plan }) => plan));
  const found = target.look(planned.map(({ each }) => each.write));
  const results = new Map(
    planned.map(({ each, plan }, place) => {
      const after = found.get(each.write.marker)?.standing;
      return [each.write.marker, resultOf(target, plan, after, answers[place])] as const;
    }),
  );
  return chosen.map((each) => ({ chosen: each, result: results.get(each.write.marker) ?? { kind: 'none' } }));
}

function resultOf(
  { system }: UndoTarget,
  plan: PlannedWrite,
  after: StandingRecord | undefined,
  answer: WriteAnswer | undefined,
): UndoResult {
  if (isUndone(plan, after)) return { kind: 'undone', ...(after === undefined ? {} : { after }) };
  if (answer?.kind === 'refused') return { kind: 'refused', because: answer.because };
  if (answer?.kind === 'unclear') return { kind: 'open' };
  return { kind: 'refused', because: `${system} accepted it, and it stands as before` };
}
