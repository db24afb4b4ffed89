import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { Contract } from '#domain/vocabulary/client';
import type { ClientId } from '#domain/vocabulary/ids';
import type { DeskClient, DeskContact } from '../ports/service-desk';
import type { CostToServe } from '#domain/concession/cost-to-serve';
import type { RenewalProbability } from '#domain/readiness/probability/renewal-probability';
import type { KeptRenewal } from '../calibration/kept-renewal';
import type { OpenIncident, Overdue, ReadinessView } from '../views/client-context';
import type { TicketAttribution } from './attribution/ticket-attribution';
import type { ContractBilling, CountedUnit } from './billing/contract-billing';
import type { KeptServiceUse } from '../uplift/detect/service-use';
import type { ThemeReading } from '../uplift/themes/kept-themes';
import type { InvoiceLine } from './billing/invoice-lines';
import type { LinePrice } from './billing/line-prices';
import type { AskedTickets } from './facts/asked-tickets';
import type { LeaversKept } from './facts/kept-leavers';
import type { MonthCount } from './facts/month-counts';
import type { ClientSales, CompanyDoubt, CrmUnderWay, LabelledContact, LinkedContact } from './crm/sales-records';
import type { Freeze, Measurement } from './kept-figures';
import type { SaidOfClient } from './people/fold-client-event';
import type { Said } from './people/fold-event';
import type { RenewalWrites } from '../writes/crm/kept-crm-writes';
import type { KeptConcession } from '../writes/notes/kept-concession';
import type { NoteBook } from '../writes/notes/note-book';
import type { ContractWriteBack } from '../writes/figures/contract-write-back';

export type { LinkedContact } from './crm/sales-records';

/** The CRM company that stands for this client. */
export interface LinkedCompany {
  readonly companyId: string;
  readonly ownerEmail?: string;
  readonly domain: string;
  /** Other companies that claim the same client. */
  readonly rivals: readonly string[];
  /** Contacts to whom an association label gives a role at this company or a rival. */
  readonly labelled?: readonly LabelledContact[];
  readonly doubts?: readonly CompanyDoubt[];
}

/** A contact of the service desk, short: user id, name, mail address, 1 for a VIP. Hundreds of them share a cell. */
export type DeskContactLine = readonly [userId: number, name: string, email: string, vip: 0 | 1];

/** As many as a cell of 50,000 characters takes at 70 each. Of a larger client the rest are known by mail domain alone. */
export const maxDeskContacts = 600;

export function toContactLine({ userId, name, email, isVip }: DeskContact): DeskContactLine {
  return [userId, name.slice(0, 40), email, isVip ? 1 : 0];
}

/** What the sync keeps of a client between runs: the `record` cell of its Client cards row. */
export interface ClientRecord extends SaidOfClient {
  readonly client: DeskClient;
  readonly deskContacts: readonly DeskContactLine[];
  /** Contacts of a pass that is not finished yet; they replace `deskContacts` at its end. */
  readonly contactsUnderWay?: readonly DeskContactLine[];
  /** Active contacts that the pass has met so far, whether their lines are kept or not. */
  readonly countUnderWay?: number;
  /** Active contacts when all of them were last read. Absent: they were not counted, or the list ended early. */
  readonly contactCount?: number;
  /** Active contacts as each month last counted them, oldest first. */
  readonly contactCounts?: readonly MonthCount[];
  /** Active assets as each month last counted them, oldest first. Absent: assets were not read. */
  readonly assetCounts?: readonly MonthCount[];
  /** Absent: themes were not read yet. */
  readonly themes?: ThemeReading;
  /** Absent: leaving is not noticed yet. */
  readonly leavers?: LeaversKept;
  /** Absent: nobody asked for anything since tickets keep who asked. */
  readonly asked?: AskedTickets;
  /** Absent: the CRM was not read yet. `null`: no company of the CRM is this client. */
  readonly company?: LinkedCompany | null;
  readonly crmContacts: readonly LinkedContact[];
  /** Absent: the CRM was not read yet. */
  readonly sales?: ClientSales;
  /** What a reading of the CRM that is not finished yet has found. */
  readonly crmUnderWay?: CrmUnderWay;
  readonly ownerEmail?: string;
  readonly openIncidents: readonly OpenIncident[];
  /** Absent: invoices were not read. */
  readonly overdue?: Overdue;
  /** Currencies of the client's invoices, in order. Absent: invoices were not read. */
  readonly billedIn?: readonly string[];
  /** Of the history, of the last year and a half at least, oldest first. Absent: invoices were not read. */
  readonly invoices?: readonly InvoiceLine[];
  /** What HaloPSA's contract filter told. Absent: it was not asked, because there is one contract at most. */
  readonly attribution?: TicketAttribution;
  /** Digest of the card as stored, without its date: a card that would read the same is not written again. */
  readonly cardDigest?: string;
}

/** What the sync keeps of a contract between runs: the `record` cell of its Renewals row. */
export interface ContractRecord extends Said {
  readonly contract: Contract;
  /** Absent: recurring invoices were not read. `null`: none names this contract. */
  readonly billing?: ContractBilling | null;
  /** Units billed as each month last counted them, oldest first. */
  readonly billedUnits?: readonly MonthCount[];
  /** Units of each kind that the count rules name, as each month last billed them, oldest first. */
  readonly countedUnits?: Readonly<Partial<Record<CountedUnit, readonly MonthCount[]>>>;
  /** What each line that is billed by number costs, and since when. Absent: recurring invoices were not read. */
  readonly linePrices?: readonly LinePrice[];
  /** What serving it took in the last full months. Absent: the history does not reach back so far. */
  readonly service?: KeptServiceUse;
  readonly detailReadAt?: Instant;
  /** When the detail was asked for and not given: it is asked for again in the next pass, not in every step. */
  readonly detailTriedAt?: Instant;
  /** `modifiedAt` of the list row when the detail was read: another value means the detail is out of date. */
  readonly detailOfModification?: Instant;
  /** What the last contractObserved event said, so that only a change makes another. */
  readonly observedPayload?: string;
  readonly ownerObserved?: string;
  readonly readiness?: ReadinessView;
  /** Day of the last readinessMeasured event, and the digest of what it said. */
  readonly measuredOn?: CalendarDate;
  readonly measuredDigest?: string;
  /** Figures of the last readinessMeasured events, newest first: what "since last week" is compared with. */
  readonly measurements?: readonly Measurement[];
  /** Absent: no window of this contract has opened yet. */
  readonly freeze?: Freeze;
  /** Absent: nothing was ever written back. */
  readonly writeBack?: ContractWriteBack;
  /** What was written to the CRM of the renewals that this contract leads, oldest first. Absent: nothing was. */
  readonly crmWrites?: readonly RenewalWrites[];
  /** Absent: nothing happened that other systems are told of. */
  readonly notes?: NoteBook;
  /** What was asked for last. Absent: nothing ever was. */
  readonly concession?: KeptConcession;
  readonly hasEnded: boolean;
  /** Terms of this contract that are over, how they ended, and what could be known before. Absent: none, or not looked for yet. */
  readonly past?: readonly KeptRenewal[];
  /** Absent: nothing was learned for this model yet. */
  readonly probability?: RenewalProbability;
  /** The term before this one, once its end has moved on. Absent: no run has seen one end. */
  readonly formerTerm?: FormerTerm;
  /** Absent: too little is known of the hours, or the client's contracts share them. */
  readonly costToServe?: CostToServe;
}

/** What a contract was worth in a term that another has followed. */
export interface FormerTerm {
  readonly endsOn: CalendarDate;
  readonly annualMinor: number;
  readonly currency: string;
}

export function emptyClientRecord(client: DeskClient): ClientRecord {
  return { client, deskContacts: [], crmContacts: [], openIncidents: [] };
}

export type ClientRecords = ReadonlyMap<ClientId, ClientRecord>;
