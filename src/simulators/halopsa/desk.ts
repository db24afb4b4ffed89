import type { FeedbackAnswer } from '../msp/feedback';
import type { World } from '../msp/world';
import type { TicketDesk } from './tickets/ticket-desk';
import type { WrittenRecords } from './written-records';

/** What every resource answers from. */
export interface HaloDesk {
  readonly world: World;
  readonly written: WrittenRecords;
  readonly tickets: TicketDesk;
  /** The agent whom everything written is attributed to. */
  readonly loginAgentId: number;
  /** The agent may see some customers only. */
  readonly isLimited: boolean;
  /** Custom fields of contracts that this installation never set up. */
  readonly absentFields: ReadonlySet<string>;
  now(): number;
  /** The survey answer on a ticket, given by now. */
  feedbackOf(ticketId: number): FeedbackAnswer | undefined;
  /** False where the agent is limited to other customers: such rows are left out without a word. */
  sees(clientId: number | undefined): boolean;
}
