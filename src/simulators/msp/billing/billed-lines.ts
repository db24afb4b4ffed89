import { addMonths } from '../days';
import type { BilledLine, World, WorldRecurringInvoice, WorldRecurringLine } from '../world';
import { monthsBetween } from './recurring-invoices';

const monthsOf = { Monthly: 1, Quarterly: 3, Yearly: 12 } as const;

/** The lines as they stand on a day, with the increases that had been made by then. */
export function billedLinesAt(recurring: WorldRecurringInvoice, day: string): readonly BilledLine[] {
  return recurring.lines.map((line) => {
    const { steps, lastIncreasedOn } = increasesAt(recurring, line, day);
    const factor = (1 + (effectivePercent(recurring, line) ?? 0) / 100) ** steps;
    const quantity = quantityAt(line, day);
    const unitPriceMinor = Math.round(line.unitPriceMinor * factor * priceFactorAt(line, day));
    return {
      line,
      quantity,
      unitPriceMinor,
      ...(line.unitCostMinor === undefined ? {} : { unitCostMinor: line.unitCostMinor }),
      netMinor: quantity * unitPriceMinor,
      ...(lastIncreasedOn === undefined ? {} : { lastIncreasedOn }),
    };
  });
}

export function netMinorAt(recurring: WorldRecurringInvoice, day: string): number {
  return billedLinesAt(recurring, day).reduce((sum, { netMinor }) => sum + netMinor, 0);
}

function quantityAt({ quantities }: WorldRecurringLine, day: string): number {
  let quantity = quantities[0]?.quantity ?? 0;
  for (const step of quantities) if (step.from <= day) quantity = step.quantity;
  return quantity;
}

function priceFactorAt({ priceSteps = [] }: WorldRecurringLine, day: string): number {
  let factor = 1;
  for (const step of priceSteps) if (step.from <= day) factor = step.factor;
  return factor;
}

/** The line's own percentage goes before the invoice's. */
export function effectivePercent(
  { percentIncrease: general }: WorldRecurringInvoice,
  { percentIncrease: own, excludeAutoIncrease }: WorldRecurringLine,
): number | undefined {
  return excludeAutoIncrease ? undefined : (own ?? general);
}

/** Increases between the world's first day and `day`, counted from the last one made; negative for a day before it. */
function increasesAt(
  recurring: WorldRecurringInvoice,
  line: WorldRecurringLine,
  day: string,
): { steps: number; lastIncreasedOn?: string } {
  const last = line.lastIncreasedOn;
  const period = line.autoIncreasePeriodMonths ?? recurring.autoIncreasePeriodMonths;
  if (last === undefined || period === undefined || effectivePercent(recurring, line) === undefined)
    return { steps: 0 };
  const steps = Math.floor(monthsBetween(last, day) / period);
  const increasedOn = addMonths(last, steps * period);
  /** Nothing was increased in the first year of billing. */
  if (increasedOn < addMonths(recurring.startsOn, period)) {
    const made = Math.floor(monthsBetween(last, recurring.startsOn) / period) + 1;
    return { steps: Math.min(0, made) };
  }
  return { steps, lastIncreasedOn: increasedOn };
}

/** The day on which the next invoice is made, seen from a day; none once the order has ended or is switched off. */
export function nextInvoiceOn(recurring: WorldRecurringInvoice, day: string): string | undefined {
  if (recurring.isDisabled) return undefined;
  const period = monthsOf[recurring.period];
  const passed = day < recurring.startsOn ? -1 : Math.floor(monthsBetween(recurring.startsOn, day) / period);
  const next = addMonths(recurring.startsOn, (passed + 1) * period);
  return recurring.endsOn !== undefined && next > recurring.endsOn ? undefined : next;
}

/** Every day on which an invoice is made from `from` up to, not including, `until`. */
export function invoiceDays(recurring: WorldRecurringInvoice, from: string, until: string): readonly string[] {
  const days: string[] = [];
  const period = monthsOf[recurring.period];
  const first = Math.max(0, Math.floor(monthsBetween(recurring.startsOn, from) / period));
  for (let step = first; ; step += 1) {
    const issuedOn = addMonths(recurring.startsOn, step * period);
    if (issuedOn >= until || (recurring.endsOn !== undefined && issuedOn > recurring.endsOn)) return days;
    if (issuedOn >= from) days.push(issuedOn);
  }
}

/** The lines that made an invoice; none for work charged once. */
export function linesOfInvoice(
  world: Pick<World, 'recurringInvoices'>,
  invoice: { readonly recurringIndex?: number; readonly issuedOn: string },
): readonly BilledLine[] {
  const recurring = invoice.recurringIndex === undefined ? undefined : world.recurringInvoices[invoice.recurringIndex];
  return recurring === undefined ? [] : billedLinesAt(recurring, invoice.issuedOn);
}
