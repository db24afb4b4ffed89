import { daysBetween, type CalendarDate } from '../vocabulary/calendar-date';

/** A contract whose term has been followed by another. Money annual, in minor units of one currency. */
export interface FollowedTerm {
  /** Last day of the term that is over. */
  readonly endsOn: CalendarDate;
  readonly formerMinor: number;
  readonly presentMinor: number;
  /** Price increase that the contract grants, in percent a year. */
  readonly escalatorPercent: number;
}

/** Prices are raised with the first invoice of the new term; after a quarter it is history. Our choice. */
const [firstDay, lastDay] = [14, 90];
/** Below the old price by more than this share something else was agreed than the same at the old price. */
const sameShare = 0.005;
/** A hundredth of the increase is a rounding. */
const roundingShare = 0.01;

/**
 * How much of the increase was not applied, in percent of it. Undefined: it was, it is too early to say, or the price went down by
 * more, which is another concession. Source: spec of concessions 1 and PRODUCT, "A waived escalator is a concession".
 */
export function waivedUnasked(term: FollowedTerm, today: CalendarDate): number | undefined {
  const { endsOn, formerMinor, presentMinor, escalatorPercent } = term;
  const days = daysBetween(endsOn, today);
  if (days < firstDay || days > lastDay || escalatorPercent <= 0 || formerMinor <= 0) return undefined;
  const increase = (formerMinor * escalatorPercent) / 100;
  if (presentMinor < formerMinor * (1 - sameShare)) return undefined;
  const waived = Math.min(1, (formerMinor + increase - presentMinor) / increase);
  return waived <= roundingShare ? undefined : Math.round(1_000 * waived) / 10;
}
