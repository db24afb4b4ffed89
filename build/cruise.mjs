// Asks dependency-cruiser what imports what under src.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = join(
  dirname(dirname(fileURLToPath(import.meta.url))),
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
);

/** `{ modules, violations, fileCount }`; `modules` are our own source files only. Throws when the cruise itself failed. */
export function cruiseSource(root) {
  const run = spawnSync(
    process.execPath,
    [program, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  let report;
  try {
    report = JSON.parse(run.stdout);
  } catch {
    throw new Error(`dependency-cruiser failed: ${run.stderr || run.error?.message || run.stdout}`);
  }
  const modules = report.modules.filter(
    ({ source, couldNotResolve }) => /^src\/.*\.ts$/.test(source) && couldNotResolve !== true,
  );
  const files = readdirSync(join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('.ts'));
  return {
    modules,
    violations: report.summary.violations,
    rules: report.summary.ruleSetUsed?.forbidden ?? [],
    fileCount: files.length,
  };
}
