import { runHourlySync } from '#application/run-hourly-sync';
import { turnOnSync } from '#application/administer-sync';
import { UpstreamError } from '#application/upstream-error';
import { deskMsp, hour, invoice, synced } from '#test/support/desk-msp';
import { factsInWorkbook } from '#test/support/facts-in-workbook';
import { memoryMsp } from '#test/support/memory-msp';
import { syncedMsp as syncedSales } from '#test/support/selling-msp';

test('a source that was not read leaves its facts absent', () => {
  const msp = memoryMsp({ desk: { invoices: [], agents: [] }, crm: { companies: [] } });
  turnOnSync(msp.parts);
  const refuse = () => {
    throw new UpstreamError('HaloPSA', 'unauthorized', 'GET /Invoice answered 403');
  };
  const closed = { ...msp.desk, recurringInvoices: { pages: refuse }, invoices: () => ({ pages: refuse }) };
  runHourlySync({ ...msp.parts, serviceDesk: closed });
  const facts = factsInWorkbook(msp, 101);
  for (const name of ['invoices', 'hourCostMinor', 'meetings', 'planned', 'stakeholderRoles'] as const)
    expect(facts).not.toHaveProperty(name);
  expect(facts).toMatchObject({ annualValue: { annualMinor: 2_400_000, currency: 'GBP' } });
});

test('money is the value of the contract, the cost of an hour and the invoices of the client', () => {
  const msp = synced();
  const facts = factsInWorkbook(msp, 201);
  expect(facts).toMatchObject({ annualValue: { annualMinor: 480_000, currency: 'GBP' }, hourCostMinor: 4_800 });
  expect(facts.invoices?.length).toBeGreaterThan(1);
  expect(factsInWorkbook(msp, 101).invoices).toEqual([]);
});

test('of a contract in another currency it is not known what an hour costs in it', () => {
  const msp = synced({ settings: { currency: 'EUR' } });
  expect(factsInWorkbook(msp, 201)).toMatchObject({ annualValue: { currency: 'GBP' } });
  expect(factsInWorkbook(msp, 201)).not.toHaveProperty('hourCostMinor');
});

test('an invoice of a year and a half ago is a fact, and no debt that a card shows', () => {
  const msp = deskMsp();
  msp.desk.records.invoices = [
    invoice(1, '2025-07-01', { issuedOn: '2025-06-01' }),
    invoice(2, '2025-03-01', { issuedOn: '2025-02-01' }),
  ];
  runHourlySync(msp.parts);
  expect(factsInWorkbook(msp, 201).invoices?.map(({ invoiceId }) => invoiceId)).toEqual([1]);
  const card = msp.workbook.contentOf('Client cards').find((cells) => cells[0] === 2);
  expect(JSON.parse(String(card?.[6]))).toMatchObject({ overdue: { count: 0 } });
});

test('meetings stand oldest first, and what is planned beside them', () => {
  const msp = syncedSales();
  const { meetings = [], planned } = factsInWorkbook(msp, 101);
  expect(meetings.length).toBeGreaterThan(1);
  expect([...meetings].sort((a, b) => (a.on < b.on ? -1 : 1))).toEqual(meetings);
  expect(planned?.openTasks).toBe(2);
});

test('a task that is done within the day is planned no more', () => {
  const msp = syncedSales();
  const { openTasks = 0 } = factsInWorkbook(msp, 101).planned ?? {};
  msp.clock.advance(hour);
  msp.crm.records.tasks = msp.crm.records.tasks.map((task) => ({ ...task, isDone: true, modifiedAt: msp.clock.now() }));
  runHourlySync(msp.parts);
  expect(openTasks).toBeGreaterThan(0);
  expect(factsInWorkbook(msp, 101).planned?.openTasks).toBe(0);
});
