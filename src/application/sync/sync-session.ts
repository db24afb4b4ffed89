import type { TimelineEvent } from '#domain/timeline/event';
import {
  addDays,
  monthOf,
  type CalendarDate,
  type CalendarMonth,
  type Instant,
} from '#domain/vocabulary/calendar-date';
import type { ClientId, RunId, TicketId } from '#domain/vocabulary/ids';
import type { Feedback } from '#domain/vocabulary/ticket';
import { wordListOf, type WordList } from '#domain/wording/tone/word-list';
import type { Crm } from '../ports/crm';
import type { CrmWriting } from '../ports/crm-writing';
import type { CacheStore, Clock, LocalTime, Log } from '../ports/platform';
import type { Cell } from '../ports/workbook';
import type { Mail } from '../ports/mail';
import type { ServiceDesk } from '../ports/service-desk';
import type { TimelineWriting } from '../append-to-timeline';
import type { Settings } from '../settings';
import type { WorkbookState, Writing } from '../tabs/state-tab';
import type { CrmList } from './crm/crm-progress';
import type { SalesIndex } from './crm/sales-index';
import { everybodyByMonth, type Everybody } from './calibration/everybody-then';
import { CategoryList } from './category-list';
import { MonthBook } from './month-book';
import { RecordBook } from './record-book';
import { freshProgress, type SyncProgress } from './sync-progress';

/** What a sync needs of the world. */
export interface SyncParts extends TimelineWriting {
  readonly serviceDesk: ServiceDesk;
  readonly crm: Crm;
  /** Absent: this host writes nothing to the CRM. */
  readonly crmWriting?: CrmWriting;
  readonly cache: CacheStore;
  readonly clock: Clock;
  readonly localTime: LocalTime;
  readonly settings: Settings;
  readonly log: Log;
  /** Absent: this host sends no mail. */
  readonly mail?: Mail;
  /** HTTP calls of this execution so far, by system. */
  callFigures(): Readonly<Record<string, number>>;
}

/** A run works this long, then leaves the rest to the next: 4 of the 6 minutes Apps Script grants. */
export const runMilliseconds = 4 * 60_000;
/** Longer than the longest run, so that only a dead run loses its lease. */
export const leaseMilliseconds = 7 * 60_000;

/** Two years, and the month under way. */
const answerMonths = 25;

/** One run's memory. What is in it and not yet committed may be lost at any moment: the progress in the workbook tells the truth. */
export class SyncSession {
  progress: SyncProgress;
  readonly events: TimelineEvent[] = [];
  /** Clients with news since the last assessment. */
  readonly changed = new Set<ClientId>();
  readonly startedAt: Instant;
  readonly today: CalendarDate;
  ticketsRead = 0;
  /** Tickets folded in since the last commit. */
  ticketsUnsaved = 0;
  /** Tickets whose replies this run has read. */
  repliesRead = 0;
  eventsAppended = 0;
  gapCount: number;
  trouble: string | undefined;
  /** Why nothing was scored. The facts are current all the same. */
  modelTrouble: string | undefined;
  /** What kept figures from being written back. The reading is none the worse for it. */
  writeTrouble: string | undefined;
  /** When this run began with the CRM, which has only a share of it. */
  crmBegunAt: Instant | undefined;
  /** Which clients the records of the CRM's list under way are about. */
  crmIndex: { readonly list: CrmList; readonly index: SalesIndex } | undefined;
  /** Deals and tasks of the CRM that somebody touched: what we wrote there is looked at again. */
  readonly touchedInCrm = new Set<string>();
  /** Every card is compared with what is stored, not only those of clients with news. */
  checksAllCards = false;
  /** Clients whose rows were written: what the cache holds of them is old. */
  readonly written = new Set<ClientId>();
  /** What people put on the timeline is in the records up to here. */
  peopleFoldedTo = -1;
  /** Rows of requests were held against their events up to here. */
  requestsMendedTo = -1;
  /** The people were read anew and are not written yet. */
  arePeopleNew = false;
  /** A gap that no record shows came, went or changed. */
  areGapsNew = false;
  /** The events column of the Client cards tab, as last read under the lock. */
  knownEventCells: readonly (readonly Cell[])[] = [];
  private recordBook: RecordBook | undefined;
  private monthBook: MonthBook | undefined;
  private words: WordList | undefined;
  private everybody: ReadonlyMap<CalendarMonth, Everybody> | undefined;
  private answerByTicket: ReadonlyMap<TicketId, Feedback> | undefined;
  readonly categories: CategoryList;

  constructor(
    readonly parts: SyncParts,
    readonly run: RunId,
    /** As it was when the lease was taken; kept up to date by commits. */
    public state: WorkbookState,
    /** States of the add-on in which this writer may write. */
    readonly mayWrite: readonly Writing[],
  ) {
    this.progress = state.progress ?? freshProgress;
    this.startedAt = parts.clock.now();
    this.today = parts.localTime.dayOf(this.startedAt);
    this.gapCount = state.gapCount;
    this.categories = new CategoryList(state.categories ?? []);
  }

  /** One line is shown: what could not be read comes first. */
  get troubleShown(): string | undefined {
    return this.trouble ?? this.modelTrouble ?? this.writeTrouble;
  }

  isOutOfTime(): boolean {
    return this.parts.clock.now() - this.startedAt >= runMilliseconds;
  }

  /** First day from which tickets are counted. */
  get historyStartsOn(): CalendarDate {
    return this.progress.historyStartsOn ?? addDays(this.today, -36_500);
  }

  /** Loaded on first use: one call. */
  get book(): RecordBook {
    this.recordBook ??= RecordBook.load(this.parts.workbook, this.today);
    return this.recordBook;
  }

  get loadedBook(): RecordBook | undefined {
    return this.recordBook;
  }

  /** Loaded on first use: one call. */
  get months(): MonthBook {
    this.monthBook ??= MonthBook.load(this.parts.workbook, this.parts.settings.csatScale);
    return this.monthBook;
  }

  /** Unpacked on first use. */
  get wordList(): WordList {
    this.words ??= wordListOf(this.parts.settings.tone);
    return this.words;
  }

  get loadedMonths(): MonthBook | undefined {
    return this.monthBook;
  }

  /** What all clients looked like at the beginning of each month since the history began. Read once a run. */
  everybodyThen(): ReadonlyMap<CalendarMonth, Everybody> {
    this.everybody ??= everybodyByMonth(this.months.readAllSums(this.parts.workbook), {
      from: this.historyStartsOn,
      to: this.today,
      answers: this.progress.answersByMonth,
    });
    return this.everybody;
  }

  /** Answers by ticket, for the backfill: HaloPSA hands out every one at once, in one call. */
  answers(): ReadonlyMap<TicketId, Feedback> {
    if (this.answerByTicket === undefined) {
      const answers = this.parts.serviceDesk.feedback();
      this.answerByTicket = new Map(answers.map((answer) => [answer.ticketId, answer]));
      this.noteAnswers(answers);
      if (!this.progress.isBackfilled) this.noteAnswersSeen(answers);
    }
    return this.answerByTicket;
  }

  /** How many were given in which month, of all that there are: counted anew, so that reading again changes nothing. */
  noteAnswers(answers: readonly Feedback[]): void {
    const counts = new Map<CalendarMonth, number>();
    for (const { givenOn } of answers) counts.set(monthOf(givenOn), (counts.get(monthOf(givenOn)) ?? 0) + 1);
    const answersByMonth = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-answerMonths);
    this.progress = { ...this.progress, answersByMonth };
  }

  /** Of the first reading alone: one that reads the history again may have passed the tickets of new answers. */
  private noteAnswersSeen(answers: readonly Feedback[]): void {
    const feedbackSeen = answers.reduce((most, { id }) => Math.max(most, id), this.progress.feedbackSeen);
    this.progress = { ...this.progress, feedbackSeen, feedbackOn: this.today };
  }
}
