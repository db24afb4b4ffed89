import type { Band } from '#domain/readiness/model';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { Role } from '#domain/vocabulary/person';
import type { ClientLink } from './client-page';
import type { ConcessionQueueLine } from './concession';
import type { ConcessionRulesLine } from './concession-rules';
import type { Health } from './health';
import type { RenewalQueue } from './renewal-queue';
import type { FindingQueueLine } from './uplift';
import type { WriteBackSwitch } from './write-back';

/** What a person finds when no message is open. Holds only what their roles may see. */
export interface HomepageView {
  readonly person: { readonly name: string; readonly roles: readonly Role[] };
  readonly health: Health;
  readonly now: Instant;
  /** Clients with an open incident, by name. */
  readonly incidents: readonly ClientLink[];
  /** Decisions about the person's clients by date, soonest first. */
  readonly soonest: readonly UpcomingDecision[];
  /** Contracts by band; contracts never assessed are in none. */
  readonly bandCounts: Readonly<Record<Band, number>>;
  /** Clients the person may see. */
  readonly clientCount: number;
  /** Concession requests that wait for this person, then those they only wait for. */
  readonly requests: readonly ConcessionQueueLine[];
  /** The workbook lacks tabs of this version, which the next hourly run adds: what stands in them is not shown yet. */
  readonly isUpdating?: true;
  /** By which rules concessions are decided, and who decides for whom. Absent: not set up, or none of this person's business. */
  readonly concessionRules?: ConcessionRulesLine;
  /** Checkpoints, evidence and the rest of the workflow that wait for this person. Absent: their roles have none. */
  readonly renewals?: RenewalQueue;
  /** Uplift findings that wait for this person's approval. Absent: none. */
  readonly findings?: readonly FindingQueueLine[];
  /** Present for administrators alone. */
  readonly administrator?: AdministratorView;
}

export interface UpcomingDecision {
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly contractId: ContractId;
  readonly ref: string;
  readonly decisionOn: CalendarDate;
  /** Negative once the date has passed. */
  readonly daysToDecision: number;
  readonly band?: Band;
  /** Low end of readiness. */
  readonly low?: number;
  /** Contracts that end together, when there are several: band, score and reference are those of the worst. */
  readonly contractCount?: number;
}

export interface AdministratorView {
  readonly isSyncOn: boolean;
  /** Workspace identity whose hourly trigger runs the sync. */
  readonly triggerOwner?: string;
  readonly isPaused: boolean;
  /** Absent: figures are not written back. */
  readonly writeBack?: WriteBackSwitch;
  readonly people: PeopleFigures;
  /** Newest first. */
  readonly lastRuns: readonly RunLine[];
}

/** Who stands on the People tab. */
export interface PeopleFigures {
  /** May use the product. */
  readonly active: number;
  /** Have a role, and an account that HubSpot or HaloPSA deactivated. */
  readonly inactive: number;
}

/** One run as an administrator reads it: no client, no figure of a client. */
export interface RunLine {
  readonly startedAt: Instant;
  readonly isFinished: boolean;
  /** What it did or what stopped it, in a sentence. */
  readonly sentence: string;
}
