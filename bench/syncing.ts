import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { fireTriggers } from '#hosts/workbench/fire-triggers';
import type { InvocationOutcome } from '#simulators/apps-script/invocation';
import { vendorHosts } from '#simulators/host-names';
import { generateWorld, type WorldRecipe } from '#simulators/msp/generate-world';
import { count, row, type BenchRow } from './row';

const rowsPerPage = 100;
const hourMilliseconds = 3_600_000;

/** HaloPSA calls of the first sync against what it must read: ticket pages, list pages and one detail a contract. */
export function backfill({ figures }: StartedWorld, recipe: WorldRecipe): readonly BenchRow[] {
  const { clients, contacts, contracts } = generateWorld(recipe);
  const pages = (rows: number) => Math.max(1, Math.ceil(rows / rowsPerPage));
  const needed =
    pages(figures.ticketsRead) +
    pages(clients.length) +
    pages(contacts.length) +
    pages(contracts.length) +
    contracts.length;
  const made = figures.calls['HaloPSA'] ?? 0;
  const budget = 1.1 * needed;
  return [
    row(
      'Backfill, HaloPSA calls',
      `≤ ${count(budget)} (1.1 × ${count(needed)} pages and details)`,
      `${count(made)} in ${figures.runs} runs`,
      made <= budget,
    ),
    row(
      'Backfill, wall clock',
      'reaches the workbench in 60 s',
      `${figures.seconds.toFixed(1)} s`,
      figures.seconds < 60,
    ),
  ];
}

/** Sheets writes between two reads of tickets, in the first sync of a fresh world. */
export function writesAChunk(urls: readonly string[]): BenchRow {
  const chunks = [0];
  for (const url of urls) {
    if (url.includes(vendorHosts.halopsa)) {
      if (chunks[chunks.length - 1] !== 0) chunks.push(0);
    } else if (isSheetsWrite(url)) {
      chunks[chunks.length - 1] = (chunks[chunks.length - 1] ?? 0) + 1;
    }
  }
  const most = Math.max(...chunks);
  return row('Backfill, Sheets writes a chunk', '≤ 3', `at most ${most}`, most <= 3);
}

function isSheetsWrite(call: string): boolean {
  return (
    call.includes(vendorHosts.sheets) && !call.startsWith('GET') && !/getByDataFilter|batchGetByDataFilter/.test(call)
  );
}

/** An hour in which nothing happened at the vendors. The second of two: the first may still fold in what the day brought. */
export async function quietHour({ machines }: StartedWorld): Promise<BenchRow> {
  const run = async (): Promise<InvocationOutcome | undefined> => {
    machines.clock.advance(hourMilliseconds);
    return (await fireTriggers(machines.appsScript, machines.clock))[0];
  };
  await run();
  const outcome = await run();
  const calls = Object.entries(outcome?.figures.http ?? {});
  const details = outcome?.figures.urls.filter((url) => /\/ClientContract\/\d+/i.test(url)).length ?? 0;
  const all = calls.reduce((sum, [, made]) => sum + made, 0);
  const token =
    (outcome?.figures.http[vendorHosts.token] ?? 0) +
    (outcome?.figures.urls.filter((url) => /authinfo|auth\/token/i.test(url)).length ?? 0);
  const rest = all - details - token;
  return row(
    'Hourly run, nothing changed',
    '≤ 12 calls + rolling details',
    `${rest} + ${details} details + ${token} for tokens`,
    rest <= 12,
  );
}
