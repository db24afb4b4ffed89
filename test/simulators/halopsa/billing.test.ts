import { invoiceStateAt } from '#simulators/msp/billing/invoices';
import { netMinorAt } from '#simulators/msp/billing/billed-lines';
import { haloTenant, json, type Row, world } from './halo-tenant';

const tenant = haloTenant();
const today = '2026-11-30';

interface InvoicePage {
  readonly record_count: number;
  readonly invoices: readonly Row[];
}

/** Reads a list to its end. */
async function everyInvoice(path: string): Promise<readonly Row[]> {
  const get = await tenant.signedIn();
  const rows: Row[] = [];
  for (let number = 1; ; number += 1) {
    const page = await json<InvoicePage>(get(`${path}&pageinate=true&page_size=100&page_no=${number}`));
    rows.push(...page.invoices);
    if (page.invoices.length === 0 || rows.length >= page.record_count) return rows;
  }
}

const linesIn = (row: Row | undefined): readonly Row[] => (row?.['lines'] ?? []) as readonly Row[];

describe('a recurring invoice', () => {
  it('has an id below zero and no lines until they are asked for', async () => {
    const rows = await everyInvoice('/api/RecurringInvoice?order=id');
    expect(rows).toHaveLength(world.recurringInvoices.length);
    for (const row of rows) {
      expect(row.id).toBeLessThan(0);
      expect(row).not.toHaveProperty('lines');
    }
  });

  it('adds up to its lines, in the list and in the record', async () => {
    const rows = await everyInvoice('/api/RecurringInvoice?includelines=true');
    const get = await tenant.signedIn();
    for (const recurring of world.recurringInvoices) {
      const row = rows.find(({ id }) => id === recurring.id);
      const net = linesIn(row).reduce((sum, line) => sum + Number(line['net_amount']), 0);
      expect(row?.['revenue']).toBeCloseTo(netMinorAt(recurring, today) / 100);
      expect(row?.['revenue']).toBeCloseTo(net);
    }
    const [first] = world.recurringInvoices;
    const record = await json<Row>(get(`/api/RecurringInvoice/${first?.id ?? 0}?includedetails=true`));
    expect(linesIn(record)).toEqual(linesIn(rows.find(({ id }) => id === first?.id)));
    expect(await json(get(`/api/RecurringInvoice/${first?.id ?? 0}`))).not.toHaveProperty('lines');
  });

  it('says by how much and how often it is raised, on the whole or by line', async () => {
    const rows = await everyInvoice('/api/RecurringInvoice?includelines=true');
    const raised = world.recurringInvoices.filter(({ percentIncrease }) => percentIncrease !== undefined);
    expect(raised.length).toBeGreaterThan(0);
    for (const { id, percentIncrease, autoIncreasePeriodMonths } of raised) {
      expect(rows.find((row) => row.id === id)).toMatchObject({
        invoice_percent_increase: percentIncrease,
        invoice_auto_increase_period: autoIncreasePeriodMonths,
      });
    }
    const lines = rows.flatMap((row) => linesIn(row));
    expect(lines.some((line) => line['exclude_auto_increase'] === true)).toBe(true);
    expect(lines.some((line) => Number(line['percent_increase']) > 0)).toBe(true);
  });

  it('gives its period in days, on some only as a code', async () => {
    const rows = await everyInvoice('/api/RecurringInvoice?order=id');
    const isEmpty = (row: Row): boolean => /^(0001|18|19)/.test(String(row['period_start_date']));
    expect(rows.some(isEmpty)).toBe(true);
    expect(rows.some((row) => !isEmpty(row))).toBe(true);
  });

  it('is found by customer and by contract', async () => {
    const tied = world.recurringInvoices.find(({ contractIndex }) => contractIndex !== undefined);
    const contractId = world.contracts[tied?.contractIndex ?? 0]?.id ?? 0;
    const rows = await everyInvoice(`/api/RecurringInvoice?contract_id=${contractId}`);
    expect(rows.map(({ id }) => id)).toEqual([tied?.id]);
    const clientId = world.clients[tied?.clientIndex ?? 0]?.id ?? 0;
    const ofClient = await everyInvoice(`/api/RecurringInvoice?client_ids=${clientId},4711`);
    expect(ofClient.every((row) => row['client_id'] === clientId)).toBe(true);
    expect(ofClient.map(({ id }) => id)).toContain(tied?.id);
  });
});

describe('an invoice', () => {
  it('is listed once it is issued, each once, newest first where asked', async () => {
    const issued = world.invoices().filter(({ issuedOn }) => issuedOn <= today);
    const rows = await everyInvoice('/api/Invoice?order=invoice_date&orderdesc=true');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(issued.length);
    expect(rows).toHaveLength(issued.length);
    const days = rows.map(({ id }) => issued.find((invoice) => invoice.id === id)?.issuedOn ?? '');
    expect(days).toEqual([...days].sort().reverse());
  });

  it('is found by the days of issue, the customer and whether it is paid', async () => {
    const expected = world
      .invoices()
      .filter(({ issuedOn }) => issuedOn >= '2026-07-01' && issuedOn <= '2026-08-31')
      .map(({ id }) => id);
    // Midnight of London in summer is the evening before in UTC.
    const rows = await everyInvoice('/api/Invoice?invoicedatestart=2026-06-30T23:00:00Z&invoicedateend=2026-08-31');
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(expected));
    const open = await everyInvoice('/api/Invoice?paymentstatuses=0,1');
    expect(open.length).toBeGreaterThan(0);
    expect(open.every((row) => Number(row['amountdue']) !== 0)).toBe(true);
    const clientId = world.clients[3]?.id ?? 0;
    const ofClient = await everyInvoice(`/api/Invoice?client_id=${clientId}`);
    expect(ofClient.every((row) => row['client_id'] === clientId)).toBe(true);
  });

  it('says what is paid and what is due on this day, and no date while it is open', async () => {
    const rows = await everyInvoice('/api/Invoice?order=id');
    for (const invoice of world.invoices().filter(({ issuedOn }) => issuedOn <= today)) {
      const { isPaid, amountDueMinor, amountPaidMinor } = invoiceStateAt(invoice, today);
      const row = rows.find(({ id }) => id === invoice.id);
      expect(row).toMatchObject({ amountdue: amountDueMinor / 100, amountpaid: amountPaidMinor / 100, voided: false });
      const paidOn = row?.['datepaid'];
      expect([invoice.id, paidOn !== undefined && !/^(0001|18|1900)/.test(String(paidOn))]).toEqual([
        invoice.id,
        isPaid,
      ]);
      expect(row?.['total']).toBeCloseTo(Number(row?.['revenue']) + Number(row?.['tax_total']));
    }
  });

  it('can be asked for without credits', async () => {
    const [both, without] = [
      await everyInvoice('/api/Invoice?x=1'),
      await everyInvoice('/api/Invoice?includeinvoices=true'),
    ];
    expect(both.some((row) => Number(row['total']) < 0)).toBe(true);
    expect(without.every((row) => Number(row['total']) >= 0)).toBe(true);
  });

  it('has lines in the record, and in the list only where they are asked for', async () => {
    const get = await tenant.signedIn();
    const { invoices } = await json<InvoicePage>(get('/api/Invoice?count=60'));
    expect(invoices.every((row) => !('lines' in row))).toBe(true);
    const withLines = await json<InvoicePage>(get('/api/Invoice?count=60&includelines=true'));
    expect(withLines.invoices.every((row) => linesIn(row).length > 0)).toBe(true);
    const record = await json<Row>(get(`/api/Invoice/${invoices[0]?.id ?? 0}?includedetails=true`));
    expect(linesIn(record)).toEqual(linesIn(withLines.invoices[0]));
  });

  it('of the future answers 404', async () => {
    const future = world.invoices().find(({ issuedOn }) => issuedOn > today);
    expect((await (await tenant.signedIn())(`/api/Invoice/${future?.id ?? 0}`)).status).toBe(404);
  });

  it('can be listed by its id alone', async () => {
    const get = await tenant.signedIn();
    const { invoices } = await json<InvoicePage>(get('/api/Invoice?count=2&idonly=true'));
    expect(invoices.map((row) => Object.keys(row))).toEqual([['id'], ['id']]);
  });
});

test('hours paid in advance are an empty list: this MSP sells none', async () => {
  const page = await json(await (await tenant.signedIn())('/api/ClientPrepay?client_id=1'));
  expect(page).toEqual({ page_no: 1, page_size: 50, record_count: 0, prepay: [] });
});
