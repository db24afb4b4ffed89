/** What a line charges for. Licences are passed through at a small margin; everything else is the MSP's own work. */
export type BilledKind =
  'managedPerUser' | 'managedPerDevice' | 'licence' | 'backup' | 'telephony' | 'security' | 'fixed';

export interface WorldRecurringLine {
  readonly id: number;
  readonly kind: BilledKind;
  readonly itemId: number;
  readonly code: string;
  readonly description: string;
  /** Quantity by the day from which it is billed, oldest first; the last one up to a day counts. */
  readonly quantities: readonly QuantityStep[];
  /** For one period, in the client's currency, as billed on the world's first day. */
  readonly unitPriceMinor: number;
  /** Changes of the price by hand, oldest first; the last one up to a day counts. Absent: none is made. */
  readonly priceSteps?: readonly PriceStep[];
  /** Absent where nobody entered it. */
  readonly unitCostMinor?: number;
  /** Overrides the invoice's own percentage. */
  readonly percentIncrease?: number;
  readonly autoIncreasePeriodMonths?: number;
  /** The increase that was last made before the world's first day. Later ones follow from the period. */
  readonly lastIncreasedOn?: string;
  readonly excludeAutoIncrease: boolean;
  /** Position in `World.contracts`; absent where nobody tied the line to an agreement. */
  readonly contractIndex?: number;
}

export interface QuantityStep {
  readonly from: string;
  readonly quantity: number;
}

export interface PriceStep {
  readonly from: string;
  /** Of the price on the world's first day. */
  readonly factor: number;
}

/** The standing order from which invoices are made. HaloPSA gives these negative ids. */
export interface WorldRecurringInvoice {
  /** Position in `World.recurringInvoices`. */
  readonly index: number;
  /** Negative. */
  readonly id: number;
  readonly clientIndex: number;
  /** Absent where the agreement is named on no header: the lines may name one. */
  readonly contractIndex?: number;
  readonly reference: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly period: 'Monthly' | 'Quarterly' | 'Yearly';
  readonly startsOn: string;
  /** The last day billed, which may lie in the future: ask `recurringEndAt` what is known on a day. */
  readonly endsOn?: string;
  /** Somebody switched it off although the client stays. */
  readonly isDisabled: boolean;
  readonly percentIncrease?: number;
  readonly autoIncreasePeriodMonths?: number;
  readonly lines: readonly WorldRecurringLine[];
}

/** A line as it stands on a day: increases made so far are in the price. */
export interface BilledLine {
  readonly line: WorldRecurringLine;
  readonly quantity: number;
  readonly unitPriceMinor: number;
  readonly unitCostMinor?: number;
  readonly netMinor: number;
  readonly lastIncreasedOn?: string;
}

export interface WorldInvoice {
  readonly id: number;
  readonly number: string;
  readonly clientIndex: number;
  readonly contractIndex?: number;
  /** Position in `World.recurringInvoices`; absent on work charged once and on credits. */
  readonly recurringIndex?: number;
  readonly issuedOn: string;
  readonly dueOn: string;
  /** When it is paid in full, which may lie in the future: ask `invoiceStateAt`. Absent: never. */
  readonly paidOn?: string;
  /** Ask `invoiceStateAt`: before this day nobody has objected. */
  readonly disputedOn?: string;
  readonly currency: string;
  /** Negative on a credit. */
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly title: string;
}

/** An invoice as the ledger shows it on a day. */
export interface InvoiceState {
  readonly isPaid: boolean;
  readonly paidOn?: string;
  readonly isDisputed: boolean;
  readonly amountPaidMinor: number;
  readonly amountDueMinor: number;
}
