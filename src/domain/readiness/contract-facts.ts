import type { CalendarDate } from '../vocabulary/calendar-date';
import type { AgreementPeriod, StakeholderRole } from '../vocabulary/client';
import type { TicketId } from '../vocabulary/ids';
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
  readonly portfolio: PortfolioFacts;
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
}
