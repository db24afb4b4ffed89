import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { vendorNames, faultKindsOf } from '#simulators/fault';
import { builtWorkers, projectRoot } from '#test/support/built-workers';
import { complaintsOf, faultMonth } from './fault-month';
import { faultSchedule } from './fault-schedule';

test('two days with faults end as two days without: nothing lost, nothing twice', async () => {
  const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
  const bundleFolder = join(workers.folder, 'out');
  const builder = JSON.stringify(join(projectRoot, 'build/build.mjs'));
  const program = `import(${builder}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`;
  try {
    execFileSync(process.execPath, ['-e', program]);
    const verdict = await faultMonth({ seed: 4, days: 2, workerFolder: workers.folder, bundleFolder });
    expect(complaintsOf(verdict)).toEqual([]);
    expect(verdict.deeds).toBe(2);
    expect(verdict.facts.readingsMoved).toBeLessThan(0.1 * verdict.facts.readings);
    for (const vendor of vendorNames) expect(Object.keys(verdict.met[vendor]).length).toBeGreaterThan(2);
  } finally {
    workers.remove();
  }
}, 240_000);

test('a month has every kind of fault of every vendor, and hours in which all of them work', () => {
  const schedule = faultSchedule(1, 30 * 24);
  for (const vendor of vendorNames) {
    const kinds = new Set(schedule.flatMap((faults) => faults[vendor]?.kind ?? []));
    expect([...kinds].sort()).toEqual([...faultKindsOf[vendor]].sort());
  }
  expect(schedule.filter((faults) => Object.keys(faults).length === 0).length).toBeGreaterThan(0);
  expect(faultSchedule(1, 30 * 24)).toEqual(schedule);
  expect(faultSchedule(2, 30 * 24)).not.toEqual(schedule);
});
