import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { WorkflowFlag } from '../views/checkpoint';
import { isOver, openItem, type KeptCall, type WorkflowRecord } from './workflow-record';

/** What somebody should look at, in the order of `workflowFlags`. Of a renewal that is over: nothing. */
export function flagsOf(record: WorkflowRecord, today: CalendarDate): readonly WorkflowFlag[] {
  if (isOver(record)) return [];
  const { owner, seen, calls, checkpoints } = record;
  const item = openItem(record);
  const flags: readonly (readonly [WorkflowFlag, boolean])[] = [
    ['noOwner', owner === undefined],
    ['noDeputy', owner !== undefined && owner.deputy === undefined],
    ['overdue', item !== undefined && item.dueOn < today],
    ['noCall', callDue(record) !== undefined],
    ['noPlan', checkpoints.length > 0 && isAtRisk(record) && calls.every(({ plan }) => plan === undefined)],
    ['disagreement', calls.some(isUnsettled)],
    ['missingRoles', checkpoints.length > 0 && seen.missingRoles.length > 0],
    ['tickedWithoutEvidence', seen.ticked.length > 0],
    ['stageAhead', seen.isStageAhead],
  ];
  return flags.filter(([, isRaised]) => isRaised).map(([flag]) => flag);
}

/**
 * The window for which a person is still to say what will happen. Source: PRODUCT, "At T-60 and T-30 a person records a call"; T-30
 * asks for one of its own, since watching is no answer there.
 */
export function callDue({ state, calls }: WorkflowRecord): CheckpointWindow | undefined {
  const window = state === 'inT60' ? 'T-60' : state === 'inT30' || state === 'lapsedStillBilling' ? 'T-30' : undefined;
  if (window === undefined || calls.some((call) => call.window === window)) return undefined;
  return window;
}

/** By the newest word: the leader's, the person's, or the engine's where nobody has spoken. Unproven needs a plan like at risk. */
function isAtRisk({ calls, seen }: WorkflowRecord): boolean {
  const last = calls[calls.length - 1];
  const said = last?.settled?.call ?? last?.call;
  if (said !== undefined && said !== 'watch') return said === 'atRisk';
  return seen.engineCall !== undefined && seen.engineCall !== 'renew';
}

/** Both stay until the leader has decided. Of two calls that agree there is nothing to decide. */
export function isUnsettled({
  call,
  engineCall,
  settled,
}: Pick<KeptCall, 'call' | 'engineCall'> & { readonly settled?: object }): boolean {
  return engineCall !== undefined && engineCall !== call && settled === undefined;
}
