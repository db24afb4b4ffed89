import type { FindingKind, FindingState } from '#domain/uplift/uplift-finding';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId, TicketId } from '#domain/vocabulary/ids';
import type { Money } from '#domain/vocabulary/money';

/** One finding as a card shows it. */
export interface FindingView {
  /** Row on the Uplift tab. */
  readonly row: number;
  readonly key: string;
  /** Raised with every event of the finding: a button that was drawn before is void. */
  readonly version: number;
  readonly kind: FindingKind;
  readonly state: FindingState;
  readonly strength: 'watch' | 'action';
  readonly title: string;
  readonly evidence: string;
  readonly falsifiedBy: string;
  readonly ticketIds: readonly TicketId[];
  readonly contractId?: ContractId;
  readonly ref?: string;
  readonly value?: Money;
  readonly pointValue?: Money;
  readonly provenance: 'measured' | 'estimated';
  readonly confidence: number;
  readonly foundOn: CalendarDate;
  readonly since: CalendarDate;
  readonly priority: number;
  readonly putForwardBy?: PersonName;
  readonly approvedBy?: PersonName;
  readonly presentedOn?: CalendarDate;
}

export interface PersonName {
  readonly email: string;
  readonly name: string;
}

/** Findings of a client. While it is gated nothing of them is here but how many there are. */
export interface ClientFindings {
  /** Most worth a talk first. */
  readonly shown: readonly FindingView[];
  /** Worth less of a talk: on the Uplift tab alone. Absent: none. */
  readonly more?: number;
  /** Held back, by gate or by threshold. */
  readonly held: number;
  /** Why, in the order of their findings, each once. */
  readonly because: readonly string[];
}

export const findingDeeds = ['putForward', 'approve', 'present'] as const;
export type FindingDeed = (typeof findingDeeds)[number];

/** One that waits for approval, as the homepage lists it. */
export interface FindingQueueLine {
  readonly key: string;
  readonly clientId: ClientId;
  readonly clientName: string;
  readonly title: string;
}

/** What the viewer may do with a finding. */
export interface FindingMay {
  readonly key: string;
  /** Signed for this person and this version. Absent: not offered. */
  readonly putForward?: string;
  readonly approve?: string;
  readonly present?: string;
  readonly dismisses: boolean;
  readonly drafts: boolean;
}
