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
  /** Person and engine disagree, and no leader has settled it. */
  readonly isDisputed?: true;
}

/** What waits for the viewer, by what is to be done. A renewal stands in one list alone, the most pressing one. */
export interface RenewalQueue {
  readonly toApprove: readonly RenewalQueueLine[];
  readonly toSettle: readonly RenewalQueueLine[];
  readonly unowned: readonly RenewalQueueLine[];
  readonly toAcknowledge: readonly RenewalQueueLine[];
  readonly overdue: readonly RenewalQueueLine[];
  readonly due: readonly RenewalQueueLine[];
  readonly gated: readonly RenewalQueueLine[];
  readonly overflow: readonly RenewalQueueLine[];
}
