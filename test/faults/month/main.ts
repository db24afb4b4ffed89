/** `npm run test:faults`: a month hour by hour with faults, held against the same month without. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { complaintsOf, faultMonth, faultsByKind, type FaultMonthVerdict } from './fault-month';

const usualDays = 30;
const mostComplaints = 40;

const { values } = parseArgs({
  options: { days: { type: 'string' }, seed: { type: 'string', multiple: true } },
});
const days = wholeOf(values.days ?? String(usualDays), '--days');
const seeds = (values.seed ?? ['1']).map((text) => wholeOf(text, '--seed'));
const workerFolder = dirname(fileURLToPath(import.meta.url));

function wholeOf(text: string, name: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`${name} is a whole number above 0, not "${text}"`);
  return Number(text);
}

function told({ hours, hoursBroken, met, runs, hoursToCatchUp, rows, facts, deeds }: FaultMonthVerdict): string {
  const counted = (counts: Iterable<readonly [string, number]>): string =>
    [...counts].map(([name, count]) => `${name} ${count.toLocaleString('en-GB')}`).join(', ');
  return [
    `Hours lived: ${hours}, of which ${hoursBroken} with a broken vendor`,
    `Calls that met a fault: ${counted(faultsByKind(met))}`,
    `Runs with faults: ${counted(Object.entries(runs))}`,
    `Interventions logged by people: ${deeds}`,
    `Caught up ${hoursToCatchUp ?? 'never'} hours after everything was mended; ${rows} rows of derived tabs compared`,
    `Events without faults: ${facts.events}; lost: ${facts.lost.length}; doubled: ${facts.doubled.length}`,
    `Readings that moved to another hour or day: ${facts.readingsMoved} of ${facts.readings}`,
  ].join('\n');
}

async function played(seed: number): Promise<boolean> {
  const startedAt = performance.now();
  let toldDay = 0;
  const onHour = (hour: number, hours: number): void => {
    const day = Math.floor(hour / 24);
    if (day === toldDay || (day % 5 !== 0 && hour !== hours)) return;
    toldDay = day;
    console.log(`  day ${day} of ${days}, ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  };
  console.log(`Seed ${seed}: ${days} days hour by hour, with faults and without`);
  const bundleFolder = join(workerFolder, '..', 'out');
  const verdict = await faultMonth({ seed, days, workerFolder, bundleFolder, onHour });
  console.log(told(verdict));
  const complaints = complaintsOf(verdict);
  for (const complaint of complaints.slice(0, mostComplaints)) console.error(complaint.slice(0, 600));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  if (complaints.length === 0) console.log(`Equal, in ${seconds} s.`);
  else
    console.error(
      `NOT EQUAL: ${complaints.length} differences. Again with: npm run test:faults -- --days ${days} --seed ${seed}`,
    );
  return complaints.length === 0;
}

for (const seed of seeds) if (!(await played(seed))) process.exitCode = 1;
