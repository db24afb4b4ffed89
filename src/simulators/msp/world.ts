import type { FeedbackBook } from './feedback';
import type { TicketBook } from './ticket-book';

export type WorldSize = 'small' | 'typical' | 'large';

/** How a person of the MSP is employed in the product; technicians have no role there. */
export type StaffRole =
  'accountManager' | 'successLead' | 'leader' | 'finance' | 'mspOwner' | 'incidentCommander' | 'administrator';

export interface StaffMember {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly roles: readonly StaffRole[];
  /** Emails of the account managers this success lead leads. */
  readonly leads: readonly string[];
  readonly deputyFor: readonly string[];
  readonly agentId: number;
  /** Absent: HubSpot does not know this person. */
  readonly ownerId?: string;
  readonly isActive: boolean;
  readonly isTechnician: boolean;
}

/** Why a client's service months look as they do. Never served by a simulator. */
export type Cause = 'serviceSlips' | 'championLeaves' | 'budgetCut' | 'acquisition' | 'growth';

export interface Episode {
  readonly cause: Cause;
  /** Months since the world's history began; the last one is included. */
  readonly fromMonth: number;
  readonly toMonth: number;
  /** 0.5 mild to 1.5 hard. */
  readonly strength: number;
}

export interface WorldClient {
  /** Position in `World.clients`. */
  readonly index: number;
  readonly id: number;
  readonly siteId: number;
  readonly name: string;
  readonly trade: string;
  readonly town: string;
  /** The mail domain its people really use. */
  readonly mailDomain: string;
  /** False: the people use a mail provider's domain. */
  readonly hasOwnDomain: boolean;
  /** What somebody typed into HaloPSA; absent, upper case, with a path, or another company's. */
  readonly deskDomain?: string;
  readonly deskWebsite?: string;
  readonly accountManagerEmail: string;
  readonly isVip: boolean;
  readonly seats: number;
  readonly joinedOn: string;
  readonly episodes: readonly Episode[];
  /** Ticket count a month when nothing happens. */
  readonly monthlyTickets: number;
}

export interface WorldContact {
  readonly id: number;
  readonly clientIndex: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly title: string;
  readonly email: string;
  readonly phone: string;
  readonly isImportant: boolean;
  /** What the person is for the renewal, in HubSpot's own words; may be in no system. */
  readonly buyingRoles: readonly string[];
  /** Last day at the client. */
  readonly leftOn?: string;
}

export type RenewalOutcome = 'renewed' | 'renewedWithConcession' | 'contracted' | 'lost';

/** A renewal of the past with its known end: what a score is tested against. Never served by a simulator. */
export interface PastRenewal {
  readonly contractId: number;
  readonly clientId: number;
  readonly termEndedOn: string;
  readonly outcome: RenewalOutcome;
  /** Monthly value after, divided by before. */
  readonly valueRatio: number;
  readonly causes: readonly Cause[];
}

export interface WorldContract {
  /** Position in `World.contracts`. */
  readonly index: number;
  readonly id: number;
  readonly clientIndex: number;
  readonly ref: string;
  readonly kind: string;
  readonly kindId: number;
  readonly startsOn: string;
  /** Absent on an evergreen contract. */
  readonly endsOn?: string;
  readonly termMonths: number;
  readonly isRolling: boolean;
  /** What the contract says, whether or not HaloPSA was told. */
  readonly noticeDays: number;
  /** The text in the custom field; absent where nobody filled it in. */
  readonly noticeFieldText?: string;
  readonly monthlyMinor: number;
  readonly isValueRecorded: boolean;
  readonly billing: 'Monthly' | 'Quarterly' | 'Yearly';
  readonly includedHours: number;
  readonly previousContractId?: number;
  /** The day from which the header is switched off, because the next term got a header of its own or the client left. */
  readonly inactiveFrom?: string;
  readonly modifiedAt: number;
}

/** A HubSpot company. Several may stand for one client, and some for none. */
export interface WorldCompany {
  readonly id: string;
  readonly name: string;
  readonly domain?: string;
  readonly ownerId?: string;
  /** The property an integration should have filled. May be wrong. */
  readonly deskClientIdText?: string;
  /** The client it really is. */
  readonly clientIndex?: number;
  readonly city: string;
  readonly lifecycleStage: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isArchived: boolean;
}

export interface WorldCrmContact {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly buyingRoles: readonly string[];
  /** Primary company first; empty where nobody linked the contact. */
  readonly companyIds: readonly string[];
  readonly ownerId?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly isArchived: boolean;
}

export interface World {
  readonly seed: number;
  readonly size: WorldSize;
  readonly startsOn: string;
  readonly historyStartsOn: string;
  /** No ticket is opened on or after this day. */
  readonly endsOn: string;
  readonly mspName: string;
  readonly mspDomain: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly staff: readonly StaffMember[];
  readonly clients: readonly WorldClient[];
  readonly contacts: readonly WorldContact[];
  readonly contracts: readonly WorldContract[];
  readonly pastRenewals: readonly PastRenewal[];
  /** Last day as a client, by position in `clients`. */
  readonly departures: ReadonlyMap<number, string>;
  readonly companies: readonly WorldCompany[];
  readonly crmContacts: readonly WorldCrmContact[];
  /** The client whose network is down when the world starts. */
  readonly incidentClientIndex: number;
  /** Made on first use and kept: the inbox does not need them. */
  tickets(): TicketBook;
  feedback(): FeedbackBook;
}

export const historyMonths = 24;
/** Tickets exist this many months beyond the start, so that the clock can be moved. */
export const futureMonths = 6;
