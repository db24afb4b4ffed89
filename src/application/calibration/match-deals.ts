import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { isAboutRenewal, isOver } from '../sync/crm/prior-renewals';
import type { DealLine } from '../sync/crm/sales-records';
import type { ContractRecord } from '../sync/records';
import { annualValueOf } from '../sync/billing/contract-billing';

/** The end of a term that is over. */
export interface TermEnd {
  readonly record: ContractRecord;
  readonly endsOn: CalendarDate;
  /** The end that the contract itself names; else one before its running term. */
  readonly isOwn: boolean;
  /** The one right before the running term. */
  readonly isLast?: boolean;
}

/** A renewal is decided after the early watch began, at the latest some weeks into the next term. */
const decidedBeforeDays = 150;
const decidedAfterDays = 45;
/** A deal's amount is alike within these shares of the yearly value. */
const alike = { least: 0.8, most: 1.25 } as const;

interface DealTraces {
  readonly contracts: readonly ContractRecord[];
  readonly deals: readonly DealLine[];
  readonly today: CalendarDate;
}

/** Closed deals that are about a renewal, oldest first. */
export function renewalDeals({ deals, contracts, today }: DealTraces): readonly DealLine[] {
  return deals
    .filter((deal) => isOver(deal, today) && isAboutRenewal(deal, contracts))
    .sort((a, b) => ((a.closesOn ?? '') < (b.closesOn ?? '') ? -1 : 1));
}

/**
 * The term end that a deal is about: around its day, by the kind of agreement in its name, then by its amount, then the nearest.
 * Undefined where two contracts fit equally well: a wrong outcome is worse than none.
 */
export function bestTermEnd(deal: DealLine, ends: readonly TermEnd[]): TermEnd | undefined {
  const { closesOn } = deal;
  if (closesOn === undefined) return undefined;
  const fitting = ends
    .flatMap((end) => {
      const late = daysBetween(end.endsOn, closesOn);
      if (late < -decidedBeforeDays || late > decidedAfterDays) return [];
      return [{ end, likeness: likenessOf(deal, end.record), distance: Math.abs(late) }];
    })
    .sort((a, b) => b.likeness - a.likeness || a.distance - b.distance);
  const [first, second] = fitting;
  const isTie = second !== undefined && first?.likeness === second.likeness && first.distance === second.distance;
  return isTie ? undefined : first?.end;
}

function likenessOf({ name, amountMinor }: DealLine, record: ContractRecord): number {
  const { kind } = record.contract;
  const namesKind = kind !== '' && name.toLowerCase().includes(kind.toLowerCase());
  const annualMinor = annualValueOf(record)?.annualMinor;
  const share = annualMinor === undefined || amountMinor === undefined ? 0 : amountMinor / annualMinor;
  return (namesKind ? 2 : 0) + (share >= alike.least && share <= alike.most ? 1 : 0);
}
