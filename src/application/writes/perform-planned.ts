import { movedOthers, unheldFields, type PlannedWrite, type StandingRecord } from '#domain/timeline/planned-write';
import type { WriteAnswer } from '../ports/write-answer';
import { UpstreamError } from '../upstream-error';
import type { WriteTarget } from './write-target';

/** A plan that stands on the timeline, with the look at its record that was taken last; absent for a record to be created. */
export interface StandingPlan {
  readonly plan: PlannedWrite;
  readonly before?: StandingRecord;
}

export type WriteResult =
  | {
      readonly kind: 'recorded';
      readonly plan: PlannedWrite;
      readonly before?: StandingRecord;
      readonly after: StandingRecord;
      /** What does not stand as it should; empty: all is well. */
      readonly differences: readonly string[];
    }
  | { readonly kind: 'refused'; readonly plan: PlannedWrite; readonly because: string }
  /** Nobody knows what became of it: it stays planned, and is settled by looking. */
  | { readonly kind: 'open'; readonly plan: PlannedWrite; readonly error: UpstreamError };

/**
 * Performs a few plans and looks at every record afterwards, whatever the answers said: a lost reply is settled here when the
 * system still answers, and by the next run when it does not.
 */
export function performPlanned(target: WriteTarget, plans: readonly StandingPlan[]): readonly WriteResult[] {
  const answers = target.perform(plans.map(({ plan }) => plan));
  const standing = target.look(plans.map(({ plan }) => plan));
  return plans.map((each, index) => resultOf(target, each, standing.get(each.plan.marker), answers[index]));
}

function resultOf(
  target: WriteTarget,
  { plan, before }: StandingPlan,
  after: StandingRecord | undefined,
  answer: WriteAnswer | undefined,
): WriteResult {
  if (answer?.kind === 'refused') return { kind: 'refused', plan, because: answer.because };
  if (after === undefined) return { kind: 'open', plan, error: unseen(target, plan) };
  const unheld = unheldFields(plan, after);
  if (answer?.kind === 'unclear' && unheld.length > 0) return { kind: 'open', plan, error: answer.error };
  const differences = [...unheld, ...(before === undefined ? [] : movedOthers(before.others, after.others))];
  return { kind: 'recorded', plan, after, differences, ...(before === undefined ? {} : { before }) };
}

function unseen({ system, kind }: WriteTarget, { recordId = '' }: PlannedWrite): UpstreamError {
  return new UpstreamError(system, 'unavailable', `The ${kind} ${recordId} could not be read after it was written.`);
}
