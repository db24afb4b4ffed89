import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Contract } from '#domain/vocabulary/client';
import { annualMoney, type Money } from '#domain/vocabulary/money';
import type { RecurringInvoice } from '../../ports/service-desk';

/** What the recurring invoices of a contract say of it. Disabled ones and those that have ended say nothing. */
export interface ContractBilling {
  /** Absent: a period without explicit dates, or amounts in two currencies. */
  readonly annualMinor?: number;
  readonly currency: string;
  /** Users, devices, licenses and whatever else is billed by number. Absent: the invoices have no lines. */
  readonly units?: number;
  /** What the lines cost the MSP a year, where somebody entered a cost. Absent: there are no lines, or a period is not known. */
  readonly resaleMinor?: number;
  /** Absent: HaloPSA raises nothing by itself. */
  readonly increase?: AutomaticIncrease;
  /** A year's amount of what is neither excluded from increases nor was ever raised by HaloPSA. Absent: as `annualMinor`. */
  readonly unraisedMinor?: number;
  /** What is billed for each user or device, by the count rules of the settings. Absent: no rule names a line of it. */
  readonly counted?: Readonly<Partial<Record<CountedUnit, CountedLines>>>;
}

export type CountedUnit = 'users' | 'devices';

export interface CountedLines {
  readonly units: number;
  /** A year's price of one of them. Absent: a period without explicit dates. */
  readonly unitMinor?: number;
}

/** Which lines of recurring invoices bill what, by their item codes. */
export interface CountRule {
  readonly counts: CountedUnit;
  readonly itemCodes: readonly string[];
}

/** How HaloPSA raises the price by itself. An offer must not put an increase on top of it unseen. */
export interface AutomaticIncrease {
  /** Of the whole amount, in percent to a hundredth: lines that are excluded count as not raised. */
  readonly percent: number;
  /** Of the lines that are raised, the highest. Absent: read before it was kept. */
  readonly linePercent?: number;
  /** Absent: lines differ, or HaloPSA does not say. */
  readonly everyMonths?: number;
  readonly lastIncreasedOn?: CalendarDate;
}

/** The contract's own value, else what its recurring invoices bill a year. */
export function annualValueOf({
  contract,
  billing,
}: {
  readonly contract: Contract;
  readonly billing?: ContractBilling | null;
}): Money | undefined {
  if (contract.annualValue !== undefined) return contract.annualValue;
  if (billing?.annualMinor === undefined) return undefined;
  return annualMoney(billing.annualMinor, billing.currency);
}

/** `null` where nothing bills the contract any more. */
export function billingOf(
  invoices: readonly RecurringInvoice[],
  today: CalendarDate,
  countRules: readonly CountRule[] = [],
): ContractBilling | null {
  const billed = invoices.filter(({ isDisabled, endsOn = today }) => !isDisabled && endsOn >= today);
  const [first] = billed;
  if (first === undefined) return null;
  const annual = billed.some(({ currency }) => currency !== first.currency) ? undefined : annualMinorOf(billed);
  const units = unitsOf(billed);
  const resale = resaleMinorOf(billed);
  const increase = increaseOf(billed);
  const unraised = annual === undefined ? undefined : unraisedOf(billed);
  const counted = Object.fromEntries(countRules.flatMap((rule) => countedBy(rule, billed)));
  return {
    currency: first.currency,
    ...(annual === undefined ? {} : { annualMinor: annual }),
    ...(units === undefined ? {} : { units }),
    ...(resale === undefined ? {} : { resaleMinor: resale }),
    ...(increase === undefined ? {} : { increase }),
    ...(unraised === undefined ? {} : { unraisedMinor: unraised }),
    ...(Object.keys(counted).length === 0 ? {} : { counted }),
  };
}

/** Amounts that could be raised and never were, for each period as often as it comes in a year. */
function unraisedOf(invoices: readonly RecurringInvoice[]): number {
  return invoices.reduce((sum, invoice) => {
    const lines = raisedLines(invoice).filter(
      ({ isExcluded, percent, wasRaised }) => !isExcluded && (percent <= 0 || wasRaised === false),
    );
    const amount = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
    return sum + Math.round((amount * 12) / (invoice.periodMonths ?? 12));
  }, 0);
}

function countedBy(
  { counts, itemCodes }: CountRule,
  invoices: readonly RecurringInvoice[],
): readonly (readonly [CountedUnit, CountedLines])[] {
  const lines = invoices.flatMap(({ periodMonths, lines: all }) =>
    all
      .filter(({ itemCode, isOneTime }) => itemCode !== undefined && itemCodes.includes(itemCode) && isOneTime !== true)
      .map(({ quantity, unitPriceMinor }) => ({ quantity, unitPriceMinor, periodMonths })),
  );
  const units = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  if (lines.length === 0 || units <= 0) return [];
  let yearly = 0;
  for (const { quantity, unitPriceMinor, periodMonths } of lines) {
    if (periodMonths === undefined) return [[counts, { units: Math.round(units) }]];
    yearly += (quantity * unitPriceMinor * 12) / periodMonths;
  }
  return [[counts, { units: Math.round(units), unitMinor: Math.round(yearly / units) }]];
}

/** A sum is only known when each part of it is. Nothing billed is no value: 0 would read as a free contract. */
function annualMinorOf(invoices: readonly RecurringInvoice[]): number | undefined {
  let sum = 0;
  for (const invoice of invoices) {
    if (invoice.periodMonths === undefined) return undefined;
    sum += Math.round((recurringAmountMinor(invoice) * 12) / invoice.periodMonths);
  }
  return sum > 0 ? sum : undefined;
}

/** What is billed once comes in no other period. */
function recurringAmountMinor({ periodAmountMinor, lines }: RecurringInvoice): number {
  const once = lines.filter(({ isOneTime }) => isOneTime === true);
  return once.reduce(
    (rest, { quantity, unitPriceMinor }) => rest - Math.round(quantity * unitPriceMinor),
    periodAmountMinor,
  );
}

/**
 * The quantities of all lines that recur and cost something or nothing; a discount is no unit. HaloPSA says by which rule a quantity
 * is found, not what it counts, so kinds are added up: users who leave take their licenses with them.
 */
function unitsOf(invoices: readonly RecurringInvoice[]): number | undefined {
  const lines = invoices.flatMap((invoice) => invoice.lines).filter(({ isOneTime }) => isOneTime !== true);
  if (lines.length === 0) return undefined;
  const units = lines.filter(({ quantity, unitPriceMinor }) => quantity > 0 && unitPriceMinor >= 0);
  return Math.round(units.reduce((sum, { quantity }) => sum + quantity, 0));
}

/** Labor of our own has no cost on a line. A cost that nobody entered is nothing there, or 0: both say nothing, so no line with one is no sum. */
function resaleMinorOf(invoices: readonly RecurringInvoice[]): number | undefined {
  let sum = 0;
  let priced = 0;
  for (const { lines, periodMonths } of invoices) {
    for (const { quantity, unitCostMinor = 0, isOneTime } of lines) {
      if (unitCostMinor <= 0 || isOneTime === true) continue;
      if (periodMonths === undefined) return undefined;
      priced += 1;
      sum += (quantity * unitCostMinor * 12) / periodMonths;
    }
  }
  return priced === 0 ? undefined : Math.round(sum);
}

interface RaisedLine {
  readonly amountMinor: number;
  readonly percent: number;
  readonly isExcluded: boolean;
  readonly everyMonths: number | undefined;
  readonly lastIncreasedOn: CalendarDate | undefined;
  /** Undefined: HaloPSA says that of lines alone. */
  readonly wasRaised: boolean | undefined;
}

function increaseOf(invoices: readonly RecurringInvoice[]): AutomaticIncrease | undefined {
  const lines = invoices.flatMap(raisedLines);
  const raised = lines.filter(({ percent }) => percent > 0);
  if (raised.length === 0) return undefined;
  const whole = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const weighed = raised.reduce((sum, { amountMinor, percent }) => sum + amountMinor * percent, 0);
  const [everyMonths, ...others] = new Set(raised.map((line) => line.everyMonths));
  const lastIncreasedOn = raised
    .flatMap((line) => line.lastIncreasedOn ?? [])
    .sort()
    .pop();
  return {
    percent: whole > 0 ? Math.round((weighed * 100) / whole) / 100 : Math.max(...raised.map(({ percent }) => percent)),
    linePercent: Math.max(...raised.map(({ percent }) => percent)),
    ...(everyMonths === undefined || others.length > 0 ? {} : { everyMonths }),
    ...(lastIncreasedOn === undefined ? {} : { lastIncreasedOn }),
  };
}

/** Of lines that recur. A line's own increase stands before the invoice's. An invoice without lines is one line. */
function raisedLines({ lines, periodAmountMinor, ...invoice }: RecurringInvoice): readonly RaisedLine[] {
  const { increasePercent: usual = 0, increaseEveryMonths } = invoice;
  if (lines.length === 0) {
    return [
      {
        amountMinor: periodAmountMinor,
        percent: usual,
        isExcluded: false,
        everyMonths: increaseEveryMonths,
        lastIncreasedOn: undefined,
        wasRaised: undefined,
      },
    ];
  }
  const recurring = lines.filter(({ isOneTime }) => isOneTime !== true);
  return recurring.map((line) => ({
    amountMinor: Math.round(line.quantity * line.unitPriceMinor),
    percent: line.isExcludedFromIncrease ? 0 : (line.increasePercent ?? usual),
    isExcluded: line.isExcludedFromIncrease,
    everyMonths: line.increaseEveryMonths ?? increaseEveryMonths,
    lastIncreasedOn: line.lastIncreasedOn,
    wasRaised: line.lastIncreasedOn !== undefined,
  }));
}
