import type { StartedWorld } from '#hosts/workbench/start-local-world';
import { fireTriggers } from '#hosts/workbench/fire-triggers';
import type { InvocationOutcome } from '#simulators/apps-script/invocation';
import { vendorHosts } from '#simulators/host-names';
import { row, type BenchRow } from './row';

const hourMilliseconds = 3_600_000;

export function wallClock({ figures }: StartedWorld): BenchRow {
  const { seconds } = figures;
  return row('Backfill, wall clock', 'reaches the workbench in 60 s', `${seconds.toFixed(1)} s`, seconds < 60);
}

/** A chunk ends with the write of its rows and of how far the sync has come; before it stand appended events and grown tabs. */
export function writesAChunk(urls: readonly string[]): BenchRow {
  let writes = 0;
  let most = 0;
  for (const url of urls.filter(isSheetsWrite)) {
    writes += 1;
    most = Math.max(most, writes);
    if (url.includes('values:batchUpdate')) writes = 0;
  }
  return row('Backfill, Sheets writes a chunk', '≤ 3', `at most ${most}`, most > 0 && most <= 3);
}

function isSheetsWrite(call: string): boolean {
  return (
    call.includes(vendorHosts.sheets) && !call.startsWith('GET') && !/getByDataFilter|batchGetByDataFilter/.test(call)
  );
}

/** Hours looked at: a night in which the generated world is nearly still. */
const nightHours = 14;

/** The hour in which least happened at the vendors, of a night. */
export async function quietHour({ machines }: StartedWorld): Promise<BenchRow> {
  const hours: QuietHour[] = [];
  for (let hour = 0; hour < nightHours; hour += 1) {
    machines.clock.advance(hourMilliseconds);
    const [outcome] = await fireTriggers(machines.appsScript, machines.clock);
    if (outcome !== undefined) hours.push(spentIn(outcome));
  }
  const least = hours.reduce((best, each) => (each.rest < best.rest ? each : best));
  return row(
    'Hourly run, nothing changed',
    '≤ 12 calls + rolling details',
    `${least.rest} + ${least.details} details + ${least.token} for tokens (stillest of ${nightHours} hours)`,
    least.rest <= 12,
  );
}

interface QuietHour {
  readonly rest: number;
  readonly details: number;
  readonly token: number;
}

function spentIn({ figures }: InvocationOutcome): QuietHour {
  const details = figures.urls.filter((url) => /\/ClientContract\/\d+/i.test(url)).length;
  const signIns = figures.urls.filter((url) => /authinfo|auth\/token/i.test(url)).length;
  const token = (figures.http[vendorHosts.token] ?? 0) + signIns;
  const all = Object.values(figures.http).reduce((sum, made) => sum + made, 0);
  return { rest: all - details - token, details, token };
}
