import type { UnitCount } from '#domain/readiness/contract-facts';
import { monthOf, type CalendarDate, type CalendarMonth } from '#domain/vocabulary/calendar-date';

/** A count as it last stood in a month. */
export type MonthCount = readonly [month: CalendarMonth, count: number];

/** Two years, and the month under way. */
const keptMonths = 25;

/** A month's count is taken again each day until the month is over. */
export function withCount(
  known: readonly MonthCount[] | undefined,
  today: CalendarDate,
  count: number,
): readonly MonthCount[] {
  const month = monthOf(today);
  const before = (known ?? []).filter(([other]) => other < month);
  return [...before, [month, count] as const].slice(-keptMonths);
}

/** Of the months that are over. Undefined: counting has not begun, or not a month ago. */
export function unitCountsOf(
  contacts: readonly MonthCount[] | undefined,
  billedUnits: readonly MonthCount[] | undefined,
  today: CalendarDate,
): readonly UnitCount[] | undefined {
  if (contacts === undefined && billedUnits === undefined) return undefined;
  const [contactsIn, unitsIn] = [new Map(contacts), new Map(billedUnits)];
  const months = [...new Set([...contactsIn.keys(), ...unitsIn.keys()])].filter((month) => month < monthOf(today));
  return months.sort().map((month) => {
    const [counted, billed] = [contactsIn.get(month), unitsIn.get(month)];
    return {
      month,
      ...(counted === undefined ? {} : { contacts: counted }),
      ...(billed === undefined ? {} : { billedUnits: billed }),
    };
  });
}
