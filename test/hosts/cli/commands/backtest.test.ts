import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BacktestReport } from '#application/backtest-probability';
import { startLocalWorld } from '#hosts/workbench/start-local-world';
import { builtWorkers, projectRoot } from '#test/support/built-workers';

const programs = [
  'renewal-desk',
  'http-worker',
  'vendors-worker',
  'platform-worker',
  'runtime-worker',
  'fetch-worker',
] as const;
const workers = builtWorkers([...programs]);
const state = mkdtempSync(join(tmpdir(), 'renewal-desk-backtest-'));

function run(...words: readonly string[]) {
  const program = join(workers.folder, 'renewal-desk.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'backtest', ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] },
  });
  return { status, result: stdout, said: stderr };
}

const local = (...words: readonly string[]) =>
  run('--local', '--size', 'small', '--seed', '3', '--state', state, ...words);

beforeAll(async () => {
  const bundleFolder = join(workers.folder, 'out');
  const builder = join(projectRoot, 'build/build.mjs');
  const program = `import(${JSON.stringify(builder)}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`;
  execFileSync(process.execPath, ['-e', program]);
  const world = await startLocalWorld({
    size: 'small',
    seed: 3,
    stateFolder: join(state, 'small-3'),
    fresh: false,
    workerFolder: workers.folder,
    bundleFolder,
  });
  await world.close();
});

afterAll(() => {
  rmSync(state, { recursive: true, force: true });
  workers.remove();
});

test('it prints each horizon beside the base rate, and each signal as a warning', () => {
  const { status, result } = local();
  expect([0, 1]).toContain(status);
  expect(result).toMatch(/^Renewal probability, model .*: \d+ past renewals, \d+ lost\.$/m);
  expect(result).toMatch(/^180 +\d+ +\d+ /m);
  expect(result).toMatch(/^90 +\d+ +\d+ /m);
  expect(result).toMatch(/^30 +\d+ +\d+ /m);
  expect(result).toMatch(/^open-incidents +\S/m);
});

test('--json gives every figure, and the exit code says whether there was enough to judge by', () => {
  const { status, result, said } = local('--json');
  const report = JSON.parse(result) as BacktestReport;
  expect(report.horizons.map(({ horizonDays }) => horizonDays)).toEqual([180, 90, 30]);
  const accuracy = report.horizons[1]?.accuracy;
  const isEnough = (accuracy?.renewalCount ?? 0) >= 20 && (accuracy?.lossCount ?? 0) >= 5;
  expect(status).toBe(isEnough ? 0 : 1);
  if (!isEnough) expect(said).toContain('Too few past renewals');
});

test('--chart draws an .svg, or a .png that is one', () => {
  const [svg, png] = [join(state, 'chart.svg'), join(state, 'chart.png')];
  expect(local('--chart', svg).said).toContain(`The chart is in ${svg}.`);
  expect(readFileSync(svg, 'utf8')).toMatch(/^<svg [^>]*>/);
  local('--chart', png);
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
});

test.each([
  { words: ['--local', '--state', join(tmpdir(), 'no-such-folder')], says: 'No local system is kept in' },
  { words: ['--chart', 'chart.gif'], says: 'A chart ends in .svg or .png.' },
  { words: [], says: 'SETTINGS is empty' },
])('$words cannot run: $says', ({ words, says }) => {
  const { status, said } = run(...words);
  expect(status).toBe(2);
  expect(said).toContain(says);
  expect(existsSync(join(tmpdir(), 'no-such-folder'))).toBe(false);
});

test('a chart that cannot be written is said, not swallowed', () => {
  const { status, said } = local('--chart', join(state, 'nowhere', 'chart.svg'));
  expect(status).toBe(2);
  expect(said).toContain('The chart could not be written');
});
