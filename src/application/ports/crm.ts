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

/** HubSpot in our words, read only. */
export interface Crm {
  owners(): readonly CrmOwner[];
  companies(after?: string): CursorPage<CrmCompany>;
  contacts(after?: string): CursorPage<CrmContact>;
  companyUrl(companyId: string): string;
}
