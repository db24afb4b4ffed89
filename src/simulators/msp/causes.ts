import type { Random } from './random';
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
  { cause: 'serviceSlips', chance: 0.26, months: [3, 9] },
  { cause: 'championLeaves', chance: 0.13, months: [4, 12] },
  { cause: 'budgetCut', chance: 0.12, months: [4, 10] },
  { cause: 'acquisition', chance: 0.06, months: [5, 12] },
  { cause: 'growth', chance: 0.2, months: [6, 14] },
];

export function episodesOf(random: Random): readonly Episode[] {
  return frequencies
    .filter(({ chance }) => random.chance(chance))
    .map(({ cause, months }) => {
      const fromMonth = random.whole(1, historyMonths + futureMonths - 4);
      return {
        cause,
        fromMonth,
        toMonth: fromMonth + random.whole(months[0], months[1]) - 1,
        strength: random.between(0.5, 1.5),
      };
    });
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
 * How likely a client leaves at a renewal while these causes are at work: a table by judgement with luck on top, so that no
 * score built from service figures can be right every time.
 */
const leavingOdds: Record<Cause, number> = {
  serviceSlips: 0.24,
  championLeaves: 0.15,
  budgetCut: 0.18,
  acquisition: 0.4,
  growth: -0.03,
};

export function leavingChance(episodes: readonly Episode[], month: number): number {
  let chance = 0.04;
  for (const { cause, strength, fromMonth, toMonth } of episodes) {
    if (fromMonth <= month && toMonth >= month - 3) chance += leavingOdds[cause] * strength;
  }
  return Math.min(0.85, Math.max(0.01, chance));
}

export function causesAt(episodes: readonly Episode[], month: number): readonly Cause[] {
  return episodes
    .filter(({ fromMonth, toMonth }) => fromMonth <= month && toMonth >= month - 3)
    .map(({ cause }) => cause);
}
