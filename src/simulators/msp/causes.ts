import { daysFrom } from './days';
import { EvenLuck, mixedSeed, type Random } from './random';
import { futureMonths, historyMonths, type Cause, type Episode } from './world';

/** What a month is like at a client, relative to an ordinary one. */
export interface MonthConditions {
  /** Factor on ticket volume. */
  readonly volume: number;
  /** Added to the chance of a missed target. */
  readonly slip: number;
  /** Negative: people are unhappy. About -3 to 1. */
  readonly mood: number;
  /** Factor on hours a ticket takes. */
  readonly effort: number;
  /** Chance that a tone of leaving shows in a message. */
  readonly threat: number;
}

/** Chance of each cause within the history, and how many months it lasts. A made-up mix; no source. */
const frequencies: readonly { cause: Cause; chance: number; months: readonly [number, number] }[] = [
  { cause: 'serviceSlips', chance: 0.3, months: [4, 10] },
  { cause: 'championLeaves', chance: 0.18, months: [5, 12] },
  { cause: 'budgetCut', chance: 0.18, months: [5, 11] },
  { cause: 'acquisition', chance: 0.09, months: [6, 12] },
  { cause: 'growth', chance: 0.2, months: [6, 14] },
];

export type CauseLuck = readonly { readonly past: EvenLuck; readonly coming: EvenLuck }[];

/** For all clients of a world, so that each cause is about as frequent as it should be. */
export function causeLuck(seed: number): CauseLuck {
  return frequencies.map((_, position) => ({
    past: new EvenLuck(mixedSeed(seed, 64, position), Math.sqrt(primes[position] ?? 2)),
    coming: new EvenLuck(mixedSeed(seed, 65, position), Math.sqrt(primes[position + frequencies.length] ?? 2)),
  }));
}

/** Their square roots are irrational and have nothing to do with each other. */
const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29];

/** A cause comes once within the history, or not, and once more in the months to come, or not. */
export function episodesOf(luck: CauseLuck, random: Random): readonly Episode[] {
  const spans = [
    { span: 'past', from: 1, to: historyMonths - 1, share: 1 },
    {
      span: 'coming',
      from: historyMonths,
      to: historyMonths + futureMonths - 3,
      share: futureMonths / historyMonths,
    },
  ] as const;
  return spans.flatMap(({ span, from, to, share }) =>
    frequencies
      .filter(({ chance }, position) => luck[position]?.[span].chance(chance * share) === true)
      .map(({ cause, months }) => {
        const fromMonth = random.whole(from, to);
        return {
          cause,
          fromMonth,
          toMonth: fromMonth + random.whole(months[0], months[1]) - 1,
          strength: random.between(0.5, 1.5),
        };
      }),
  );
}

/** Months of one client, with noise that lasts: a bad month tends to follow a bad month. */
export function conditionsOf(episodes: readonly Episode[], random: Random): readonly MonthConditions[] {
  let drift = 0;
  return Array.from({ length: historyMonths + futureMonths }, (_, month) => {
    drift = 0.6 * drift + 0.22 * random.normal();
    let conditions: MonthConditions = {
      volume: Math.exp(0.5 * drift + 0.08 * random.normal()),
      slip: 0.03 * drift + 0.015 * random.normal(),
      mood: 0.25 * random.normal(),
      effort: Math.exp(0.12 * random.normal()),
      threat: 0,
    };
    for (const episode of episodes) {
      if (month >= episode.fromMonth && month <= episode.toMonth) conditions = underCause(conditions, episode, month);
    }
    return conditions;
  });
}

function underCause(usual: MonthConditions, { cause, strength, fromMonth }: Episode, month: number): MonthConditions {
  /** Trouble builds up over the first three months. */
  const force = strength * Math.min(1, (month - fromMonth + 1) / 3);
  switch (cause) {
    case 'serviceSlips':
      return {
        volume: usual.volume * (1 + 0.35 * force),
        slip: usual.slip + 0.2 * force,
        mood: usual.mood - 1.3 * force,
        effort: usual.effort * (1 + 0.25 * force),
        threat: usual.threat + 0.03 * force,
      };
    case 'championLeaves':
      return { ...usual, volume: usual.volume * (1 - 0.18 * force), mood: usual.mood - 0.5 * force };
    case 'budgetCut':
      return {
        ...usual,
        volume: usual.volume * (1 - 0.22 * force),
        mood: usual.mood - 0.35 * force,
        threat: usual.threat + 0.035 * force,
      };
    case 'acquisition':
      return {
        ...usual,
        volume: usual.volume * (1 + 0.2 * force),
        mood: usual.mood - 0.2 * force,
        threat: usual.threat + 0.02 * force,
      };
    case 'growth':
      return { ...usual, volume: usual.volume * (1 + 0.5 * force), mood: usual.mood + 0.15 * force };
  }
}

/**
 * How much more likely a client leaves at a renewal when these causes have done their work: a table by judgement with luck on top,
 * so that no score built from service figures can be right every time.
 */
const leavingOdds: Record<Cause, number> = {
  serviceSlips: 0.75,
  championLeaves: 0.52,
  budgetCut: 0.62,
  acquisition: 0.9,
  growth: -0.04,
};

/** A small agreement has rivals of its own, but is rarely the reason to leave. */
const leavingBasis = { main: { floor: 0.05, share: 1 }, other: { floor: 0.08, share: 0.85 } } as const;

/**
 * Nobody changes the provider over one bad month: the wish to leave grows for half a year, and fades within three months when the
 * cause is gone. What vendors of such tools report points that way: the rate of a lost client fell over the six months before, the
 * champion had left months before, and warnings are sought 60 to 180 days ahead.
 */
const wishMonths = { grows: 6, fades: 3 } as const;

export function leavingChance(
  episodes: readonly Episode[],
  month: number,
  agreement: keyof typeof leavingBasis,
): number {
  const { floor, share } = leavingBasis[agreement];
  let chance = floor;
  for (const episode of episodes)
    chance += leavingOdds[episode.cause] * episode.strength * share * wish(episode, month);
  return Math.min(0.85, Math.max(0.01, chance));
}

/** From 0 to 1. */
function wish({ fromMonth, toMonth }: Episode, month: number): number {
  if (month < fromMonth) return 0;
  const grown = Math.min(1, (Math.min(month, toMonth) - fromMonth + 1) / wishMonths.grows);
  return grown * Math.max(0, 1 - Math.max(0, month - toMonth) / (wishMonths.fades + 1));
}

export function causesAt(episodes: readonly Episode[], month: number): readonly Cause[] {
  return episodes
    .filter(({ fromMonth, toMonth }) => fromMonth <= month && toMonth >= month - 3)
    .map(({ cause }) => cause);
}

/** Month since the history began that a day falls into. */
export function monthIndex(historyStartsOn: string, calendarDay: string): number {
  return Math.max(
    0,
    Math.min(historyMonths + futureMonths - 1, Math.floor(daysFrom(historyStartsOn, calendarDay) / 30.44)),
  );
}
