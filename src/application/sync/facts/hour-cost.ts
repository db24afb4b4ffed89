import type { Person } from '#domain/vocabulary/person';

/**
 * What an hour of work costs on average: the middle one of the agents who still work here, each counted once. HaloPSA's list of
 * tickets tells no hours by agent, and a mean would follow the few whose hour is dear and who seldom serve a client.
 */
export function hourCostOf(people: readonly Person[]): number | undefined {
  const costs = people
    .flatMap(({ active, costPerHourMinor }) => (active && costPerHourMinor !== undefined ? [costPerHourMinor] : []))
    .sort((a, b) => a - b);
  const upper = costs[Math.floor(costs.length / 2)];
  const lower = costs[Math.floor((costs.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : Math.round((lower + upper) / 2);
}
