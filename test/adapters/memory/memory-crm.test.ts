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
  }),
);
