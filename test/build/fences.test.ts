import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#test/support/built-workers';

const parent = join(projectRoot, 'build/node/for-tests');
let copy: string;

beforeAll(() => {
  mkdirSync(parent, { recursive: true });
  // Inside the project, so that the copy finds node_modules.
  copy = mkdtempSync(join(parent, 'fences-'));
  for (const name of ['src', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    cpSync(join(projectRoot, name), join(copy, name), { recursive: true });
  }
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function fences(): { readonly status: number | null; readonly output: string } {
  const run = spawnSync(process.execPath, [join(projectRoot, 'build/fences.mjs'), '--root', copy], {
    encoding: 'utf8',
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

const planted = [
  {
    rule: 'domain-is-pure',
    file: 'src/domain/vocabulary/money.ts',
    line: "import type { Settings } from '#application/settings';",
  },
  {
    rule: 'domain-topics-are-strangers',
    file: 'src/domain/timeline/event.ts',
    line: "import type { Band } from '../readiness/model';",
  },
  {
    rule: 'application-knows-no-system',
    file: 'src/application/settings.ts',
    line: "import type { Card } from '#cards/card';",
  },
  {
    rule: 'cards-only-show',
    file: 'src/cards/card.ts',
    line: "import type { HttpPort } from '#application/ports/http';",
  },
  {
    rule: 'simulators-share-nothing',
    file: 'src/simulators/clock.ts',
    line: "import { toEpochDay } from '#domain/vocabulary/calendar-date';",
  },
  {
    rule: 'the-core-has-no-platform',
    file: 'src/application/upstream-error.ts',
    line: "import { join } from 'node:path';",
  },
  { rule: 'nothing-unresolved', file: 'src/cards/card.ts', line: "import { nothing } from './nowhere';" },
];

test('every forbidden import is reported with its rule, type-only ones included', () => {
  for (const { file, line } of planted) appendFileSync(join(copy, file), `\n${line}\n`);
  const { status, output } = fences();
  for (const { rule, file } of planted) expect(output).toContain(`${rule}: ${file} → `);
  expect(status).toBe(1);
});

test('a tree that was not read does not pass', () => {
  rmSync(join(copy, 'src'), { recursive: true });
  mkdirSync(join(copy, 'src'));
  expect(fences()).toMatchObject({ status: 1 });
});
