import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { Contract, StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId } from '#domain/vocabulary/ids';
import type { DeskClient, DeskContact } from '../ports/service-desk';
import type { OpenIncident, ReadinessView } from '../views/client-context';

/** A contact as the CRM knows them, kept with the client it was linked to. */
export interface LinkedContact {
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StakeholderRole[];
}

/** The CRM company that stands for this client. */
export interface LinkedCompany {
  readonly companyId: string;
  readonly ownerEmail?: string;
  readonly domain: string;
  /** Other companies that claim the same client. */
  readonly rivals: readonly string[];
}

/** A contact of the service desk, short: user id, name, mail address, 1 for a VIP. Hundreds of them share a cell. */
export type DeskContactLine = readonly [userId: number, name: string, email: string, vip: 0 | 1];

/** As many as a cell of 50,000 characters takes at 70 each. Of a larger client the rest are known by mail domain alone. */
export const maxDeskContacts = 600;

export function toContactLine({ userId, name, email, isVip }: DeskContact): DeskContactLine {
  return [userId, name.slice(0, 40), email, isVip ? 1 : 0];
}

/** What the sync keeps of a client between runs: the `record` cell of its Client cards row. */
export interface ClientRecord {
  readonly client: DeskClient;
  readonly deskContacts: readonly DeskContactLine[];
  /** Contacts of a pass that is not finished yet; they replace `deskContacts` at its end. */
  readonly contactsUnderWay?: readonly DeskContactLine[];
  /** Absent: the CRM was not read yet. `null`: no company of the CRM is this client. */
  readonly company?: LinkedCompany | null;
  readonly crmContacts: readonly LinkedContact[];
  readonly ownerEmail?: string;
  readonly openIncidents: readonly OpenIncident[];
  /** Digest of the card as stored, without its date: a card that would read the same is not written again. */
  readonly cardDigest?: string;
}

/** What the sync keeps of a contract between runs: the `record` cell of its Renewals row. */
export interface ContractRecord {
  readonly contract: Contract;
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
  readonly hasEnded: boolean;
}

export function emptyClientRecord(client: DeskClient): ClientRecord {
  return { client, deskContacts: [], crmContacts: [], openIncidents: [] };
}

export type ClientRecords = ReadonlyMap<ClientId, ClientRecord>;
