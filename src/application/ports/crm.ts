import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { LossReason } from '#domain/renewal/loss-reason';
import type { StakeholderRole } from '#domain/vocabulary/client';

/** A page of a list read by cursor; `next` is absent on the last one. */
export interface CursorPage<Row> {
  readonly rows: readonly Row[];
  readonly next?: string;
}

export interface CrmOwner {
  readonly ownerId: string;
  readonly email: string;
  readonly name: string;
  readonly active: boolean;
}

export interface CrmCompany {
  readonly companyId: string;
  readonly name: string;
  /** Lower case, empty when unset. */
  readonly domain: string;
  readonly ownerId?: string;
  /** HaloPSA client id, where an integration or an administrator wrote it on the company. */
  readonly deskClientId?: number;
  /** Contacts to whom an association label gives a role at this company. */
  readonly labelledContacts?: readonly { readonly contactId: string; readonly roles: readonly StakeholderRole[] }[];
}

export interface CrmContact {
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
  /** Primary company first. */
  readonly companyIds: readonly string[];
  /** From `hs_buying_role`. */
  readonly roles: readonly StakeholderRole[];
}

/** The CRM's record of a sale. */
export interface CrmDeal {
  readonly dealId: string;
  readonly name: string;
  readonly companyIds: readonly string[];
  /** With the roles that association labels give them on this deal. */
  readonly contacts: readonly { readonly contactId: string; readonly roles: readonly StakeholderRole[] }[];
  readonly ownerId?: string;
  readonly pipeline: string;
  readonly stage: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
  /** False for a sale to an existing customer; absent when the CRM does not say. */
  readonly isNewBusiness?: boolean;
  /** Minor units of the deal's currency; absent when unset. */
  readonly amountMinor?: number;
  readonly currency?: string;
  readonly closesOn?: CalendarDate;
  /** Of a lost deal whose reason is none that the service could have prevented; the text itself is not kept. */
  readonly lossReason?: LossReason;
  readonly modifiedAt?: Instant;
}

export interface CrmTask {
  readonly taskId: string;
  readonly subject: string;
  readonly dueOn?: CalendarDate;
  readonly isDone: boolean;
  readonly ownerId?: string;
  readonly companyIds: readonly string[];
  readonly dealIds: readonly string[];
  readonly modifiedAt?: Instant;
}

export interface CrmMeeting {
  readonly meetingId: string;
  readonly startsAt: Instant;
  readonly outcome: 'held' | 'missed' | 'moved' | 'planned' | 'unknown';
  readonly ownerId?: string;
  readonly companyIds: readonly string[];
  readonly contactIds: readonly string[];
  readonly modifiedAt?: Instant;
}

/** HubSpot in our words, read only. */
export interface Crm {
  owners(): readonly CrmOwner[];
  companies(after?: string): CursorPage<CrmCompany>;
  contacts(after?: string): CursorPage<CrmContact>;
  /** `changedSince` reads only what was touched at or after an instant; without it, everything. */
  deals(after?: string, changedSince?: Instant): CursorPage<CrmDeal>;
  tasks(after?: string, changedSince?: Instant): CursorPage<CrmTask>;
  meetings(after?: string, changedSince?: Instant): CursorPage<CrmMeeting>;
  companyUrl(companyId: string): string;
  dealUrl(dealId: string): string;
}
