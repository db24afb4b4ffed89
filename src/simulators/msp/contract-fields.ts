import type { Random } from './random';
import type { ServiceTier, WorldClient, WorldContract } from './world';

/** This client pays for one of its agreements in pounds and for another in euros. */
export const twoCurrencyClientIndex = 10;

interface Sold {
  readonly index: number;
  readonly client: WorldClient;
  /** Of the main agreement's value. */
  readonly share: number;
  readonly isFirst: boolean;
  readonly noticeDays: number;
}

/** What was agreed, and what of it somebody typed into the custom fields. */
export function agreedFields(sold: Sold, random: Random): Pick<WorldContract, AgreedField> {
  const { index, client, share, isFirst, noticeDays } = sold;
  const renewsItself = random.chance(0.68);
  const escalator = random.pick([0, 0, 3, 3, 3.5, 4, 5]);
  const includedSeats = soldSeats(client, random);
  return {
    ...noticeField(index, noticeDays, random),
    renewsItself,
    ...autoRenewField(index, renewsItself, random),
    ...(escalator === 0 ? {} : { escalatorPercent: escalator }),
    ...escalatorField(sold, escalator, random),
    tier: tierOf(client, random),
    includedSeats,
    currency: client.index === twoCurrencyClientIndex && !isFirst ? 'EUR' : client.currency,
    ...money(index, includedSeats, share, random),
  };
}

type AgreedField =
  | 'noticeFieldText'
  | 'renewsItself'
  | 'autoRenewFieldText'
  | 'escalatorPercent'
  | 'escalatorFieldText'
  | 'tier'
  | 'includedSeats'
  | 'currency'
  | 'monthlyMinor'
  | 'isValueRecorded'
  | 'billing';

function noticeField(index: number, noticeDays: number, random: Random): { noticeFieldText?: string } {
  if (index === 14) return { noticeFieldText: 'three months' };
  if (index === 21) return { noticeFieldText: '' };
  return random.chance(0.72) ? { noticeFieldText: String(noticeDays) } : {};
}

function autoRenewField(index: number, renewsItself: boolean, random: Random): { autoRenewFieldText?: string } {
  if (index === 16) return { autoRenewFieldText: 'auto' };
  return random.chance(0.76) ? { autoRenewFieldText: renewsItself ? 'Yes' : 'No' } : {};
}

/** The main agreement of a client who plays a fixed part says something that is no number: it runs in every world. */
function escalatorField({ client, isFirst }: Sold, percent: number, random: Random): { escalatorFieldText?: string } {
  if (client.index === 9 && isFirst) return { escalatorFieldText: 'RPI' };
  if (percent === 0) return random.chance(0.3) ? { escalatorFieldText: '0' } : {};
  if (!random.chance(0.8)) return {};
  return { escalatorFieldText: random.chance(0.25) ? `${percent}%` : String(percent) };
}

/** A growing client has more people than it was sold for. */
function soldSeats({ seats, episodes }: WorldClient, random: Random): number {
  const isGrowing = episodes.some(({ cause }) => cause === 'growth');
  return Math.max(3, Math.round(seats * (isGrowing ? random.between(0.72, 0.95) : random.between(0.96, 1.04))));
}

function tierOf({ seats, isVip }: WorldClient, random: Random): ServiceTier {
  if (isVip || seats > 45) return 'Gold';
  return random.pick(seats > 15 ? (['Gold', 'Silver', 'Silver'] as const) : (['Silver', 'Bronze', 'Bronze'] as const));
}

function money(
  index: number,
  seats: number,
  share: number,
  random: Random,
): Pick<WorldContract, 'monthlyMinor' | 'isValueRecorded' | 'billing'> {
  const perSeatMinor = random.whole(52, 98) * 100;
  return {
    monthlyMinor: Math.max(25_000, Math.round((seats * perSeatMinor * share) / 500) * 500),
    isValueRecorded: index < 10 || (index !== 11 && !random.chance(0.08)),
    billing: random.chance(0.9) ? 'Monthly' : random.pick(['Quarterly', 'Yearly']),
  };
}
