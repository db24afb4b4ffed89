import type { CalendarDate, Instant } from './calendar-date';
import type { ClientId, ContractId } from './ids';
import type { Money } from './money';

/** The company the MSP looks after. */
export interface Client {
  readonly id: ClientId;
  readonly name: string;
  /** Mail domains that belong to this client alone, lower case. */
  readonly domains: readonly string[];
  readonly isVip: boolean;
  /** HaloPSA agent who manages the account there. */
  readonly accountManagerAgentId?: number;
}

export const stakeholderRoles = ['sponsor', 'dayToDay', 'economicBuyer', 'signatory'] as const;

/** Source: PRODUCT, "Renewal workflow": who must be known per window. */
export type StakeholderRole = (typeof stakeholderRoles)[number];

/** A person at a client. */
export interface Contact {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly clientId: ClientId;
  readonly roles: readonly StakeholderRole[];
  readonly isVip: boolean;
  readonly haloUserId?: number;
  readonly hubspotContactId?: string;
}

/** One span of an agreement's hours. Hours are plain hours. */
export interface AgreementPeriod {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly hoursIncluded: number;
  readonly hoursUsed: number;
  readonly isCurrent: boolean;
}

/** The agreement that renews. Undefined means HaloPSA does not say. */
export interface Contract {
  readonly id: ContractId;
  readonly clientId: ClientId;
  readonly ref: string;
  /** HaloPSA's name of the kind of agreement. */
  readonly kind: string;
  readonly active: boolean;
  readonly termStartsOn?: CalendarDate;
  /** Absent on an evergreen contract. */
  readonly termEndsOn?: CalendarDate;
  readonly isEvergreen: boolean;
  /** From the configured custom field; absent means the default applies and a data gap is listed. */
  readonly noticePeriodDays?: number;
  readonly annualValue?: Money;
  /** Percent by which the price may rise a year, from the configured custom field. */
  readonly escalatorPercent?: number;
  /** From the configured custom field: renews unless notice is given. */
  readonly renewsByItself?: boolean;
  /** From the configured custom field: months after which, again and again, the client may leave before the term ends. */
  readonly breakEveryMonths?: number;
  /** The contract that this one replaced. */
  readonly previousContractId?: ContractId;
  /** Newest last. Only the detail of a contract has them. */
  readonly periods: readonly AgreementPeriod[];
  readonly modifiedAt?: Instant;
}
