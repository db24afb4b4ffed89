import type { Reading } from '#domain/readiness/reading';
import type { Band, Dimension } from '#domain/readiness/model';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId, ContractId, TicketId } from '#domain/vocabulary/ids';
import type { Money } from '#domain/vocabulary/money';
import type { DataGap } from './data-gap';

/** What the add-on knows of a client, as kept in its Client cards row. No ticket or mail text is in it. */
export interface ClientContext {
  readonly version: 1;
  readonly client: { readonly id: ClientId; readonly name: string; readonly url: string; readonly companyUrl?: string };
  readonly owner?: { readonly name: string; readonly email: string; readonly active: boolean };
  readonly stakeholders: readonly StakeholderLine[];
  /** By decision date, evergreen ones by their yearly review; the undated last. */
  readonly contracts: readonly ContractContext[];
  readonly openIncidents: readonly OpenIncident[];
  readonly gaps: readonly DataGap[];
  /** Sequences of this client's newest timeline events, newest first. */
  readonly eventSequences: readonly number[];
  /** When the sync last made this row. */
  readonly builtAt: Instant;
}

export interface StakeholderLine {
  readonly role: StakeholderRole;
  readonly name: string;
  readonly email: string;
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
}

export interface ReadinessView {
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
  readonly band: Band;
  readonly assessedOn: CalendarDate;
  readonly modelVersion: string;
  readonly readings: readonly ReadingView[];
}

export interface ReadingView {
  readonly signalId: string;
  readonly dimension: Dimension;
  readonly question: string;
  readonly weight: number;
  readonly reading: Reading;
}
