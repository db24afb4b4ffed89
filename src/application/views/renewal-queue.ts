import type { CheckpointState } from '#domain/renewal/checkpoint';
import type { CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';

/** One renewal in a list of the homepage. */
export interface RenewalQueueLine {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly renewalId: RenewalId;
  /** References of its contracts. */
  readonly contracts: string;
  readonly decisionOn: CalendarDate;
  /** Name of the owner; empty: nobody. */
  readonly owner: string;
  /** The checkpoint to work on. */
  readonly item?: { readonly window: CheckpointWindow; readonly state: CheckpointState; readonly dueOn: CalendarDate };
  /** Names of those who may approve the evidence that waits. Empty: nobody may. */
  readonly approvers?: readonly string[];
  /** Person and engine disagree, and no leader has settled it. */
  readonly isDisputed?: true;
}

/** What waits for the viewer, by what is to be done. A renewal stands in one list alone, the most pressing one. */
export interface RenewalQueue {
  readonly toApprove: readonly RenewalQueueLine[];
  /** Evidence that somebody else has to approve: who captured it never does. */
  readonly awaited: readonly RenewalQueueLine[];
  readonly toSettle: readonly RenewalQueueLine[];
  readonly unowned: readonly RenewalQueueLine[];
  readonly toAcknowledge: readonly RenewalQueueLine[];
  readonly overdue: readonly RenewalQueueLine[];
  readonly due: readonly RenewalQueueLine[];
  readonly gated: readonly RenewalQueueLine[];
  readonly overflow: readonly RenewalQueueLine[];
}

export type QueueName = keyof RenewalQueue;

/** Headings of the lists, in the order in which a person should look at them: on the homepage and in the weekly digest. */
export const queueHeadings: Readonly<Record<QueueName, string>> = {
  toApprove: 'Evidence to approve',
  toSettle: 'Disagreements to settle',
  unowned: 'Renewals nobody owns',
  toAcknowledge: 'Say that you have it',
  overdue: 'Overdue checkpoints',
  due: 'Checkpoints due',
  gated: 'Held by an incident',
  awaited: 'Evidence that waits for approval',
  overflow: 'In the list, not a task yet',
};

export const queueNames = Object.keys(queueHeadings) as readonly QueueName[];

export function isEmptyQueue(queue: RenewalQueue): boolean {
  return queueNames.every((name) => queue[name].length === 0);
}

/** "Lea Hart or Olga Wren approves it." */
export function approversText({ approvers = [] }: RenewalQueueLine): string {
  if (approvers.length === 0) return 'Nobody may approve it: ask an administrator to look at People.';
  return `${approvers.join(' or ')} approves it.`;
}
