import type { AnswersByMonth } from '#domain/readiness/record-breaks/lost-answers';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId, TicketId } from '#domain/vocabulary/ids';
import type { CrmReading } from './crm/crm-progress';
import type { CrmCheck, OfferedDeal } from '../views/crm-writing';
import type { FieldCheck } from '../views/write-back';
import type { CompanyDoubt } from './crm/sales-records';

/** Stages in the order they run. The first four are the daily directory; tickets come every hour. */
export const syncStages = [
  'clients',
  'contacts',
  'contracts',
  'crm',
  'contractDetails',
  'billing',
  'contractHistories',
  'tickets',
  'replies',
  'contractTickets',
  'calibration',
  'assessment',
  'workflow',
  'themes',
  'uplift',
  'concessions',
  'writeBack',
  'crmWrites',
  'clientNotes',
  'digest',
] as const;
export type SyncStage = (typeof syncStages)[number];

/** Where the sync stands. Kept in the State tab: a run that is cut goes on from here, needing nothing but the workbook. */
export interface SyncProgress {
  /** The stage under way; absent between passes. */
  readonly stage?: SyncStage;
  /** Client up to which past renewals are frozen, while learning from them is under way. */
  readonly calibratedTo?: ClientId;
  /** Next page of the stage's list. */
  readonly page: number;
  /** Rows of that list read so far. */
  readonly rowsSeen: number;
  readonly rowsTotal: number;
  /** When the pass under way began. */
  readonly passStartedAt?: Instant;
  /** Whether the pass under way reads the daily sources too. */
  readonly isDirectoryPass: boolean;
  /** Every contract is to be assessed in this pass, not only those of clients with news. */
  readonly assessesAll: boolean;
  /** Day of the last complete directory pass. */
  readonly directoryOn?: CalendarDate;
  /** First day of ticket history, fixed when the backfill starts. */
  readonly historyStartsOn?: CalendarDate;
  /** The reading of the CRM under way. It may take several passes. */
  readonly crm?: CrmReading;
  /** Day on which the last complete reading of the CRM began. */
  readonly crmOn?: CalendarDate;
  /** Deals and tasks touched since this instant are still to be read. */
  readonly crmSince?: Instant;
  /** Companies of the CRM that carry a client id which names no client. */
  readonly strayCompanies?: readonly CompanyDoubt[];
  /** How HaloPSA's custom fields for write-back were found last; absent while it is off. */
  readonly fieldChecks?: readonly FieldCheck[];
  /** How HubSpot was found set up last; absent while writing to it is off. */
  readonly crmCheck?: CrmCheck;
  /** Why HaloPSA takes no notes on clients; absent: it does, or nobody asked. */
  readonly clientNotesRefused?: string;
  /** Deals that were there before us and wait for a decision. Absent: none. */
  readonly dealOffers?: readonly OfferedDeal[];
  readonly isBackfilled: boolean;
  /** Form of the months that the pass under way writes from the whole ticket history; absent when it reads changes alone. */
  readonly historyForm?: number;
  /** Ticket rows that the backfill read. */
  readonly ticketsBackfilled: number;
  /** Day from which every change of a ticket is read: that of the first pass. */
  readonly changesSeenSince?: CalendarDate;
  /** Tickets touched since this instant are still to be read. */
  readonly ticketsSince?: Instant;
  /** Highest feedback id folded in. */
  readonly feedbackSeen: number;
  readonly feedbackOn?: CalendarDate;
  /** Every answer by the month in which it was given, the newest two years. */
  readonly answersByMonth?: AnswersByMonth;
  /** Versions of the readiness model that are on the timeline, and a digest of what each said. */
  readonly models?: readonly (readonly [version: string, digest: string])[];
  /** Hours since 1970 up to which the contracts of each hour of the day had their details read. */
  readonly detailHour?: number;
  /** Version that every contract was last assessed with. */
  readonly modelInUse?: string;
  /** Renewals on record. Fewer in Checkpoints: a person emptied rows, and they are made again. */
  readonly renewalCount?: number;
  /** Findings on record, for the same reason. */
  readonly findingCount?: number;
  /** Day of the last reading of tickets for themes. */
  readonly themesOn?: CalendarDate;
  /** Changed tickets whose replies were not read yet, the newest change first. */
  readonly repliesWaiting?: readonly TicketId[];
}

export const freshProgress: SyncProgress = {
  page: 1,
  rowsSeen: 0,
  rowsTotal: 0,
  isDirectoryPass: false,
  assessesAll: false,
  isBackfilled: false,
  ticketsBackfilled: 0,
  feedbackSeen: 0,
};

/**
 * Form in which service months are kept. Raised when they keep more of a ticket than before: months of an older form are then read
 * again from HaloPSA. 3: packed in version 3, with sums over requests.
 */
export const monthsFormat = 3;

/** Whether the pass under way reads the whole ticket history, for the first time or again. */
export function readsHistory({ isBackfilled, historyForm }: SyncProgress): boolean {
  return !isBackfilled || historyForm !== undefined;
}

/** Whether the pass under way reads the history again because months are of an older form. */
export function rereadsHistory({ isBackfilled, historyForm }: SyncProgress): boolean {
  return isBackfilled && historyForm !== undefined;
}

/** 0 to 1. Tickets are nearly all of the work, so they are what is shown. */
export function backfillShare(progress: SyncProgress): number {
  return progress.isBackfilled ? 1 : ticketShare(progress);
}

/** 0 to 1 while the history is read again, else undefined. */
export function rereadShare(progress: SyncProgress): number | undefined {
  return rereadsHistory(progress) ? ticketShare(progress) : undefined;
}

function ticketShare({ stage, rowsSeen, rowsTotal }: SyncProgress): number {
  if (stage !== undefined && syncStages.indexOf(stage) > syncStages.indexOf('tickets')) return 1;
  return stage === 'tickets' && rowsTotal > 0 ? Math.min(1, rowsSeen / rowsTotal) : 0;
}
