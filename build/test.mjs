// `npm test`: everything except conformance, which needs reference files that do not travel with the source (.ci/run runs it).
// `npm test -- test/domain` runs one layer; only what tests the built product builds it first.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { needsOf } from './test-needs.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
async function main(args) {
  const needs = needsOf(args);
  const environment = { ...process.env };
  try {
    if (needs.isChromiumNeeded) environment.CHROMIUM_PATH = ensureChromium();
    if (needs.isBuildNeeded) await buildAll();
  } catch (error) {
    console.error(error.message);
    return 1;
  }
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const report = process.env.RENEWAL_DESK_TEST_REPORT;
  const own = [
    ...(needs.isConformanceLeftOut ? ['--testPathIgnorePatterns', '/node_modules/', '/test/conformance/'] : []),
    ...(report === undefined ? [] : ['--json', `--outputFile=${report}`]),
  ];
  const run = spawnSync(process.execPath, [jest, ...args, ...own], { cwd: root, stdio: 'inherit', env: environment });
  if (run.error !== undefined) console.error(run.error.message);
  return run.status ?? 1;
}

process.exit(await main(process.argv.slice(2)));
