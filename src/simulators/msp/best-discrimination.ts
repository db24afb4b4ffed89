import { leavingChance, monthIndex } from './causes';
import { addDays } from './days';
import { mixedSeed, Random } from './random';
import type { World } from './world';

/** How well anybody could tell the lost renewals of a world from the others. */
export interface BestDiscrimination {
  /** Chance that a renewed one had a higher true probability than a lost one; 0.5 is a guess. Absent without both kinds. */
  readonly areaUnderCurve?: number;
  /** 5th and 95th percentile of the same over resampled renewals. */
  readonly interval?: readonly [low: number, high: number];
  readonly lossCount: number;
  readonly renewalCount: number;
}

const draws = 500;

/**
 * The area under the curve of the true renewal probability on the world's past renewals. The outcomes were drawn from that
 * probability, so a score that knows less cannot be expected to do better. Renewals that the world decreed are left out.
 */
export function bestDiscrimination({ seed, pastRenewals }: Pick<World, 'seed' | 'pastRenewals'>): BestDiscrimination {
  const free = pastRenewals.filter(({ isStaged }) => !isStaged);
  const truths = free.map(({ trueRenewalProbability }) => trueRenewalProbability);
  const kept = free.map(({ outcome }) => outcome !== 'lost');
  const lossCount = kept.filter((isKept) => !isKept).length;
  const counts = { lossCount, renewalCount: free.length };
  if (lossCount === 0 || lossCount === free.length) return counts;
  const random = new Random(mixedSeed(seed, 60));
  const areas: number[] = [];
  while (areas.length < draws) {
    const drawn = free.map(() => random.whole(0, free.length - 1));
    const drawnKept = drawn.map((position) => kept[position] ?? true);
    if (drawnKept.every((isKept) => isKept) || !drawnKept.some((isKept) => isKept)) continue;
    areas.push(
      areaUnderCurve(
        drawn.map((position) => truths[position] ?? 0),
        drawnKept,
      ),
    );
  }
  areas.sort((left, right) => left - right);
  const at = (share: number): number => areas[Math.round(share * (draws - 1))] ?? 0.5;
  return { ...counts, areaUnderCurve: areaUnderCurve(truths, kept), interval: [at(0.05), at(0.95)] };
}

/**
 * The same for somebody who knows every cause that is at work some days before the decision, and nothing of what comes later: no
 * score made on that day can be expected to do better.
 */
export function knowableDiscrimination(
  { clients, contracts, historyStartsOn, pastRenewals }: Knowable,
  daysBefore: number,
): number | undefined {
  const byId = new Map(contracts.map((contract) => [contract.id, contract]));
  const known = pastRenewals.flatMap(({ contractId, termEndedOn, isStaged, outcome }) => {
    const contract = byId.get(contractId);
    const client = contract === undefined ? undefined : clients[contract.clientIndex];
    if (contract === undefined || client === undefined || isStaged) return [];
    const day = addDays(termEndedOn, -contract.noticeDays - daysBefore);
    if (day < historyStartsOn) return [];
    const agreement = contract.kindId === 1 ? 'main' : 'other';
    const leaving = leavingChance(client.episodes, monthIndex(historyStartsOn, day), agreement);
    return [{ truth: 1 - leaving, isKept: outcome !== 'lost' }];
  });
  const kept = known.map(({ isKept }) => isKept);
  if (kept.every((isKept) => isKept) || !kept.some((isKept) => isKept)) return undefined;
  return areaUnderCurve(
    known.map(({ truth }) => truth),
    kept,
  );
}

type Knowable = Pick<World, 'clients' | 'contracts' | 'historyStartsOn' | 'pastRenewals'>;

/** By ranks (Mann-Whitney); equal scores share their rank. */
export function areaUnderCurve(scores: readonly number[], isPositive: readonly boolean[]): number {
  const order = scores.map((_, position) => position).sort((left, right) => (scores[left] ?? 0) - (scores[right] ?? 0));
  let rankSum = 0;
  let positives = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) to += 1;
    const rank = (from + 1 + to) / 2;
    for (const position of order.slice(from, to)) {
      if (isPositive[position] !== true) continue;
      rankSum += rank;
      positives += 1;
    }
    from = to;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
