import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { builtWorkers, projectRoot } from '#test/support/built-workers';
import { horizon } from './horizon';
import { changesIn, writeBudget } from './write-budget';

test('six days of renewals on a small world: every invariant holds on every day', async () => {
  const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
  const bundleFolder = join(workers.folder, 'out');
  const builder = JSON.stringify(join(projectRoot, 'build/build.mjs'));
  try {
    execFileSync(process.execPath, [
      '-e',
      `import(${builder}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`,
    ]);
    const product = { workerFolder: workers.folder, bundleFolder };
    const verdict = await horizon({ size: 'small', seed: 1, days: 6, hourlyDays: 0, ...product });
    expect(verdict.complaints).toEqual([]);
    expect(verdict.renewals).toBeGreaterThan(15);
    expect(verdict.deals).toBeGreaterThan(5);
    expect(verdict.tiesCompared).toBeGreaterThan(verdict.deals);
    expect(verdict.repeated).toBeGreaterThan(3);
    expect(verdict.people.acknowledged).toBeGreaterThan(5);
  } finally {
    workers.remove();
  }
}, 240_000);

test('a budget of write calls grows with what changed', () => {
  expect(writeBudget({ deals: 0, tasks: 0, notes: 0, pairs: 0 })).toBe(12);
  expect(writeBudget({ deals: 100, tasks: 100, notes: 100, pairs: 1_000 })).toBeCloseTo(16.8);
  expect(changesIn([])).toEqual({ deals: 0, tasks: 0, notes: 0, pairs: 0 });
});
