import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorld, startsOn, type StartedWorld } from '#hosts/workbench/start-local-world';
import { vendorHosts } from '#simulators/host-names';
import { generateWorld, type WorldRecipe } from '#simulators/msp/generate-world';

export type BenchRecipe = Omit<WorldRecipe, 'startsOn'>;

/** What reading the history of a world cost. */
export interface FirstSync {
  readonly size: BenchRecipe['size'];
  readonly clients: number;
  readonly tickets: number;
  readonly runs: number;
  readonly haloPsaCalls: number;
  /** Pages and details that must be read, each once. */
  readonly callsNeeded: number;
  readonly seconds: number;
  /** Of the bundle alone, as Apps Script would count it. */
  readonly bundleCpuSeconds: number;
  /** Of the process: the simulated vendors, the runtime and the bundle. */
  readonly allCpuSeconds: number;
  readonly peakMegabytes: number;
}

export interface MeasuredWorld {
  readonly world: StartedWorld;
  readonly firstSync: FirstSync;
  /** Calls of the first sync, in order. */
  readonly urls: readonly string[];
  close(): Promise<void>;
}

const rowsPerPage = 100;

export async function measuredWorld(recipe: BenchRecipe, workerFolder: string): Promise<MeasuredWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-bench-'));
  const urls: string[] = [];
  let bundleMilliseconds = 0;
  const before = process.cpuUsage();
  const world = await startLocalWorld({
    ...recipe,
    stateFolder: folder,
    fresh: false,
    workerFolder,
    onTriggerRun: ({ figures }) => {
      urls.push(...figures.urls);
      bundleMilliseconds += figures.cpuMilliseconds;
    },
  });
  const { user, system } = process.cpuUsage(before);
  const { figures } = world;
  return {
    world,
    urls,
    firstSync: {
      size: recipe.size,
      clients: figures.clients,
      tickets: figures.ticketsRead,
      runs: figures.runs,
      haloPsaCalls: figures.calls['HaloPSA'] ?? 0,
      callsNeeded: callsNeeded(figures.ticketsRead, { ...recipe, startsOn }, urls),
      seconds: figures.seconds,
      bundleCpuSeconds: bundleMilliseconds / 1_000,
      allCpuSeconds: (user + system) / 1e6,
      // On Linux in kilobytes. Source: getrusage(2).
      peakMegabytes: process.resourceUsage().maxRSS / 1_024,
    },
    async close() {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Ticket pages and details are counted in the generated world; the pages of other lists and of contract filters as the distinct
 * addresses asked for, so that a page read twice shows.
 */
function callsNeeded(tickets: number, recipe: WorldRecipe, urls: readonly string[]): number {
  const { contracts } = generateWorld(recipe);
  const asked = new Set(urls.filter((url) => url.includes(vendorHosts.halopsa)));
  const isTicketPage = (url: string) => /\/Tickets\?/i.test(url) && !/contract_id=/i.test(url);
  const isContractDetail = (url: string) => /\/ClientContract\/\d+/i.test(url);
  const others = [...asked].filter((url) => !isTicketPage(url) && !isContractDetail(url)).length;
  return Math.ceil(tickets / rowsPerPage) + contracts.length + others;
}
