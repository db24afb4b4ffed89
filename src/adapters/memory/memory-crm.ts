import type { Crm, CrmCompany, CrmContact, CrmOwner, CursorPage } from '#application/ports/crm';

/** What the CRM knows. Replace a list to change the world. */
export interface CrmRecords {
  owners: readonly CrmOwner[];
  companies: readonly CrmCompany[];
  contacts: readonly CrmContact[];
}

export interface MemoryCrm extends Crm {
  readonly records: CrmRecords;
  callCount(): number;
}

export function memoryCrm(initial: Partial<CrmRecords> = {}, rowsPerPage = 100): MemoryCrm {
  const records: CrmRecords = { owners: [], companies: [], contacts: [], ...initial };
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
    companyUrl: (companyId) => `https://crm.example/companies/${companyId}`,
  };
}
