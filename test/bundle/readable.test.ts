import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { platform } from '#test/hosts/apps-script/platform-globals';
import { projectRoot } from '#test/support/built-workers';
import { call, loadedWith, shippedBundle, type ShippedBundle } from './shipped-bundle';

let bundle: ShippedBundle;

beforeAll(() => {
  bundle = shippedBundle();
});

afterAll(() => bundle.remove());

/** Only a string or a pattern is longer than the build's limit: it cannot be broken. */
const longestLine = 1_000;

test('no line is longer than an editor likes', () => {
  const lengths = bundle.code.split('\n').map((line) => line.length);
  expect(lengths.length).toBeGreaterThan(1_000);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(longestLine);
});

test('what old runtimes lack is defined before anything else runs', () => {
  expect(bundle.code.startsWith('if (typeof Object.hasOwn !== "function")')).toBe(true);
});

test('the logged place of a defect names our functions, and leads to their lines in the source', () => {
  const { globals, logged } = platform();
  const broken = { ...globals, PropertiesService: undefined };
  call(loadedWith(bundle, broken), 'onHomepage', {});
  const place = placeIn(logged);
  expect(place).toMatch(/\bat Object.onHomepage\b/);
  expect(place).toMatch(/\bat respondWithCard\b/);
  const [, frame = ''] = /(Code(?:\.js)?:\d+:\d+)/.exec(place) ?? [];
  expect(sourcePlace(frame)).toMatch(/^src\/.+\.ts:\d+:\d+$/);
});

function placeIn(logged: readonly unknown[]): string {
  const text = JSON.stringify(logged);
  expect(text).toContain('incidentId');
  return text;
}

function sourcePlace(place: string): string {
  const program = join(projectRoot, 'build/where.mjs');
  return execFileSync(process.execPath, [program, '--map', bundle.mapFile, place], { encoding: 'utf8' }).trim();
}
