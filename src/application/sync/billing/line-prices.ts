import { addMonths, monthOf, type CalendarDate, type CalendarMonth } from '#domain/vocabulary/calendar-date';
import type { RecurringInvoice } from '../../ports/service-desk';
import type { MonthCount } from '../facts/month-counts';

/** A line that bills by number: its id, how many, and a year's price of one in minor units with the month from which it stands. */
export type LinePrice = readonly [lineId: number, units: number, prices: readonly MonthCount[]];

/** A price is raised once a year, or every half: years of them. */
const keptPrices = 12;

/** With what each line costs now. Lines that are billed once, cost nothing, or have a period that is not known, have no price a year. */
export function withPrices(
  known: readonly LinePrice[] = [],
  invoices: readonly RecurringInvoice[],
  today: CalendarDate,
): readonly LinePrice[] {
  const before = new Map(known.map(([lineId, , prices]) => [lineId, prices]));
  return billedNow(invoices, today).flatMap(({ lines, periodMonths }) =>
    periodMonths === undefined
      ? []
      : lines
          .filter(({ quantity, unitPriceMinor, isOneTime }) => quantity > 0 && unitPriceMinor > 0 && isOneTime !== true)
          .map(({ lineId, quantity, unitPriceMinor }): LinePrice => {
            const yearly = Math.round((unitPriceMinor * 12) / periodMonths);
            return [lineId, quantity, withPrice(before.get(lineId) ?? [], monthOf(today), yearly)];
          }),
  );
}

function billedNow(invoices: readonly RecurringInvoice[], today: CalendarDate): readonly RecurringInvoice[] {
  return invoices.filter(({ isDisabled, endsOn = today }) => !isDisabled && endsOn >= today);
}

function withPrice(prices: readonly MonthCount[], month: CalendarMonth, price: number): readonly MonthCount[] {
  const earlier = prices.filter(([other]) => other < month);
  if (earlier[earlier.length - 1]?.[1] === price) return earlier;
  return [...earlier, [month, price] as const].slice(-keptPrices);
}

/** Lines whose price of a year ago is known bill at least so much of all: else what they say is not said of the contract. Our choice. */
const leastShare = 0.5;

/**
 * What is billed now cost so many times its present price a year ago, line by line: more units, and lines that do not grow, are no
 * change of price. Undefined: of too much of it nobody knows.
 */
export function priceShareYearAgo(lines: readonly LinePrice[], today: CalendarDate): number | undefined {
  const month = addMonths(monthOf(today), -12);
  let [all, known, then] = [0, 0, 0];
  for (const [, units, prices] of lines) {
    const now = units * (prices[prices.length - 1]?.[1] ?? 0);
    const past = [...prices].reverse().find(([since]) => since <= month);
    all += now;
    if (past === undefined) continue;
    known += now;
    then += units * past[1];
  }
  return known > 0 && known >= leastShare * all ? then / known : undefined;
}
