import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { BenchRecipe, FirstSync } from './first-sync';
import { count, row, type BenchRow } from './row';

/** The first sync of a world of another size, in a process of its own. */
export function firstSyncOf(recipe: BenchRecipe, workerFolder: string): Promise<FirstSync> {
  const child = fork(join(workerFolder, 'size-world.mjs'), [JSON.stringify(recipe)]);
  return new Promise((resolve, reject) => {
    let measured: FirstSync | undefined;
    child.on('message', (message) => {
      measured = message as FirstSync;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (measured === undefined) reject(new Error(`The ${recipe.size} world ended with ${code ?? 'a signal'}`));
      else resolve(measured);
    });
  });
}

export function callsRow({ size, haloPsaCalls, callsNeeded, runs }: FirstSync): BenchRow {
  const budget = 1.1 * callsNeeded;
  return row(
    `Backfill of ${size}, HaloPSA calls`,
    `≤ ${count(budget)} (1.1 × ${count(callsNeeded)} pages and details)`,
    `${count(haloPsaCalls)} in ${runs} ${runs === 1 ? 'run' : 'runs'}`,
    haloPsaCalls <= budget,
  );
}

export function costRow({ size, clients, tickets, seconds, ...cost }: FirstSync): BenchRow {
  const { allCpuSeconds, bundleCpuSeconds, peakMegabytes } = cost;
  return row(
    `Backfill of ${size}, cost`,
    'no budget: for comparison',
    `${count(clients)} clients, ${count(tickets)} tickets: ${seconds.toFixed(1)} s; CPU ${allCpuSeconds.toFixed(1)} s, of which bundle ${bundleCpuSeconds.toFixed(1)} s; peak ${count(peakMegabytes)} MB`,
    true,
  );
}

/** How far the marginal cost may move. Source: DESIGN, "Budgets". */
const flatWithin = 0.15;

/** What one more ticket costs the bundle, between the two smaller sizes and between the two larger ones. */
export function growthRow(small: FirstSync, typical: FirstSync, large: FirstSync): BenchRow {
  const lower = marginalMilliseconds(small, typical);
  const upper = marginalMilliseconds(typical, large);
  const change = upper / lower - 1;
  return row(
    'Growth, bundle CPU per ticket',
    'flat ±15 %, small to large',
    `${lower.toFixed(3)} ms small to typical, ${upper.toFixed(3)} ms typical to large: ${change < 0 ? '' : '+'}${(100 * change).toFixed(0)} %`,
    Math.abs(change) <= flatWithin,
  );
}

function marginalMilliseconds(less: FirstSync, more: FirstSync): number {
  return (1_000 * (more.bundleCpuSeconds - less.bundleCpuSeconds)) / (more.tickets - less.tickets);
}
