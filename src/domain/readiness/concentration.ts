import { standingTests, upperTail } from './many-tests';

/** Requests by category. */
export type Counts = ReadonlyMap<string, number>;

export interface Concentration {
  readonly count: number;
  readonly share: number;
  /** Of the client's requests in the months before; undefined when there were too few. */
  readonly shareBefore: number | undefined;
  /** Of the requests of all other clients. */
  readonly shareOfOthers: number;
  /** Whether it is more than half, and more than others or the client's own past explain. */
  readonly standsOut: boolean;
}

export interface ConcentrationThresholds {
  readonly mostShare: number;
  readonly fewestRequests: number;
  readonly falseShare: number;
  readonly dispersion: number;
}

export interface CategoryCounts {
  readonly last: Counts;
  readonly before: Counts;
  readonly others: Counts;
}

/** The largest category, held against other clients and the client's own past. Many categories are tested, so some would stand out by chance. */
export function concentrationOf(counts: CategoryCounts, thresholds: ConcentrationThresholds): Concentration {
  const [ownBefore, others] = [wholeOf(counts.before), wholeOf(counts.others)];
  const own = wholeOf(counts.last);
  const hasPast = ownBefore >= thresholds.fewestRequests;
  const categories = [...counts.last.keys()];
  const pValues = categories.flatMap((category) => {
    const part = { count: counts.last.get(category) ?? 0, of: own };
    const againstOthers = chanceOf(part, { count: counts.others.get(category) ?? 0, of: others }, thresholds);
    if (!hasPast) return [againstOthers];
    return [againstOthers, chanceOf(part, { count: counts.before.get(category) ?? 0, of: ownBefore }, thresholds)];
  });
  const standing = standingTests(pValues, thresholds.falseShare);
  const testsEach = hasPast ? 2 : 1;

  const [category, count] = largestOf(counts.last);
  const place = categories.indexOf(category) * testsEach;
  const share = count / own;
  return {
    count,
    share,
    shareBefore: hasPast ? (counts.before.get(category) ?? 0) / ownBefore : undefined,
    shareOfOthers: (counts.others.get(category) ?? 0) / others,
    standsOut: share > thresholds.mostShare && standing.slice(place, place + testsEach).includes(true),
  };
}

/** The same counts, with the renamed categories taken as part of the largest other one: the worst that a new name can hide. */
export function withRenamedJoined(counts: CategoryCounts, renamed: ReadonlySet<string>): CategoryCounts {
  const kept = new Map([...counts.last].filter(([category]) => !renamed.has(category)));
  const [into] = largestOf(kept);
  const joined = (from: Counts): Counts => {
    const result = new Map<string, number>();
    for (const [category, count] of from) {
      const name = renamed.has(category) ? into : category;
      result.set(name, (result.get(name) ?? 0) + count);
    }
    return result;
  };
  return { last: joined(counts.last), before: joined(counts.before), others: joined(counts.others) };
}

export function wholeOf(counts: Counts): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}

/** The first of equals: an answer must not depend on chance. */
function largestOf(counts: Counts): readonly [string, number] {
  let largest: readonly [string, number] = ['', 0];
  for (const entry of counts) if (entry[1] > largest[1]) largest = entry;
  return largest;
}

interface Part {
  readonly count: number;
  readonly of: number;
}

/** Chance of a part this large when nothing differs; requests come in clusters, and half a request is added to what it is held against. */
function chanceOf(part: Part, against: Part, { dispersion }: ConcentrationThresholds): number {
  const share = (against.count + 0.5) / (against.of + 1);
  const variance = part.of * share * (1 - share) * dispersion * (1 + part.of / (against.of + 1));
  return upperTail((part.count - 0.5 - part.of * share) / Math.sqrt(variance));
}
