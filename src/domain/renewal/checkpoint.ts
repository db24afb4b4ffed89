import type { CalendarDate, Instant } from '../vocabulary/calendar-date';
import type { StakeholderRole } from '../vocabulary/client';
import type { RenewalId } from '../vocabulary/ids';
import { requiredStakeholders, windowOpensDays } from '../vocabulary/renewal-window';
import { addDays } from '../vocabulary/calendar-date';
import type { CheckpointWindow } from './renewal-workflow';

export const checkpointStates = ['open', 'captured', 'returned', 'closed', 'notApplicable', 'superseded'] as const;

/**
 * Where one mandatory customer step stands. `captured` waits for the success lead; `returned` is open again with a reason;
 * `superseded`: the dates moved or the renewal ended before it was proven.
 */
export type CheckpointState = (typeof checkpointStates)[number];

/** What the customer said, as the account manager picks it. */
export const checkpointOutcomes = ['willRenew', 'undecided', 'wantsChange', 'wantsLowerPrice', 'willLeave'] as const;
export type CheckpointOutcome = (typeof checkpointOutcomes)[number];

/** One item for each renewal and window. */
export interface Checkpoint {
  readonly renewalId: RenewalId;
  readonly window: CheckpointWindow;
  readonly opensOn: CalendarDate;
  /** The day before the next window opens, at the last the decision date. */
  readonly dueOn: CalendarDate;
  readonly state: CheckpointState;
  readonly evidence?: CapturedEvidence;
  /** Times a ticked box without evidence was undone: once, then it is flagged. */
  readonly reopenings: number;
}

export interface CapturedEvidence {
  /** RFC Message-ID, else sender, subject and date: event ids are per mailbox. Or a meeting or ticket id. */
  readonly key: string;
  readonly kind: 'mail' | 'meeting' | 'ticket' | 'notApplicable';
  readonly by: string;
  readonly at: Instant;
  /** Day of the mail, meeting or ticket itself. Absent where the step does not apply. */
  readonly on?: CalendarDate;
  /** The contact behind it, by the id of the CRM. Absent: nobody can tell whether they are still there. */
  readonly contactId?: string;
  /** Roles that the contact behind it holds. */
  readonly roles: readonly StakeholderRole[];
  readonly outcome?: CheckpointOutcome;
  /** The account manager's line, or why the step does not apply. */
  readonly words: string;
  readonly approvedBy?: string;
}

/** One id for one item, so that opening it twice is one item. */
export function checkpointKey({ renewalId, window }: Pick<Checkpoint, 'renewalId' | 'window'>): string {
  return `${renewalId}/${window}`;
}

/** Source: PRODUCT, "Renewal workflow": windows count to the decision date. */
export function checkpointFor(renewalId: RenewalId, window: CheckpointWindow, decisionOn: CalendarDate): Checkpoint {
  const nextOpens = { 'T-90': windowOpensDays['T-60'], 'T-60': windowOpensDays['T-30'], 'T-30': -1 }[window];
  return {
    renewalId,
    window,
    opensOn: addDays(decisionOn, -windowOpensDays[window]),
    dueOn: addDays(decisionOn, -nextOpens - 1),
    state: 'open',
    reopenings: 0,
  };
}

export type CheckpointStep =
  { readonly kind: 'moved'; readonly checkpoint: Checkpoint } | { readonly kind: 'refused'; readonly because: string };

const moved = (checkpoint: Checkpoint): CheckpointStep => ({ kind: 'moved', checkpoint });
const refuse = (because: string): CheckpointStep => ({ kind: 'refused', because });

const isWaiting = ({ state }: Checkpoint): boolean => state === 'open' || state === 'returned';

/** Binds evidence to the item. It closes only when somebody else approves it. */
export function captureEvidence(checkpoint: Checkpoint, evidence: CapturedEvidence): CheckpointStep {
  if (checkpoint.state === 'captured' && checkpoint.evidence?.key === evidence.key) return moved(checkpoint);
  if (!isWaiting(checkpoint)) return refuse(closedWords(checkpoint));
  if (evidence.words.trim() === '') return refuse('Write one line about what the customer said.');
  return moved({ ...checkpoint, state: 'captured', evidence });
}

/** The gate: who captured evidence never approves it. Roles are checked by the quality gate. */
export function judgeEvidence(
  checkpoint: Checkpoint,
  judgement: { readonly by: string; readonly approves: boolean; readonly words: string },
): CheckpointStep {
  const { evidence } = checkpoint;
  if (checkpoint.state !== 'captured' || evidence === undefined) return refuse('There is no evidence waiting here.');
  if (evidence.by === judgement.by) return refuse('Whoever captured the evidence cannot approve it.');
  if (!judgement.approves && judgement.words.trim() === '')
    return refuse('Say what is missing, so that it can be mended.');
  if (!judgement.approves) return moved({ ...checkpoint, state: 'returned' });
  const state = evidence.kind === 'notApplicable' ? 'notApplicable' : 'closed';
  return moved({ ...checkpoint, state, evidence: { ...evidence, approvedBy: judgement.by } });
}

/**
 * The condition of a closed item broke: the contact behind its evidence left, or lost the role. It opens again. Source: PRODUCT, "a
 * leaver reopens the item".
 */
export function reopen(checkpoint: Checkpoint, held: readonly StakeholderRole[]): CheckpointStep {
  const { state, evidence } = checkpoint;
  if (state !== 'closed' || evidence === undefined) return refuse('Only a closed checkpoint opens again.');
  const required = requiredStakeholders(checkpoint.window);
  if (evidence.roles.some((role) => required.includes(role) && held.includes(role))) {
    return refuse('Somebody with the role behind the evidence is still there.');
  }
  const { evidence: _former, ...rest } = checkpoint;
  return moved({ ...rest, state: 'open' });
}

export type TickedBox = 'reopenTask' | 'flag' | 'nothing';

/** A task that was completed in HubSpot without evidence: reopened once, then flagged. Source: PRODUCT, conflicts. */
export function afterTickedBox(checkpoint: Checkpoint): { readonly does: TickedBox; readonly checkpoint: Checkpoint } {
  if (!isWaiting(checkpoint) && checkpoint.state !== 'captured') return { does: 'nothing', checkpoint };
  if (checkpoint.reopenings > 0) return { does: 'flag', checkpoint };
  return { does: 'reopenTask', checkpoint: { ...checkpoint, reopenings: checkpoint.reopenings + 1 } };
}

export function supersede(checkpoint: Checkpoint): Checkpoint {
  return isWaiting(checkpoint) || checkpoint.state === 'captured' ? { ...checkpoint, state: 'superseded' } : checkpoint;
}

function closedWords({ state }: Checkpoint): string {
  return state === 'captured' ? 'Other evidence is waiting for approval here.' : 'This checkpoint is no longer open.';
}
