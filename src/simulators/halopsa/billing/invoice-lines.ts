import type { BilledLine, World } from '../../msp/world';
import type { Row } from '../wire/page';
import { emptyDates, wireDay, wireMoney } from '../wire/wire-values';

/** VAT of the United Kingdom; none abroad. */
const taxRates: Readonly<Record<string, number>> = { GBP: 20 };

export function taxRateOf(currency: string): number {
  return taxRates[currency] ?? 0;
}

interface LineHolder {
  readonly invoiceId: number;
  readonly currency: string;
  readonly site: number | undefined;
  readonly recurringInvoiceId: number | undefined;
}

/** A line of an invoice or of a recurring one, schema InvoiceDetail. */
export function invoiceLine(world: World, holder: LineHolder, billed: BilledLine, position: number): Row {
  const { line, quantity, unitPriceMinor, unitCostMinor, netMinor, lastIncreasedOn } = billed;
  const { invoiceId, currency, recurringInvoiceId } = holder;
  const isRecurring = recurringInvoiceId === invoiceId;
  const rate = taxRateOf(currency);
  const contract = line.contractIndex === undefined ? undefined : world.contracts[line.contractIndex];
  return {
    // Lines of an invoice that was made have ids of their own.
    id: isRecurring ? line.id : invoiceId * 100 + position,
    ihid: invoiceId,
    _itemid: line.itemId,
    item_code: line.code,
    item_shortdescription: line.description,
    item_longdescription: line.description,
    nominal_code: '4000',
    qty_order: quantity,
    unit_price: wireMoney(unitPriceMinor),
    baseprice: wireMoney(unitPriceMinor),
    // A cost that nobody entered is nothing on one line and 0 on the next.
    unit_cost: unitCostMinor === undefined ? (line.id % 2 === 0 ? 0 : undefined) : wireMoney(unitCostMinor),
    net_amount: wireMoney(netMinor),
    tax_rate: rate,
    tax_amount: wireMoney(Math.round((netMinor * rate) / 100)),
    discount_perc: 0,
    contract_id: contract?.id ?? -1,
    recurring_invoice_id: recurringInvoiceId,
    recurring_invoice_line_id: isRecurring ? undefined : line.id,
    site: holder.site,
    asset_id: 0,
    isinactive: false,
    onetimecharge: false,
    isgroupdesc: false,
    group_id: 0,
    autorenew: false,
    ...(isRecurring ? increase(billed, lastIncreasedOn) : {}),
  };
}

/** 0 is "no own increase"; an increase never made has one of the empty dates. */
function increase({ line }: BilledLine, lastIncreasedOn: string | undefined): Row {
  return {
    percent_increase: line.percentIncrease ?? 0,
    auto_increase_period: line.autoIncreasePeriodMonths ?? 0,
    auto_increase_last_date:
      lastIncreasedOn === undefined ? emptyDates[line.id % 3] : wireDay(lastIncreasedOn, line.id),
    exclude_auto_increase: line.excludeAutoIncrease,
  };
}

/** Work charged once, or a credit for it: one line without an item. */
export function singleLine(invoiceId: number, title: string, netMinor: number, currency: string): Row {
  const rate = taxRateOf(currency);
  return {
    id: invoiceId * 100,
    ihid: invoiceId,
    item_shortdescription: title,
    qty_order: 1,
    unit_price: wireMoney(netMinor),
    net_amount: wireMoney(netMinor),
    tax_rate: rate,
    tax_amount: wireMoney(Math.round((netMinor * rate) / 100)),
    contract_id: -1,
    isinactive: false,
    onetimecharge: true,
  };
}
