import type {
  Crm,
  CrmCompany,
  CrmContact,
  CrmDeal,
  CrmMeeting,
  CrmOwner,
  CrmTask,
  CursorPage,
} from '#application/ports/crm';
import type { Instant } from '#domain/vocabulary/calendar-date';

/** What the CRM knows. Replace a list to change the world. */
export interface CrmRecords {
  owners: readonly CrmOwner[];
  companies: readonly CrmCompany[];
  contacts: readonly CrmContact[];
  deals: readonly CrmDeal[];
  tasks: readonly CrmTask[];
  meetings: readonly CrmMeeting[];
}

export interface MemoryCrm extends Crm {
  readonly records: CrmRecords;
  callCount(): number;
}

export function memoryCrm(initial: Partial<CrmRecords> = {}, rowsPerPage = 100): MemoryCrm {
  const records: CrmRecords = {
    owners: [],
    companies: [],
    contacts: [],
    deals: [],
    tasks: [],
    meetings: [],
    ...initial,
  };
  let calls = 0;
  const page = <Row>(rows: readonly Row[], after: string | undefined): CursorPage<Row> => {
    calls += 1;
    const start = after === undefined ? 0 : Number(after);
    const end = start + rowsPerPage;
    const found = { rows: rows.slice(start, end) };
    return end < rows.length ? { ...found, next: String(end) } : found;
  };
  return {
    records,
    callCount: () => calls,
    owners() {
      calls += 1;
      return records.owners;
    },
    companies: (after) => page(records.companies, after),
    contacts: (after) => page(records.contacts, after),
    deals: (after, changedSince) => page(touchedSince(records.deals, changedSince), after),
    tasks: (after, changedSince) => page(touchedSince(records.tasks, changedSince), after),
    meetings: (after, changedSince) => page(touchedSince(records.meetings, changedSince), after),
    companyUrl: (companyId) => `https://crm.example/companies/${companyId}`,
    dealUrl: (dealId) => `https://crm.example/deals/${dealId}`,
  };
}

/** A record that nobody dated is not found by the day it was touched. */
function touchedSince<Row extends { readonly modifiedAt?: Instant }>(
  rows: readonly Row[],
  changedSince: Instant | undefined,
): readonly Row[] {
  if (changedSince === undefined) return rows;
  return rows.filter(({ modifiedAt }) => modifiedAt !== undefined && modifiedAt >= changedSince);
}
