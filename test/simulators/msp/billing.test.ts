import {
  billedLinesAt,
  effectivePercent,
  linesOfInvoice,
  netMinorAt,
  nextInvoiceOn,
} from '#simulators/msp/billing/billed-lines';
import { headcountAhead, pricesAhead, quantitiesAhead, renewedTerms } from '#simulators/msp/billing/coming-changes';
import { invoicesIssuedUpTo, invoiceStateAt } from '#simulators/msp/billing/invoices';
import { recurringEndAt } from '#simulators/msp/billing/recurring-invoices';
import { addDays, addMonths, daysFrom } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import type { BilledKind } from '#simulators/msp/billing/billing-records';
import type { Cause, WorldInvoice, WorldRecurringLine } from '#simulators/msp/world';

const startsOn = '2026-11-30';
const world = generateWorld({ seed: 7, size: 'typical', startsOn });
const { recurringInvoices } = world;
const invoices = world.invoices();
const monthsOf = { Monthly: 1, Quarterly: 3, Yearly: 12 };

describe('recurring invoices', () => {
  it('have negative ids', () => {
    expect(recurringInvoices.every(({ id }) => id < 0)).toBe(true);
  });

  it('bill on the first day what the contracts cost', () => {
    for (const recurring of recurringInvoices) {
      const { clientIndex, lines, currency, period } = recurring;
      const tied = new Set(lines.map(({ contractIndex }) => contractIndex));
      const [only] = [...tied];
      const contract = only === undefined ? undefined : world.contracts[only];
      if (tied.size !== 1 || contract === undefined) continue;
      expect(netMinorAt(recurring, startsOn)).toBe(contract.monthlyMinor * monthsOf[period]);
      expect(contract.clientIndex).toBe(clientIndex);
      expect(contract.currency).toBe(currency);
    }
  });

  it('carry the value of contracts whose header has none', () => {
    const silent = world.contracts.filter(({ isValueRecorded, inactiveFrom }) => !isValueRecorded && !inactiveFrom);
    const billed = new Set(recurringInvoices.flatMap(({ clientIndex }) => clientIndex));
    expect(silent.length).toBeGreaterThan(3);
    expect(silent.every(({ clientIndex }) => billed.has(clientIndex))).toBe(true);
  });

  it('pass licences through at a small margin and never raise them by themselves', () => {
    const licences = recurringInvoices.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'licence'));
    expect(licences.length).toBeGreaterThan(20);
    for (const { unitPriceMinor, unitCostMinor = unitPriceMinor * 0.85, excludeAutoIncrease } of licences) {
      expect(unitCostMinor / unitPriceMinor).toBeGreaterThan(0.8);
      expect(excludeAutoIncrease).toBe(true);
    }
  });

  it('raise a price on its day and not before', () => {
    const raised = recurringInvoices.flatMap((recurring) =>
      recurring.lines.flatMap((line, position) =>
        line.lastIncreasedOn !== undefined && recurring.startsOn < '2023-01-01'
          ? [{ recurring, line, position, on: line.lastIncreasedOn }]
          : [],
      ),
    );
    expect(raised.length).toBeGreaterThan(20);
    for (const { recurring, line, position, on } of raised) {
      const percent = effectivePercent(recurring, line) ?? 0;
      const priceOn = (day: string): number => billedLinesAt(recurring, day)[position]?.unitPriceMinor ?? 0;
      const nextOn = addMonths(on, line.autoIncreasePeriodMonths ?? 12);
      expect(priceOn(startsOn)).toBe(line.unitPriceMinor);
      expect(priceOn(addDays(on, -1))).toBe(Math.round(line.unitPriceMinor / (1 + percent / 100)));
      expect(priceOn(addDays(nextOn, -1))).toBe(line.unitPriceMinor);
      expect(priceOn(nextOn)).toBe(Math.round(line.unitPriceMinor * (1 + percent / 100)));
    }
  });

  it('do not know their end before somebody entered it', () => {
    const ending = recurringInvoices.find(({ endsOn }) => endsOn !== undefined && endsOn > addDays(startsOn, 30));
    expect(ending).toBeDefined();
    if (ending?.endsOn === undefined) return;
    expect(recurringEndAt(ending, startsOn)).toBeUndefined();
    expect(recurringEndAt(ending, ending.endsOn)).toBe(ending.endsOn);
    expect(nextInvoiceOn(ending, ending.endsOn)).toBeUndefined();
  });
});

describe('what is billed by number, as the clock moves', () => {
  const lines = recurringInvoices.flatMap((recurring) => recurring.lines);
  const quantityOn = ({ quantities }: WorldRecurringLine, day: string): number =>
    quantities.filter(({ from }) => from <= day).pop()?.quantity ?? 0;
  const half = addMonths(startsOn, 6);

  it('moves at most clients within half a year, and a fixed fee never does', () => {
    const of = (wanted: BilledKind) => lines.filter(({ kind }) => kind === wanted);
    const moved = (line: WorldRecurringLine): number => quantityOn(line, half) - quantityOn(line, startsOn);
    const seats = of('managedPerUser').filter((line) => quantityOn(line, startsOn) > 10);
    expect(seats.filter((line) => moved(line) !== 0).length / seats.length).toBeGreaterThan(0.6);
    expect(of('managedPerDevice').some((line) => moved(line) > 0)).toBe(true);
    expect(of('managedPerDevice').some((line) => moved(line) < 0)).toBe(true);
    expect(of('fixed').every(({ quantities }) => quantities.length === 1)).toBe(true);
  });

  it('goes up where clients grow and down where their budget is cut', () => {
    const [client] = world.clients;
    if (client === undefined) throw new Error('the world has no client');
    const halfYearUnder = (cause: Cause): number => {
      const factors = Array.from({ length: 40 }, (_, index) => {
        const episodes = [{ cause, fromMonth: 23, toMonth: 40, strength: 1 }];
        return headcountAhead({ seed: 7, startsOn }, { ...client, index, seats: 30, episodes })[5]?.factor ?? 0;
      });
      return factors.reduce((sum, factor) => sum + factor, 0) / factors.length;
    };
    expect(halfYearUnder('growth')).toBeGreaterThan(1.12);
    expect(halfYearUnder('budgetCut')).toBeLessThan(0.9);
    expect(Math.abs(halfYearUnder('serviceSlips') - 1)).toBeLessThan(0.05);
  });

  it('falls with the term that renews smaller, and the price with one that renews cheaper', () => {
    const terms = { endsOn: '2027-01-31', monthlyMinor: 1_000_00 };
    const nextTerm = (monthlyMinor: number) => ({
      from: '2027-01-20',
      endsOn: '2028-01-31',
      monthlyMinor,
      modifiedAt: 0,
    });
    const smaller = renewedTerms({ ...terms, changes: [nextTerm(700_00)] });
    expect(smaller).toEqual([{ from: '2027-02-01', ratio: 0.7 }]);
    expect(quantitiesAhead(20, [], smaller)).toEqual([{ from: '2027-02-01', quantity: 14 }]);
    expect(pricesAhead(smaller)).toEqual([]);
    const cheaper = renewedTerms({ ...terms, changes: [nextTerm(940_00)] });
    expect(quantitiesAhead(20, [], cheaper)).toEqual([]);
    expect(pricesAhead(cheaper)).toEqual([{ from: '2027-02-01', factor: 0.94 }]);
  });

  it('is what the invoices of that day charge', () => {
    for (const { recurringIndex, issuedOn, netMinor } of invoices.slice(-200)) {
      const recurring = recurringIndex === undefined ? undefined : recurringInvoices[recurringIndex];
      if (recurring !== undefined) expect(netMinor).toBe(netMinorAt(recurring, issuedOn));
    }
    const opened = recurringInvoices.reduce((sum, one) => sum + netMinorAt(one, startsOn), 0);
    expect(recurringInvoices.reduce((sum, one) => sum + netMinorAt(one, half), 0)).not.toBe(opened);
  });
});

describe('invoices', () => {
  it('come in the order of their day, month after month, before and after the first day', () => {
    expect(invoices.every(({ issuedOn }, at) => at === 0 || issuedOn >= (invoices[at - 1]?.issuedOn ?? ''))).toBe(true);
    const known = invoicesIssuedUpTo(invoices, startsOn);
    expect(invoices[known - 1]?.issuedOn.localeCompare(startsOn)).toBeLessThanOrEqual(0);
    expect(invoices[known]?.issuedOn.localeCompare(startsOn)).toBe(1);
    expect(invoices.length - known).toBeGreaterThan(800);
    expect(invoices[0]?.issuedOn.localeCompare(world.historyStartsOn)).toBeGreaterThanOrEqual(0);
  });

  it('add up from their lines', () => {
    for (const invoice of invoices.slice(0, 400)) {
      if (invoice.recurringIndex === undefined) continue;
      const lines = linesOfInvoice(world, invoice);
      expect(lines.reduce((sum, { netMinor }) => sum + netMinor, 0)).toBe(invoice.netMinor);
    }
    const [first] = recurringInvoices;
    if (first) expect(netMinorAt(first, startsOn)).toBeGreaterThan(0);
  });

  it('are due until they are paid, and paid late by some', () => {
    const late = invoices.filter(({ paidOn, dueOn }) => paidOn !== undefined && daysFrom(dueOn, paidOn) > 20);
    expect(late.length / invoices.length).toBeGreaterThan(0.02);
    expect(late.length / invoices.length).toBeLessThan(0.3);
    for (const invoice of late.slice(0, 50)) {
      if (invoice.paidOn === undefined || invoice.disputedOn !== undefined) continue;
      const total = invoice.netMinor + invoice.taxMinor;
      expect(invoiceStateAt(invoice, invoice.dueOn)).toMatchObject({ isPaid: false, amountDueMinor: total });
      expect(invoiceStateAt(invoice, invoice.paidOn)).toMatchObject({ isPaid: true, amountDueMinor: 0 });
    }
  });

  it('are disputed now and then, and paid in part meanwhile', () => {
    const disputed = invoices.filter(({ disputedOn, netMinor }) => disputedOn !== undefined && netMinor > 0);
    expect(disputed.length).toBeGreaterThan(10);
    const open = disputed.find(({ disputedOn = '', paidOn = '9999' }) => disputedOn < paidOn);
    if (open?.disputedOn === undefined) throw new Error('no dispute was open');
    const state = invoiceStateAt(open, open.disputedOn);
    expect(state.isDisputed).toBe(true);
    expect(state.amountPaidMinor).toBeGreaterThan(0);
    expect(state.amountDueMinor).toBeGreaterThan(0);
  });

  it('are paid later where the budget was cut', () => {
    const lateness = (wanted: boolean): number => {
      const chosen = invoices.filter(({ clientIndex, issuedOn }) => {
        const month = daysFrom(world.historyStartsOn, issuedOn) / 30.44;
        const isCut = world.clients[clientIndex]?.episodes.some(
          ({ cause, fromMonth, toMonth }) => cause === 'budgetCut' && month > fromMonth + 2 && month <= toMonth,
        );
        return isCut === wanted;
      });
      const days = chosen.flatMap(({ paidOn, dueOn }: WorldInvoice) =>
        paidOn === undefined ? [] : [daysFrom(dueOn, paidOn)],
      );
      return days.reduce((sum, one) => sum + one, 0) / days.length;
    };
    expect(lateness(true)).toBeGreaterThan(lateness(false) + 15);
  });

  it('of one client come in two currencies', () => {
    const currencies = new Map<number, Set<string>>();
    for (const { clientIndex, currency } of invoices) {
      currencies.set(clientIndex, (currencies.get(clientIndex) ?? new Set()).add(currency));
    }
    expect([...currencies.values()].filter(({ size }) => size > 1)).toHaveLength(1);
  });
});
