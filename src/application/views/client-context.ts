import type { Change } from '#domain/readiness/what-changed';
import type { BandOverride } from '#domain/readiness/band-override';
import type { HardStop } from '#domain/readiness/hard-stops';
import type { RenewalProbability } from '#domain/readiness/probability/renewal-probability';
import type { Reading } from '#domain/readiness/reading';
import type { Band, Dimension } from '#domain/readiness/model';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId, ContractId, TicketId } from '#domain/vocabulary/ids';
import type { Money } from '#domain/vocabulary/money';
import type { GateView, RenewalView } from './checkpoint';
import type { DataGap } from './data-gap';
import type { ClientFindings } from './uplift';

/** What the add-on knows of a client, as kept in its Client cards row. No ticket or mail text is in it. */
export interface ClientContext {
  readonly version: 1;
  readonly client: { readonly id: ClientId; readonly name: string; readonly url: string; readonly companyUrl?: string };
  readonly owner?: { readonly name: string; readonly email: string; readonly active: boolean };
  readonly stakeholders: readonly StakeholderLine[];
  /** By decision date, evergreen ones by their yearly review; the undated last. */
  readonly contracts: readonly ContractContext[];
  readonly openIncidents: readonly OpenIncident[];
  /** Present while an incident is open: what holds contact back, or who let it through. */
  readonly gate?: GateView;
  /** Renewals under way, and those that ended in the last weeks, soonest decision first. Absent: none is in sight. */
  readonly renewals?: readonly RenewalView[];
  /** What service data shows beyond the agreement. Absent: nothing that is not over. */
  readonly findings?: ClientFindings;
  /** Open tasks of the CRM at this client, soonest due first, at most 10. Absent: the CRM was not read. */
  readonly openTasks?: readonly OpenTask[];
  /** Meetings of the CRM with this client. Absent: the CRM was not read. */
  readonly meetings?: MeetingDays;
  /** Earlier renewals of this client, newest first, at most 5: what HaloPSA's chain of contracts and the CRM's closed deals tell. */
  readonly priorRenewals?: readonly PriorRenewal[];
  /** What is billed and not paid in time. Absent: invoices were not read. */
  readonly overdue?: Overdue;
  readonly gaps: readonly DataGap[];
  /** Sequences of this client's newest timeline events, newest first. */
  readonly eventSequences: readonly number[];
  /** When the sync last made this row. */
  readonly builtAt: Instant;
}

export interface OpenTask {
  readonly subject: string;
  readonly dueOn?: CalendarDate;
  readonly ownerName?: string;
}

export interface MeetingDays {
  readonly lastHeldOn?: CalendarDate;
  readonly nextOn?: CalendarDate;
  /** Missed or moved in a row up to now. */
  readonly missedInARow: number;
}

export interface PriorRenewal {
  readonly ref: string;
  readonly endedOn: CalendarDate;
  readonly outcome: 'renewed' | 'lost' | 'unknown';
  readonly value?: Money;
}

export interface Overdue {
  readonly count: number;
  readonly oldestDays: number;
  /** One sum a currency: sums of two currencies are never added up. */
  readonly sums: readonly { readonly minor: number; readonly currency: string }[];
}

export interface StakeholderLine {
  readonly role: StakeholderRole;
  readonly name: string;
  readonly email: string;
  /** Of the CRM: evidence names the contact behind it by this. */
  readonly contactId?: string;
}

export interface OpenIncident {
  readonly ticketId: TicketId;
  readonly priority: number;
  readonly openedOn: CalendarDate;
  readonly url: string;
}

export interface ContractContext {
  readonly id: ContractId;
  readonly ref: string;
  readonly kind: string;
  readonly url: string;
  readonly termStartsOn?: CalendarDate;
  readonly termEndsOn?: CalendarDate;
  readonly isEvergreen: boolean;
  readonly noticePeriodDays: number;
  readonly noticeIsDefault: boolean;
  readonly decisionOn?: CalendarDate;
  readonly annualValue?: Money;
  readonly readiness?: ReadinessView;
  /** Contracts of this client that end on the same day are decided together: the ids of the others. */
  readonly endsTogetherWith?: readonly ContractId[];
  /** Price increase the contract grants, in percent a year; absent when HaloPSA holds none. */
  readonly escalatorPercent?: number;
  readonly renewsByItself?: boolean;
  /** What moved since the figures of a week ago. Absent: no figures are that old. */
  readonly sinceWeek?: ComparisonView;
  /** What moved since the newest freeze. Absent: nothing is frozen yet. */
  readonly sinceFreeze?: ComparisonView;
  /** A person's band beside the engine's, while it stands. */
  readonly override?: OverrideView;
  /** Chance of renewal. Absent: nothing was learned for this model yet. */
  readonly probability?: RenewalProbability;
  /** What serving the contract costs a year. Absent: nothing is known to reckon it from. */
  readonly costToServe?: { readonly annualMinor: number; readonly isEstimated: boolean; readonly basis: string };
  readonly trackRecord?: TrackRecordView;
}

export interface ComparisonView {
  /** Day of the figures that today's are compared with. */
  readonly on: CalendarDate;
  /** Set where they were frozen: `T-90`, `T-60`, `T-30` or `close`. */
  readonly window?: string;
  /** Points of 100 that the low end won or lost. */
  readonly points: number;
  /** Strongest first; empty: nothing moved. */
  readonly changes: readonly Change[];
}

export interface OverrideView extends BandOverride {
  /** Event that set it: withdrawing names it. */
  readonly eventId: string;
  /** As colleagues know the person; the address where nobody is listed under it. */
  readonly byName: string;
}

/** How good such chances have been on past renewals. */
export interface TrackRecordView {
  readonly renewalCount: number;
  readonly lossCount: number;
  /** Against the base rate; `tooFew`: nothing can be said. */
  readonly verdict: 'better' | 'noBetter' | 'worse' | 'tooFew';
  /** Share by which the error is smaller than the base rate's, with its 80 % interval. */
  readonly skill?: { readonly value: number; readonly low: number; readonly high: number };
}

export interface ReadinessView {
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly band: Band;
  /** What holds the band at `atRisk` or below, whatever the figures say. Absent: nothing. */
  readonly stops?: readonly HardStop[];
  readonly assessedOn: CalendarDate;
  readonly modelVersion: string;
  /** Kind of agreement, where the model has a scorecard of its own for it. */
  readonly segment?: string;
  readonly readings: readonly ReadingView[];
}

export interface ReadingView {
  readonly signalId: string;
  readonly dimension: Dimension;
  readonly question: string;
  readonly weight: number;
  readonly reading: Reading;
}
