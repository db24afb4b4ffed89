import { memoryCrm } from '#adapters/memory/memory-crm';
import { crmContract } from '#test/contract/crm.contract';

crmContract('a CRM in memory', () =>
  memoryCrm({
    owners: [
      { ownerId: '51', email: 'mara@acme.example', name: 'Mara Lind', active: true },
      { ownerId: '52', email: 'gone@acme.example', name: 'Gone Person', active: false },
    ],
    companies: [{ companyId: '900', name: 'Northwind', domain: 'northwind.example', ownerId: '51', deskClientId: 17 }],
    contacts: Array.from({ length: 230 }, (_, index) => ({
      contactId: String(index + 1),
      name: `Contact ${index + 1}`,
      email: `c${index + 1}@northwind.example`,
      companyIds: index % 2 === 0 ? ['900'] : [],
      roles: index === 0 ? ['sponsor'] : [],
    })),
    deals: Array.from({ length: 130 }, (_, index) => ({
      dealId: String(700 + index),
      name: `Renewal ${index}`,
      companyIds: ['900'],
      contacts: index === 0 ? [{ contactId: '1', roles: ['signatory' as const] }] : [],
      pipeline: 'default',
      stage: String(index % 3),
      isClosed: index % 3 > 0,
      isWon: index % 3 === 1,
      amountMinor: 120_000,
      currency: 'GBP',
      closesOn: '2026-12-31',
      modifiedAt: 1_780_000_000_000 + index,
    })),
    tasks: Array.from({ length: 6 }, (_, index) => ({
      taskId: String(800 + index),
      subject: 'Review',
      dueOn: '2026-12-01',
      isDone: index % 2 === 0,
      companyIds: [],
      dealIds: ['700'],
      modifiedAt: 1_780_000_000_000 + index,
    })),
    meetings: Array.from({ length: 4 }, (_, index) => ({
      meetingId: String(850 + index),
      startsAt: 1_780_000_000_000,
      outcome: index === 0 ? ('held' as const) : ('planned' as const),
      companyIds: ['900'],
      contactIds: ['1'],
      modifiedAt: 1_780_000_000_000 + index,
    })),
  }),
);
