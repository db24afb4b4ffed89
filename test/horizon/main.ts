/** `npm run test:renewals`: the whole horizon of renewals, over 120 days of a generated world. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { horizon, type DayTold } from './horizon';

const usual = { days: 120, hourly: 7, seed: 1 } as const;
const mostComplaints = 40;

const { values } = parseArgs({
  options: {
    days: { type: 'string' },
    hourly: { type: 'string' },
    seed: { type: 'string' },
    size: { type: 'string' },
  },
});
const size = values.size ?? 'typical';
if (size !== 'small' && size !== 'typical' && size !== 'large') throw new Error('--size is small, typical or large');
const days = wholeOf('days');
const hourlyDays = Math.min(days, wholeOf('hourly'));
const seed = wholeOf('seed');

function wholeOf(name: keyof typeof usual): number {
  const text = values[name] ?? String(usual[name]);
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} is a whole number, not "${text}"`);
  return Number(text);
}

const startedAt = performance.now();
const seconds = () => ((performance.now() - startedAt) / 1_000).toFixed(0);
const listed = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

function told({ day, today, states, openItems, gated, overflow, changes, writes, complaints }: DayTold): void {
  const { deals, tasks, notes, pairs } = changes;
  console.log(
    `  day ${day}, ${today}, ${seconds()} s: ${listed(states)}; ${openItems} open items, ${gated} gated, ${overflow} in the list; ` +
      `written ${deals} deals, ${tasks} tasks, ${notes} notes, ${pairs} ties in ${writes} calls`,
  );
  for (const complaint of complaints.slice(0, 5)) console.error(`    ${complaint.slice(0, 300)}`);
}

console.log(`A ${size} world, seed ${seed}: ${days} days, the first ${hourlyDays} hour by hour, every run twice`);
const workerFolder = dirname(fileURLToPath(import.meta.url));
const bundleFolder = join(workerFolder, '..', 'out');
const verdict = await horizon({ size, seed, days, hourlyDays, workerFolder, bundleFolder, onDay: told });
const { people, nearest, ends, complaints } = verdict;
console.log(
  [
    `Runs: ${verdict.runs}; hours run again without news: ${verdict.repeated}, with news in every repetition: ${verdict.busy}`,
    `Renewals: ${verdict.renewals}; over: ${listed(ends)}`,
    `People: ${listed(people)}; reopened ${verdict.reopened}, escalated ${verdict.escalated}`,
    `HubSpot: ${verdict.deals} deals, ${verdict.tasks} tasks, ${verdict.tiesCompared} ties read by its own library`,
    `Nearest to its budget of write calls: ${nearest.writes} of ${nearest.budget.toFixed(1)}`,
    `Events: ${verdict.events}`,
  ].join('\n'),
);
for (const complaint of complaints.slice(0, mostComplaints)) console.error(complaint.slice(0, 400));
if (complaints.length === 0) console.log(`Everything held, in ${seconds()} s.`);
else {
  console.error(`NOT HELD: ${complaints.length} complaints, in ${seconds()} s.`);
  process.exitCode = 1;
}
