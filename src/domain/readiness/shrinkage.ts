import { assert } from '../vocabulary/assert';
import type { Prior, RatePrior } from './contract-facts';

/** What one client adds to the portfolio: so many of so many, or so many in an exposure. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** Source: docs/domain/readiness.md, "Small counts". */
export const shrinkageBounds = {
  /** Fewer clients do not tell how clients differ. */
  fewestClients: 5,
  fewestCounted: 50,
  /** However alike the clients are, a client's own requests outweigh the portfolio in the end... */
  mostWeight: 100,
  /** ...and however they differ, a handful of requests is no portrait. */
  leastWeight: 5,
} as const;

/**
 * The beta distribution that shares of clients are drawn from, by moments: how far shares lie apart beyond what chance alone does
 * to counts of these sizes. Undefined: too few to say. Source: Kleinman, 1973.
 */
export function sharePrior(clients: readonly Counted[]): Prior | undefined {
  const asked = clients.filter(({ of }) => of > 0);
  assert(
    asked.every(({ count, of }) => count >= 0 && count <= of),
    'a share is a part of a whole',
  );
  const total = sum(asked, ({ of }) => of);
  const { fewestClients, fewestCounted } = shrinkageBounds;
  if (asked.length < fewestClients || total < fewestCounted) return undefined;
  const share = sum(asked, ({ count }) => count) / total;
  const byChance = share * (1 - share);
  const beyond = apart(asked, share) - (asked.length - 1) * byChance;
  const room = total - sum(asked, ({ of }) => of ** 2) / total - (asked.length - 1);
  // Shares of 0 or 1 everywhere, one request a client: nothing shows how clients differ.
  const correlation = beyond > 0 && byChance > 0 && room > 0 ? beyond / (byChance * room) : 0;
  return { share, weight: bounded(correlation > 0 ? 1 / correlation - 1 : Number.POSITIVE_INFINITY) };
}

/** The gamma distribution that rates of clients are drawn from, by moments; its weight is in units of exposure. Source: Marshall, 1991. */
export function ratePrior(clients: readonly Counted[]): RatePrior | undefined {
  const exposed = clients.filter(({ of }) => of > 0);
  const exposure = sum(exposed, ({ of }) => of);
  const { fewestClients, fewestCounted } = shrinkageBounds;
  if (exposed.length < fewestClients || exposure < fewestCounted) return undefined;
  const rate = sum(exposed, ({ count }) => count) / exposure;
  const beyond = apart(exposed, rate) - (exposed.length - 1) * rate;
  const room = exposure - sum(exposed, ({ of }) => of ** 2) / exposure;
  const variance = beyond > 0 && room > 0 ? beyond / room : 0;
  return { rate, weight: bounded(variance > 0 ? rate / variance : Number.POSITIVE_INFINITY) };
}

/** A share, drawn toward the portfolio's as that many of its requests would draw it. */
export function shrunkShare({ count, of }: Counted, { share, weight }: Prior): number {
  return (count + share * weight) / (of + weight);
}

export function shrunkRate({ count, of }: Counted, { rate, weight }: RatePrior): number {
  return (count + rate * weight) / (of + weight);
}

/** How far clients lie from the whole, each by its size. */
function apart(clients: readonly Counted[], mean: number): number {
  return sum(clients, ({ count, of }) => of * (count / of - mean) ** 2);
}

function bounded(weight: number): number {
  const { leastWeight, mostWeight } = shrinkageBounds;
  return Math.min(mostWeight, Math.max(leastWeight, weight));
}

function sum(clients: readonly Counted[], of: (client: Counted) => number): number {
  return clients.reduce((total, client) => total + of(client), 0);
}
