// Checks who may import whom (.dependency-cruiser.cjs). `--root <folder>` checks another tree: the test plants a bad import there.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cruiseSource } from './cruise.mjs';

const { values } = parseArgs({ options: { root: { type: 'string' } } });
const root = resolve(values.root ?? dirname(dirname(fileURLToPath(import.meta.url))));

const { modules, violations, rules, fileCount } = cruiseSource(root);

// With a TypeScript it does not know, dependency-cruiser reads nothing and is content.
if (modules.length < fileCount || fileCount === 0) {
  console.error(`Only ${modules.length} of ${fileCount} source files were read: the fences were not checked.`);
  process.exit(1);
}

const errors = violations.filter(({ rule }) => rule.severity === 'error');
for (const { rule, from, to, cycle } of errors) {
  const comment = rules.find(({ name }) => name === rule.name)?.comment ?? '';
  const path = cycle === undefined ? to : cycle.map((step) => step.name ?? step).join(' → ');
  console.error(`${rule.name}: ${from} → ${path}\n  ${comment}`);
}
if (errors.length > 0) {
  console.error(`${errors.length} imports cross a fence.`);
  process.exit(1);
}
console.log(`${modules.length} source files stay inside their fences.`);
