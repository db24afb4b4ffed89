import type { DealLine } from '#application/sync/crm/sales-records';
import { stakeholdersOf } from '#application/sync/crm/stakeholders';
import { emptyClientRecord, type ClientRecord } from '#application/sync/records';
import type { StakeholderRole } from '#domain/vocabulary/client';

const bare = emptyClientRecord({ id: 1, name: 'Birch', domains: [], isVip: false, active: true });

const contact = (contactId: string, ...roles: StakeholderRole[]) => ({
  contactId,
  name: `C${contactId}`,
  email: '',
  roles,
});
const labelled = (contactId: string, ...roles: StakeholderRole[]) => ({ contactId, roles });
const deal = (end: DealLine['end'], ...labels: ReturnType<typeof labelled>[]): DealLine => ({
  dealId: end,
  name: end,
  end,
  labelled: labels,
});
const sales = (...deals: DealLine[]) => ({ deals, tasks: [], meetings: [] });
const company = { companyId: '9', domain: '', rivals: [] };

const named = (record: ClientRecord) =>
  stakeholdersOf(record).map(({ role, contact: { contactId } }) => [role, contactId]);

test('a buying role makes a stakeholder where nobody labelled one', () => {
  expect(named({ ...bare, crmContacts: [contact('1', 'dayToDay', 'sponsor')] })).toEqual([
    ['sponsor', '1'],
    ['dayToDay', '1'],
  ]);
});

test('a label on the company or an open deal counts before the buying role of somebody else', () => {
  const crmContacts = [contact('1', 'sponsor'), contact('2'), contact('3')];
  expect(
    named({
      ...bare,
      crmContacts,
      company: { ...company, labelled: [labelled('2', 'sponsor')] },
      sales: sales(deal('open', labelled('3', 'sponsor'))),
    }),
  ).toEqual([
    ['sponsor', '2'],
    ['sponsor', '3'],
  ]);
});

test('a label on a closed deal counts where no open one says more', () => {
  const crmContacts = [contact('1', 'signatory'), contact('2'), contact('3')];
  const closed = deal('lost', labelled('2', 'signatory', 'sponsor'));
  expect(named({ ...bare, crmContacts, sales: sales(closed, deal('open', labelled('3', 'sponsor'))) })).toEqual([
    ['sponsor', '3'],
    ['signatory', '2'],
  ]);
});

test('a labelled contact who is not among the contacts any more leaves the role to the next source', () => {
  expect(
    named({ ...bare, crmContacts: [contact('1', 'sponsor')], sales: sales(deal('open', labelled('77', 'sponsor'))) }),
  ).toEqual([['sponsor', '1']]);
});

test('somebody labelled twice is named once', () => {
  const labels = [labelled('1', 'sponsor')];
  expect(
    named({
      ...bare,
      crmContacts: [contact('1')],
      company: { ...company, labelled: labels },
      sales: sales(deal('open', ...labels)),
    }),
  ).toEqual([['sponsor', '1']]);
});

test('who was mapped beside a mail holds the role at once, together with whoever a label names, and once', () => {
  const helen = { ...contact('1'), email: 'helen@birch.example' };
  const crmContacts = [helen, contact('2')];
  const mapping = { eventId: 'm-1', role: 'sponsor', email: 'helen@birch.example' } as const;
  const record: ClientRecord = {
    ...bare,
    crmContacts,
    company: { ...company, labelled: [labelled('2', 'sponsor')] },
    mappings: [mapping, { ...mapping, eventId: 'm-2' }],
  };
  expect(named(record)).toEqual([
    ['sponsor', '1'],
    ['sponsor', '2'],
  ]);
  const labelledToo = { ...company, labelled: [labelled('1', 'sponsor')] };
  expect(named({ ...record, company: labelledToo })).toEqual([['sponsor', '1']]);
});

test('who was mapped and is known to HaloPSA alone holds the role without a contact of the CRM; who left holds none', () => {
  const record: ClientRecord = {
    ...bare,
    deskContacts: [[5, 'Tom', 'tom@birch.example', 0]],
    mappings: [
      { eventId: 'm-1', role: 'signatory', email: 'tom@birch.example' },
      { eventId: 'm-2', role: 'sponsor', email: 'gone@birch.example' },
    ],
  };
  expect(stakeholdersOf(record)).toEqual([{ role: 'signatory', contact: { name: 'Tom', email: 'tom@birch.example' } }]);
});
