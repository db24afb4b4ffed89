import { addDays, daysFrom, isWeekend } from '../days';
import { mixedSeed, Random } from '../random';
import type { InvoiceState, WorldClient, WorldInvoice, WorldRecurringInvoice } from '../world';
import { invoiceDays, netMinorAt } from './billed-lines';
import type { BillingSeedbed } from './billing-seedbed';

const firstInvoiceId = 30_412;
const firstInvoiceNumber = 20_101;
/** VAT of the United Kingdom in percent; none on bills to clients abroad. */
const taxPercent = 20;

export interface LedgerSeedbed extends BillingSeedbed {
  /** No invoice is made on or after this day. */
  readonly endsOn: string;
  readonly recurringInvoices: readonly WorldRecurringInvoice[];
}

type Draft = Omit<WorldInvoice, 'id' | 'number'>;

/** Everything billed since the history began, and what will be billed as the clock moves. */
export function generateInvoices(seedbed: LedgerSeedbed): readonly WorldInvoice[] {
  const drafts: Draft[] = [];
  for (const recurring of seedbed.recurringInvoices) {
    const client = seedbed.clients[recurring.clientIndex];
    if (client === undefined) continue;
    const random = new Random(mixedSeed(seedbed.seed, 32, recurring.index));
    const payer = payerOf(client, seedbed.historyStartsOn, random);
    for (const issuedOn of invoiceDays(recurring, seedbed.historyStartsOn, seedbed.endsOn)) {
      drafts.push(recurringDraft(recurring, issuedOn, payer, random));
      if (random.chance(0.05)) drafts.push(extraDraft(recurring, issuedOn, payer, random));
    }
  }
  drafts.sort((left, right) => (left.issuedOn < right.issuedOn ? -1 : left.issuedOn > right.issuedOn ? 1 : 0));
  return drafts.map((draft, position) => ({
    id: firstInvoiceId + position,
    number: `HIT-${firstInvoiceNumber + position}`,
    ...draft,
  }));
}

/** How many invoices the list holds that were issued by a day; the list is in that order. */
export function invoicesIssuedUpTo(invoices: readonly WorldInvoice[], day: string): number {
  let [low, high] = [0, invoices.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((invoices[middle]?.issuedOn ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An invoice as the ledger shows it on a day: what is paid later is still due. A disputed one is paid in part. */
export function invoiceStateAt({ netMinor, taxMinor, paidOn, disputedOn }: WorldInvoice, day: string): InvoiceState {
  const total = netMinor + taxMinor;
  const isPaid = paidOn !== undefined && paidOn <= day;
  const isDisputed = !isPaid && disputedOn !== undefined && disputedOn <= day;
  const amountPaidMinor = isPaid ? total : isDisputed ? Math.round(total * 0.4) : 0;
  return {
    isPaid,
    ...(isPaid ? { paidOn } : {}),
    isDisputed,
    amountPaidMinor,
    amountDueMinor: total - amountPaidMinor,
  };
}

interface Payer {
  readonly termDays: number;
  /** Days after the due date, for an invoice of this day. */
  lateness(issuedOn: string): number;
  disputes(issuedOn: string): boolean;
}

/** A client whose budget is cut pays later every month; one that is let down objects. */
function payerOf({ episodes }: WorldClient, historyStartsOn: string, random: Random): Payer {
  const habit = random.pick([-6, -2, 0, 2, 5, 9]);
  const under = (cause: string, issuedOn: string): number => {
    const month = daysFrom(historyStartsOn, issuedOn) / 30.44;
    const episode = episodes.find((one) => one.cause === cause && month >= one.fromMonth && month <= one.toMonth + 2);
    return episode === undefined ? 0 : Math.min(7, month - episode.fromMonth + 1) * episode.strength;
  };
  return {
    termDays: random.pick([14, 30, 30, 30]),
    lateness: (issuedOn) =>
      Math.round(
        habit + 9 * under('budgetCut', issuedOn) + 1.5 * under('serviceSlips', issuedOn) + 4 * random.normal(),
      ),
    disputes: (issuedOn) => random.chance(0.006 + 0.02 * Math.min(4, under('serviceSlips', issuedOn))),
  };
}

function recurringDraft(recurring: WorldRecurringInvoice, issuedOn: string, payer: Payer, random: Random): Draft {
  return {
    clientIndex: recurring.clientIndex,
    ...(recurring.contractIndex === undefined ? {} : { contractIndex: recurring.contractIndex }),
    recurringIndex: recurring.index,
    ...charged(recurring, netMinorAt(recurring, issuedOn)),
    title: `${recurring.reference} ${issuedOn.slice(0, 7)}`,
    ...payment(issuedOn, payer, random),
  };
}

/** Work charged once, and now and then a credit for it. */
function extraDraft(recurring: WorldRecurringInvoice, issuedOn: string, payer: Payer, random: Random): Draft {
  const isCredit = random.chance(0.2);
  const day = addDays(issuedOn, random.whole(2, 24));
  return {
    clientIndex: recurring.clientIndex,
    ...charged(recurring, isCredit ? -random.whole(30, 400) * 100 : random.whole(15, 420) * 1_000),
    title: isCredit ? 'Credit note' : random.pick(['Project work', 'Hardware', 'Out of scope support', 'Installation']),
    ...payment(day, payer, random),
  };
}

function charged(
  { currency }: WorldRecurringInvoice,
  netMinor: number,
): Pick<WorldInvoice, 'currency' | 'netMinor' | 'taxMinor'> {
  return { currency, netMinor, taxMinor: currency === 'GBP' ? Math.round((netMinor * taxPercent) / 100) : 0 };
}

function payment(
  issuedOn: string,
  payer: Payer,
  random: Random,
): Pick<WorldInvoice, 'issuedOn' | 'dueOn' | 'paidOn' | 'disputedOn'> {
  const dueOn = addDays(issuedOn, payer.termDays);
  const isDisputed = payer.disputes(issuedOn);
  const late = payer.lateness(issuedOn) + (isDisputed ? random.whole(25, 95) : 0);
  let paidOn = addDays(dueOn, Math.max(1 - payer.termDays, late));
  while (isWeekend(paidOn)) paidOn = addDays(paidOn, 1);
  const isNeverPaid = isDisputed && random.chance(0.15);
  return {
    issuedOn,
    dueOn,
    ...(isNeverPaid ? {} : { paidOn }),
    ...(isDisputed ? { disputedOn: addDays(issuedOn, random.whole(3, 20)) } : {}),
  };
}
