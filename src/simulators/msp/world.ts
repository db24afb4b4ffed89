import type { WorldInvoice, WorldRecurringInvoice } from './billing/billing-records';
import type { Dirt } from './dirt';
import type { FeedbackBook } from './feedback';
import type {
  LabelledCompany,
  WorldAssociationLabel,
  WorldDeal,
  WorldMeeting,
  WorldPipeline,
  WorldTask,
} from './sales/sales-records';
import type { TicketBook } from './ticket-book';

export type * from './billing/billing-records';
export type * from './sales/sales-records';

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
  /** Name of a `WorldTeam`. */
  readonly team: string;
  /** What an hour costs the MSP, in its own currency; absent where nobody entered it. */
  readonly costPerHourMinor?: number;
}

/** A team of the help desk. HaloPSA writes its name, not its id, on tickets and agents. */
export interface WorldTeam {
  readonly id: number;
  readonly name: string;
}

/** What a client's people write in. */
export type Language = 'en' | 'de' | 'fr' | 'cy';

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
  /** ISO 4217; what its agreements are kept in. */
  readonly currency: string;
  readonly language: Language;
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
  /** First day at the client; absent for those who were there all along. Before it no system knows the person. */
  readonly arrivedOn?: string;
  /** Last day at the client. May lie in the future. */
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
  /** Chance of not being lost, as the hidden causes had it; the outcome was drawn from it. */
  readonly trueRenewalProbability: number;
  /** The world decrees that this client stays, so the outcome says nothing about any score. */
  readonly isStaged: boolean;
  readonly decidedOn: string;
  readonly annualValueBeforeMinor: number;
  readonly annualValueAfterMinor: number;
  readonly currency: string;
  readonly concession?: PastConcession;
  readonly interventions: readonly PastIntervention[];
}

export interface PastConcession {
  readonly type: 'discount' | 'waivedEscalator' | 'credit' | 'longerTerm' | 'freeService';
  /** Of the annual value. */
  readonly depthPercent: number;
  readonly grantedOn: string;
}

export interface PastIntervention {
  readonly type: 'call' | 'reviewMeeting' | 'serviceRecoveryPlan' | 'executiveVisit' | 'training' | 'creditNote';
  readonly on: string;
  readonly byEmail: string;
}

export type ServiceTier = 'Bronze' | 'Silver' | 'Gold';

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
  readonly renewsItself: boolean;
  /** `Yes`, `No`, or as somebody typed it. */
  readonly autoRenewFieldText?: string;
  /** What the contract lets the MSP raise the price by each year; absent: nothing was agreed. */
  readonly escalatorPercent?: number;
  /** The text in the custom field, with or without a percent sign. */
  readonly escalatorFieldText?: string;
  readonly tier: ServiceTier;
  readonly includedSeats: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly monthlyMinor: number;
  /** False: the header has no amount; what the client pays stands in its recurring invoice only. */
  readonly isValueRecorded: boolean;
  readonly billing: 'Monthly' | 'Quarterly' | 'Yearly';
  readonly includedHours: number;
  readonly previousContractId?: number;
  /** The day from which the header is switched off, because the next term got a header of its own or the client left. */
  readonly inactiveFrom?: string;
  readonly modifiedAt: number;
  /** What will be written into the header as the clock moves, oldest first: ask `contractAt`. */
  readonly changes: readonly ContractChange[];
}

/** What somebody changes in a contract's header on a day. */
export interface ContractChange {
  readonly from: string;
  readonly endsOn?: string;
  readonly monthlyMinor?: number;
  readonly inactiveFrom?: string;
  readonly modifiedAt: number;
}

/** A time during which a client could not work at all. */
export interface WorldIncident {
  readonly clientIndex: number;
  readonly startedAt: number;
  readonly endedAt: number;
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
  /** Labels that people put on the links to `companyIds`. */
  readonly companyLabels: readonly LabelledCompany[];
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
  readonly teams: readonly WorldTeam[];
  readonly clients: readonly WorldClient[];
  readonly contacts: readonly WorldContact[];
  readonly contracts: readonly WorldContract[];
  readonly pastRenewals: readonly PastRenewal[];
  /** Renewals between the world's first and last day, with the end they will have if nobody does anything. Never served. */
  readonly comingRenewals: readonly PastRenewal[];
  /** Last day as a client, by position in `clients`; days of the future among them. */
  readonly departures: ReadonlyMap<number, string>;
  readonly companies: readonly WorldCompany[];
  readonly crmContacts: readonly WorldCrmContact[];
  readonly pipelines: readonly WorldPipeline[];
  readonly associationLabels: readonly WorldAssociationLabel[];
  /** Made by people before the world's first day. */
  readonly deals: readonly WorldDeal[];
  readonly tasks: readonly WorldTask[];
  readonly meetings: readonly WorldMeeting[];
  readonly recurringInvoices: readonly WorldRecurringInvoice[];
  /** Everything that is wrong on purpose. */
  readonly dirt: readonly Dirt[];
  /** The client whose network is down when the world starts. */
  readonly incidentClientIndex: number;
  /** Major incidents of the history and of the time to come, oldest first. */
  readonly incidents: readonly WorldIncident[];
  /** Made on first use and kept: the inbox does not need them. */
  tickets(): TicketBook;
  feedback(): FeedbackBook;
  /** Ordered by `issuedOn`, then id; those of the future included: `invoicesIssuedUpTo` finds where they begin. */
  invoices(): readonly WorldInvoice[];
}

export const historyMonths = 24;
/** Tickets exist this many months beyond the start, so that the clock can be moved. */
export const futureMonths = 13;
