import { turnOnSync } from '#application/administer-sync';
import type { Crm, CrmDeal, CrmMeeting, CrmTask } from '#application/ports/crm';
import { runHourlySync } from '#application/run-hourly-sync';
import { readState } from '#application/tabs/state-tab';
import type { ClientContext } from '#application/views/client-context';
import { memoryMsp, type MemoryMsp } from './memory-msp';

export const hour = 3_600_000;
export const day = 24 * hour;
export const longAgo = Date.parse('2026-06-01T00:00:00Z');

export function deal(dealId: string, overrides: Partial<CrmDeal> = {}): CrmDeal {
  return {
    dealId,
    name: `Renewal ${dealId}`,
    companyIds: ['901'],
    contacts: [],
    pipeline: 'msp',
    stage: '1',
    isClosed: false,
    isWon: false,
    modifiedAt: longAgo,
    ...overrides,
  };
}

export function task(taskId: string, overrides: Partial<CrmTask> = {}): CrmTask {
  return {
    taskId,
    subject: `Task ${taskId}`,
    isDone: false,
    companyIds: ['901'],
    dealIds: [],
    modifiedAt: longAgo,
    ...overrides,
  };
}

export function meeting(meetingId: string, at: string, overrides: Partial<CrmMeeting> = {}): CrmMeeting {
  return { meetingId, startsAt: Date.parse(at), outcome: 'held', companyIds: ['901'], contactIds: [], ...overrides };
}

export const sales = {
  companies: [
    {
      companyId: '901',
      name: 'Birch',
      domain: 'birch.example',
      ownerId: '501',
      deskClientId: 1,
      labelledContacts: [{ contactId: '33', roles: ['signatory' as const] }],
    },
    { companyId: '902', name: 'Cedar', domain: 'cedar.example', ownerId: '502' },
    { companyId: '903', name: 'Old', domain: 'old.example', deskClientId: 77 },
  ],
  contacts: [
    {
      contactId: '31',
      name: 'Bea Birch',
      email: 'bea@birch.example',
      companyIds: ['901'],
      roles: ['sponsor' as const],
    },
    { contactId: '32', name: 'Ben Birch', email: 'ben@birch.example', companyIds: ['901'], roles: [] },
    { contactId: '33', name: 'Law & Co', email: 'law@firm.example', companyIds: [], roles: [] },
    { contactId: '41', name: 'Cy Cedar', email: 'cy@cedar.example', companyIds: ['902'], roles: [] },
  ],
  deals: [
    deal('71', { contacts: [{ contactId: '32', roles: ['sponsor'] }], closesOn: '2027-01-31' }),
    deal('72', { isClosed: true, isWon: true, closesOn: '2025-03-31', amountMinor: 2_000_000, isNewBusiness: false }),
    deal('73', { companyIds: ['999'] }),
    deal('74', { companyIds: ['902'] }),
  ],
  tasks: [
    task('81', { dueOn: '2026-12-15', ownerId: '501' }),
    task('82', { dueOn: '2026-12-01' }),
    task('83', { isDone: true }),
    task('84', { companyIds: [], dealIds: ['74'] }),
    task('85', { companyIds: ['999'] }),
  ],
  meetings: [
    meeting('91', '2026-09-01T09:00:00Z'),
    meeting('92', '2026-10-01T09:00:00Z', { outcome: 'missed' }),
    meeting('93', '2026-12-05T09:00:00Z', { outcome: 'planned' }),
    meeting('94', '2026-11-01T09:00:00Z', { companyIds: [], contactIds: ['41'] }),
  ],
};

/** Pages of two records: every list but the owners takes several calls. */
export function sellingMsp(change: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = memoryMsp({ rowsPerPage: 2, ...change, crm: { ...sales, ...change.crm } });
  turnOnSync(msp.parts);
  return msp;
}

export function syncedMsp(change: Parameters<typeof memoryMsp>[0] = {}): MemoryMsp {
  const msp = sellingMsp(change);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  return msp;
}

export function cardOf({ workbook }: MemoryMsp, client: 1 | 2): ClientContext {
  return JSON.parse(String(workbook.contentOf('Client cards')[client]?.[6])) as ClientContext;
}

export function progressOf({ workbook }: MemoryMsp) {
  return readState(workbook.contentOf('State').slice(1)).progress;
}

/** Records and cards without the moments at which they were written, and without places in the chain. */
export function ends({ workbook }: MemoryMsp) {
  const cards = workbook.contentOf('Client cards').slice(1);
  const gaps = workbook
    .contentOf('Data gaps')
    .slice(1)
    .filter(([kind]) => kind !== '');
  return {
    cards: cards.map((cells) => {
      const card = JSON.parse(String(cells[6])) as ClientContext;
      // The version is a place in the chain, which depends on how the runs went.
      const renewals = card.renewals?.map((renewal) => ({ ...renewal, version: 0 }));
      return { ...card, builtAt: 0, renewals };
    }),
    sales: cards.map((cells) => {
      const {
        company,
        crmContacts,
        sales: kept,
        ownerEmail,
        crmUnderWay,
      } = JSON.parse(String(cells[8])) as Record<string, unknown>;
      return { company, crmContacts, kept, ownerEmail, crmUnderWay };
    }),
    gaps,
    people: workbook.contentOf('People'),
  };
}

/** The CRM, with something that happens at every call. */
export function counted({ crm }: MemoryMsp, happens: () => void): Crm {
  const before =
    <Given extends unknown[], Result>(perform: (...given: Given) => Result) =>
    (...given: Given): Result => {
      happens();
      return perform(...given);
    };
  return {
    ...crm,
    owners: before(crm.owners.bind(crm)),
    companies: before(crm.companies.bind(crm)),
    contacts: before(crm.contacts.bind(crm)),
    deals: before(crm.deals.bind(crm)),
    tasks: before(crm.tasks.bind(crm)),
    meetings: before(crm.meetings.bind(crm)),
  };
}
