import { runHourlySync } from '#application/run-hourly-sync';
import { turnOnSync } from '#application/administer-sync';
import { addDays } from '#domain/vocabulary/calendar-date';
import { UpstreamError } from '#application/upstream-error';
import { day, deskMsp, hour, invoice, recurring, synced } from '#test/support/desk-msp';
import { factsInWorkbook } from '#test/support/facts-in-workbook';
import { contract, memoryMsp, ticket } from '#test/support/memory-msp';
import { meeting, syncedMsp as syncedSales } from '#test/support/selling-msp';

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

describe('what comes of contacts', () => {
  test('is counted once a month is over', () => {
    const msp = deskMsp();
    const line = { lineId: 1, quantity: 12, unitPriceMinor: 10_000, isExcludedFromIncrease: false };
    msp.desk.records.recurringInvoices = [{ ...recurring, lines: [line] }];
    runHourlySync(msp.parts);
    expect(factsInWorkbook(msp, 201).unitCounts).toEqual([]);
    msp.clock.advance(9 * day);
    runHourlySync(msp.parts);
    expect(factsInWorkbook(msp, 201).unitCounts).toEqual([{ month: '2026-11', contacts: 1, billedUnits: 12 }]);
    expect(factsInWorkbook(msp, 202).unitCounts).toEqual([{ month: '2026-11', contacts: 1 }]);
  });

  test('a sponsor who is deactivated has left; one who lost an address has not', () => {
    const msp = syncedSales();
    expect(factsInWorkbook(msp, 101).leavers).toEqual({ noticedSince: '2026-11-23', people: [] });
    const bea = msp.desk.records.contacts[0];
    if (bea === undefined) throw new Error('There is a contact');
    msp.clock.advance(day);
    msp.desk.records.contacts = [{ ...bea, email: '' }, ...msp.desk.records.contacts.slice(1)];
    runHourlySync(msp.parts);
    expect(factsInWorkbook(msp, 101).leavers?.people).toEqual([]);
    msp.clock.advance(day);
    msp.desk.records.contacts = [{ ...bea, active: false }, ...msp.desk.records.contacts.slice(1)];
    runHourlySync(msp.parts);
    expect(factsInWorkbook(msp, 101).leavers?.people).toMatchObject([{ leftOn: '2026-11-25', isVip: true }]);
  });

  test('a list that ended early takes nobody away', () => {
    const msp = syncedSales();
    msp.clock.advance(day);
    const { contacts } = msp.desk;
    const ending = {
      pages: (numbers: readonly number[]) => contacts.pages(numbers).map((page) => ({ ...page, rows: [] })),
    };
    runHourlySync({ ...msp.parts, serviceDesk: { ...msp.desk, contacts: ending } });
    expect(factsInWorkbook(msp, 101)).not.toHaveProperty('leavers');
    msp.clock.advance(day);
    runHourlySync(msp.parts);
    expect(factsInWorkbook(msp, 101).leavers).toEqual({ noticedSince: '2026-11-23', people: [] });
  });
});

describe('what passed between us and a sponsor', () => {
  /** Bea, user 11, is the sponsor of client 1 by her label or buying role. */
  const asking = (at: string, change = {}) => ticket({ id: 5_000, userId: 11, openedAt: Date.parse(at), ...change });
  const withoutLabel = { deals: [], meetings: [meeting('91', '2026-09-01T09:00:00Z', { contactIds: ['31'] })] };

  test('is the last meeting they attended, or ticket of their own', () => {
    const msp = syncedSales({ crm: withoutLabel });
    expect(factsInWorkbook(msp, 101).sponsorContactOn).toBe('2026-09-01');
    msp.clock.advance(hour);
    msp.desk.records.tickets = [
      ...msp.desk.records.tickets,
      asking('2026-11-20T09:00:00Z', { updatedAt: msp.clock.now() }),
    ];
    runHourlySync(msp.parts);
    expect(factsInWorkbook(msp, 101).sponsorContactOn).toBe('2026-11-20');
  });

  test('is nothing where neither a meeting nor a ticket of theirs is known, and unknown where no sponsor is', () => {
    const msp = syncedSales({ crm: { deals: [], meetings: [meeting('91', '2026-09-01T09:00:00Z')] } });
    expect(factsInWorkbook(msp, 101).sponsorContactOn).toBeNull();
    expect(factsInWorkbook(msp, 201)).not.toHaveProperty('sponsorContactOn');
    expect(factsInWorkbook(msp, 201)).not.toHaveProperty('sponsorIncidentTicketIds');
  });

  test('a meeting that was missed, or is still to come, is no contact', () => {
    const meetings = [
      meeting('91', '2026-09-01T09:00:00Z', { contactIds: ['31'], outcome: 'missed' }),
      meeting('92', '2026-12-01T09:00:00Z', { contactIds: ['31'], outcome: 'held' }),
    ];
    expect(factsInWorkbook(syncedSales({ crm: { deals: [], meetings } }), 101).sponsorContactOn).toBeNull();
  });

  test('a reply of theirs is contact too', () => {
    const msp = syncedSales({ crm: { deals: [], meetings: [] } });
    msp.clock.advance(hour);
    const at = msp.clock.now() - 60_000;
    msp.desk.records.tickets = msp.desk.records.tickets.map((each) =>
      each.id === 1001 ? { ...each, updatedAt: at } : each,
    );
    msp.desk.records.replies = [
      { ticketId: 1001, replyId: 1, at, isFromClient: true, userId: 11, text: '', reopens: false },
    ];
    runHourlySync(msp.parts);
    expect(factsInWorkbook(msp, 101).sponsorContactOn).toBe('2026-11-23');
  });

  test.each([
    { decision: '2027-01-30', openedAt: '2026-10-31T09:00:00Z', counts: false },
    { decision: '2027-01-30', openedAt: '2026-11-01T09:00:00Z', counts: true },
    { decision: '2027-03-30', openedAt: '2026-11-20T09:00:00Z', counts: false },
  ])('their ticket of priority 1 counts from T-90 on: $openedAt for $decision', ({ decision, openedAt, counts }) => {
    const contracts = [contract({ id: 101, termEndsOn: addDays(decision, 60) })];
    const msp = syncedSales({ crm: withoutLabel, desk: { contracts, tickets: [asking(openedAt, { priority: 1 })] } });
    expect(factsInWorkbook(msp, 101).sponsorIncidentTicketIds).toEqual(counts ? [5_000] : []);
  });
});
