import { daysBetween, type CalendarDate } from '../../vocabulary/calendar-date';
import type { Money } from '../../vocabulary/money';
import type { RenewalId } from '../../vocabulary/ids';

/** An open deal of a client that somebody made before us. */
export interface EarlierDeal {
  readonly dealId: string;
  readonly name: string;
  readonly closesOn?: CalendarDate;
  readonly amount?: Money;
  /** A sale to somebody who was no customer yet is no renewal. */
  readonly isNewBusiness?: boolean;
}

export interface DueRenewal {
  readonly renewalId: RenewalId;
  readonly dueOn: CalendarDate;
  readonly amount?: Money;
}

/** A deal that may be the deal of a renewal: a person decides. */
export interface AdoptionOffer {
  readonly renewalId: RenewalId;
  readonly dealId: string;
  readonly name: string;
  /** Days by which it closes after the renewal is due; negative: before. Absent: it has no close date. */
  readonly daysLater?: number;
  readonly saysRenewal: boolean;
  readonly isAboutTheAmount: boolean;
}

/** Deals are dated to the end of the quarter as readily as to the day. */
const nearDays = 60;
/** A name that says renewal is believed over half a year. */
const namedNearDays = 180;
/** Between half as much and twice as much: an uplift or a reduction is still the same renewal. */
const leastShare = 0.5;
const mostShare = 2;

/**
 * Which deals to offer for which renewals of one client: each deal once and each renewal once, the best match first. A renewal with
 * an offer gets no deal of its own until somebody has decided, so that none is doubled.
 */
export function adoptionOffers(
  renewals: readonly DueRenewal[],
  deals: readonly EarlierDeal[],
  isDeclined: (renewalId: RenewalId, dealId: string) => boolean = () => false,
): readonly AdoptionOffer[] {
  const all = renewals
    .flatMap((renewal) => deals.flatMap((deal) => offerOf(renewal, deal)))
    .filter(({ renewalId, dealId }) => !isDeclined(renewalId, dealId))
    .sort((a, b) => strengthOf(b) - strengthOf(a) || compare(a.dealId, b.dealId) || compare(a.renewalId, b.renewalId));
  const taken = new Set<string>();
  return all.filter(({ renewalId, dealId }) => {
    const names = [`renewal ${renewalId}`, `deal ${dealId}`];
    if (names.some((name) => taken.has(name))) return false;
    names.forEach((name) => taken.add(name));
    return true;
  });
}

function offerOf({ renewalId, dueOn, amount }: DueRenewal, deal: EarlierDeal): readonly AdoptionOffer[] {
  if (deal.isNewBusiness === true) return [];
  const daysLater = deal.closesOn === undefined ? undefined : daysBetween(dueOn, deal.closesOn);
  const saysRenewal = /renew/i.test(deal.name);
  const isAboutTheAmount = isAbout(amount, deal.amount);
  const away = daysLater === undefined ? undefined : Math.abs(daysLater);
  const isMeant = saysRenewal
    ? (away ?? 0) <= namedNearDays
    : away !== undefined && away <= nearDays && isAboutTheAmount;
  if (!isMeant) return [];
  const { dealId, name } = deal;
  return [
    { renewalId, dealId, name, saysRenewal, isAboutTheAmount, ...(daysLater === undefined ? {} : { daysLater }) },
  ];
}

function isAbout(expected: Money | undefined, found: Money | undefined): boolean {
  if (expected === undefined || found?.currency !== expected.currency || expected.annualMinor <= 0) return false;
  const share = found.annualMinor / expected.annualMinor;
  return share >= leastShare && share <= mostShare;
}

/** Nearness decides among those that say the same. */
function strengthOf({ saysRenewal, isAboutTheAmount, daysLater }: AdoptionOffer): number {
  const nearness = daysLater === undefined ? 0 : 1 - Math.min(1, Math.abs(daysLater) / (namedNearDays + 1));
  return (saysRenewal ? 2 : 0) + (isAboutTheAmount ? 1 : 0) + nearness;
}

function compare(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
