import type { CalendarDate, CalendarMonth } from '../vocabulary/calendar-date';
import type { AgreementPeriod, StakeholderRole } from '../vocabulary/client';
import type { TicketId } from '../vocabulary/ids';
import type { Money } from '../vocabulary/money';
import type { ServiceMonth } from './service-month';

/** Everything a signal may ask about one contract. Absent means not known; an empty list means known to be empty. */
export interface ContractFacts {
  /** The day the question is asked, in the MSP's time zone. */
  readonly asOf: CalendarDate;
  /** First day from which tickets are known. Months before it are unknown, not quiet. */
  readonly historyStartsOn?: CalendarDate;
  /**
   * The months that speak about this contract, oldest first. Source: docs/domain/readiness.md, "Whose tickets". Months without
   * tickets are absent.
   */
  readonly months?: readonly ServiceMonth[];
  /** Every month of the client, whichever contract its tickets belong to: who speaks is the client, not an agreement. */
  readonly clientMonths?: readonly ServiceMonth[];
  /**
   * First day from which every change of a ticket is seen. Before it, who was reopened and closed again shows nowhere: no
   * reopening on record is not none.
   */
  readonly reopeningsSeenSince?: CalendarDate;
  /** Agreement periods, oldest first. */
  readonly periods?: readonly AgreementPeriod[];
  /** Best and worst value of the satisfaction scale, as an administrator confirmed them. */
  readonly csatScale?: { readonly best: number; readonly worst: number };
  /** Roles that a known contact of the client holds. Absent when the CRM does not know the client. */
  readonly stakeholderRoles?: readonly StakeholderRole[];
  /** Days to the decision date; absent when there is none. */
  readonly daysToDecision?: number;
  /** Open tickets of incident priority now. */
  readonly openIncidentTicketIds?: readonly TicketId[];
  /** Months, oldest first, in which no client at all answered a survey although tickets were closed: lost answers, not silence. */
  readonly monthsWithoutSatisfaction?: readonly CalendarMonth[];
  /** Categories that appeared or vanished everywhere at once: renamed in the service desk. Places in the list of categories. */
  readonly renamedCategories?: readonly number[];
  /** Yearly value of the contract. */
  readonly annualValue?: Money;
  /** What an hour of work costs the MSP on average, in minor units of the value's currency. Absent: no agent's cost is known. */
  readonly hourCostMinor?: number;
  /** Invoices of the client issued in the last twelve months and more, oldest first. */
  readonly invoices?: readonly InvoiceFacts[];
  /** Active contacts and billed units at the end of past months, oldest first, from the month on in which counting began. */
  readonly unitCounts?: readonly UnitCount[];
  /** Meetings of the last twelve months and those to come, oldest first. Absent: the CRM does not know the client. */
  readonly meetings?: readonly MeetingFacts[];
  /** Last day of contact in both directions with a sponsor; null when there was none since contact is recorded. Absent: no sponsor is known, or contact is not recorded. */
  readonly sponsorContactOn?: CalendarDate | null;
  /** Contacts who left the client, and the day from which leaving is noticed. */
  readonly leavers?: { readonly noticedSince: CalendarDate; readonly people: readonly Leaver[] };
  /** What is planned with the client: open tasks in the CRM, and the next meeting. */
  readonly planned?: { readonly openTasks: number; readonly nextMeetingOn?: CalendarDate };
  /** Concessions granted or asked for in the last 24 months: how many, and their cumulative depth in percent. */
  readonly concessions?: { readonly count: number; readonly depthPercent: number };
  /** What a person logged that stops a good band: a request for a lower price, or to leave. */
  readonly requests?: readonly LoggedRequest[];
  /** Priority-1 tickets of a sponsor, opened on or after the day T-90 opened. Absent: no sponsor is known by name. */
  readonly sponsorIncidentTicketIds?: readonly TicketId[];
  readonly portfolio: PortfolioFacts;
}

export interface InvoiceFacts {
  readonly invoiceId: number;
  readonly issuedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  /** Absent while unpaid. */
  readonly paidOn?: CalendarDate;
}

export interface UnitCount {
  readonly month: CalendarMonth;
  /** Active contacts of the client. Absent: not counted then. */
  readonly contacts?: number;
  /** Units that the recurring invoices of the contract bill: users, devices, licenses. Absent: none, or not known then. */
  readonly billedUnits?: number;
}

export interface MeetingFacts {
  readonly on: CalendarDate;
  readonly outcome: 'held' | 'missed' | 'moved' | 'planned' | 'unknown';
}

export interface Leaver {
  readonly leftOn: CalendarDate;
  readonly roles: readonly StakeholderRole[];
  readonly isVip: boolean;
}

export interface LoggedRequest {
  readonly kind: 'priceDownRequest' | 'exitRequest';
  readonly on: CalendarDate;
}

/** What all clients together look like: the prior that small counts are shrunk toward. */
export interface PortfolioFacts {
  /** Share of decided tickets that met the target, 0 to 1, last three full months; absent when fewer than 20 are decided. */
  readonly responseMetShare?: number;
  readonly resolutionMetShare?: number;
  /** Mean satisfaction on the desk's own scale, last six months. */
  readonly csatMean?: number;
  /** Ticket count of each calendar month across the portfolio, divided by the mean month: the season. */
  readonly monthIndex: Readonly<Record<string, number>>;
  /**
   * Shares and means over the people's requests of all clients, with the spread between clients that tells how far a small count
   * is drawn toward them. Absent: too few to say. Source: docs/domain/readiness.md, "Small counts".
   */
  readonly priors?: Readonly<Partial<Record<PriorName, Prior>>>;
  /** Tickets of priority 1 or 2 for each ticket that people opened, last twelve full months; absent: too few to say. */
  readonly incidentRate?: RatePrior;
  /**
   * Requests by category, by its place in the list of categories, last three full months. Absent: of no client it is known what
   * people asked for.
   */
  readonly categoryRequests?: Readonly<Record<string, number>>;
}

export const priorNames = [
  'reopened',
  'handedOn',
  'firstTimeFixed',
  'vip',
  'negativeTone',
  'complaint',
  'answered',
] as const;
export type PriorName = (typeof priorNames)[number];

/** A share drawn from Beta(share × weight, (1 - share) × weight) over clients: `weight` requests of the portfolio join each client's own. */
export interface Prior {
  readonly share: number;
  readonly weight: number;
}

/** A rate drawn from Gamma(rate × weight, weight) over clients. The weight is in units of exposure. */
export interface RatePrior {
  readonly rate: number;
  readonly weight: number;
}
