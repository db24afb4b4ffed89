import { crmConflictGaps, strayCompanyGaps } from '#application/sync/crm/find-crm-gaps';
import { clientGaps } from '#application/sync/find-data-gaps';
import { emptyClientRecord, type ClientRecord } from '#application/sync/records';
import type { Person } from '#domain/vocabulary/person';
import { memoryMsp } from '#test/support/memory-msp';

const { settings } = memoryMsp().parts;

function record(id: number, overrides: Partial<ClientRecord> = {}): ClientRecord {
  const client = { id, name: `Client ${id}`, domains: [`c${id}.example`], isVip: false, active: true };
  return { ...emptyClientRecord(client), company: { companyId: `9${id}`, domain: '', rivals: [] }, ...overrides };
}

const contact = (contactId: string) => ({ contactId, name: '', email: '', roles: [] });

test('a contact of two clients is listed at both, with what to do', () => {
  const both = [
    record(1, { crmContacts: [contact('31'), contact('32')] }),
    record(2, { crmContacts: [contact('31')] }),
  ];
  const gapsOf = crmConflictGaps(both, settings);
  expect(both.map((each) => gapsOf(each))).toMatchObject([
    [
      {
        kind: 'companyInConflict',
        clientId: 1,
        what: expect.stringMatching(/^1 HubSpot contact belongs/),
        fix: expect.stringMatching(/contact 31 off/),
      },
    ],
    [{ kind: 'companyInConflict', clientId: 2 }],
  ]);
});

test('a contact of a client that left is no conflict', () => {
  const left = record(2, { crmContacts: [contact('31')] });
  const clients = [record(1, { crmContacts: [contact('31')] }), { ...left, client: { ...left.client, active: false } }];
  expect(crmConflictGaps(clients, settings)(record(1, { crmContacts: [contact('31')] }))).toEqual([]);
});

test('a company that carries the id of no client is named, tied or not', () => {
  const tied = record(1, {
    company: { companyId: '91', domain: '', rivals: [], doubts: [{ companyId: '91', strayClientId: 77 }] },
  });
  expect(crmConflictGaps([tied], settings)(tied)[0]?.what).toMatch(
    /91 carries the HaloPSA client id 77, which names no client/,
  );
  expect(strayCompanyGaps([{ companyId: '95', strayClientId: 78 }], settings)[0]).toEqual({
    kind: 'companyInConflict',
    what: 'HubSpot company 95 carries the HaloPSA client id 78, which names no client.',
    fix: 'In HubSpot, correct or clear renewal_desk_halopsa_client_id of company 95.',
  });
});

test("a company that names one client and has another's domain is named", () => {
  const tied = record(1, {
    company: { companyId: '91', domain: '', rivals: [], doubts: [{ companyId: '91', domainOf: 2 }] },
  });
  expect(crmConflictGaps([tied, record(2)], settings)(tied)[0]?.what).toBe(
    'HubSpot company 91 names this client by id, but has the mail domain of Client 2.',
  );
});

describe('tasks of somebody who is deactivated', () => {
  const person = (email: string, hubspotOwnerId: string, active: boolean): Person => ({
    email,
    name: email.startsWith('gone') ? 'Gus Gone' : 'Ada Moss',
    roles: [],
    leads: [],
    deputyFor: [],
    hubspotOwnerId,
    active,
  });
  const people = [person('ada@msp.example', '501', true), person('gone@msp.example', '502', false)];
  const tasks = ['502', '502', '501'].map((ownerId, index) => ({ taskId: String(index), subject: 'Review', ownerId }));
  const withTasks = (ownerEmail: string) => record(1, { ownerEmail, sales: { deals: [], tasks, meetings: [] } });

  test('are counted where the owner of the client is gone', () => {
    expect(clientGaps(withTasks('gone@msp.example'), [], settings, people)).toEqual([
      {
        kind: 'ownerInactive',
        clientId: 1,
        what: 'The owner, Gus Gone, is deactivated. 2 open tasks are still assigned to Gus Gone.',
        fix: 'Set another company owner in HubSpot, and give those tasks to somebody active.',
      },
    ]);
  });

  test('are listed where the owner of the client is active', () => {
    expect(clientGaps(withTasks('ada@msp.example'), [], settings, people)).toMatchObject([
      {
        kind: 'ownerInactive',
        what: 'Somebody who is deactivated still has work here. 2 open tasks are still assigned to Gus Gone.',
      },
    ]);
  });

  test('are no gap once they are done', () => {
    const done = record(1, { ownerEmail: 'ada@msp.example', sales: { deals: [], tasks: [], meetings: [] } });
    expect(clientGaps(done, [], settings, people)).toEqual([]);
  });
});
