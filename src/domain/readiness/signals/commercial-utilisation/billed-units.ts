import { addMonths, monthOf } from '../../../vocabulary/calendar-date';
import type { UnitCount } from '../../contract-facts';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew =
  'Billed units and active contacts were counted in fewer than three of the last twelve full months, or not in the last two.';

/** A client that shrinks asks for a smaller contract. Source: docs/domain/readiness.md, "Billed units". */
export const billedUnits = signalOf({
  id: 'billed-units',
  dimension: 'commercialUtilisation',
  question: 'Is the client as large as it was?',
  weight: 2,
  source: 'recurringInvoices',
  tooFew,
  thresholds: { months: 12, fewestCounts: 3, toleranceUnits: 2, toleranceShare: 0.05, worstFall: 0.25 },
  read({ asOf, unitCounts }, thresholds) {
    if (unitCounts === undefined) return unknown('Billed units and active contacts have not been counted.');
    const current = monthOf(asOf);
    const looked = unitCounts.filter(({ month }) => month < current && month >= addMonths(current, -thresholds.months));
    // A month that was counted in part could have been the largest.
    const part = looked.find((count) => !isCounted(count));
    if (part !== undefined) return unknown(`Billed units or active contacts of ${part.month} were not counted.`);
    const counted = looked.filter(isCounted);
    const [beforeLast, last] = counted.slice(-2);
    if (
      counted.length < thresholds.fewestCounts ||
      last?.month !== addMonths(current, -1) ||
      beforeLast?.month !== addMonths(current, -2)
    )
      return unknown(tooFew);

    const earlier = counted.slice(0, -2);
    const most = {
      units: Math.max(...earlier.map((count) => count.billedUnits)),
      contacts: Math.max(...earlier.map(({ contacts }) => contacts)),
    };
    // Two months in a row: one may be a sync that came late.
    const fall = Math.max(
      fallBeyond(most.units, Math.max(beforeLast.billedUnits, last.billedUnits), thresholds),
      fallBeyond(most.contacts, Math.max(beforeLast.contacts, last.contacts), thresholds),
    );
    return measured(
      onScale(fall, { worst: thresholds.worstFall, best: 0 }),
      `At the end of ${last.month}: ${last.billedUnits} billed units and ${last.contacts} active contacts. The most since ${earlier[0]?.month ?? last.month}: ${most.units} and ${most.contacts}.`,
    );
  },
});

type CountedUnits = UnitCount & { readonly contacts: number; readonly billedUnits: number };

function isCounted(count: UnitCount): count is CountedUnits {
  return count.contacts !== undefined && count.billedUnits !== undefined;
}

/** The share that is gone; none while it stays within the tolerance. */
function fallBeyond(
  most: number,
  now: number,
  { toleranceUnits, toleranceShare }: { readonly toleranceUnits: number; readonly toleranceShare: number },
): number {
  const gone = most - now;
  return gone <= Math.max(toleranceUnits, toleranceShare * most) ? 0 : gone / most;
}
