import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startsOn } from '#hosts/workbench/start-local-world';
import { cards } from './cards';
import { bundle, scoring, verificationInScript, verificationOnNode } from './computing';
import { deeds } from './deeds';
import { measuredWorld, type FirstSync } from './first-sync';
import { bestPossible, hostileText, textFeatures } from './generated-world';
import { renewalChance } from './renewal-chance';
import type { BenchRow } from './row';
import { callsRow, costRow, firstSyncOf, growthRow } from './sizes';
import { quietHour, wallClock, writesAChunk } from './syncing';

const workerFolder = dirname(fileURLToPath(import.meta.url));
const projectFolder = join(workerFolder, '..', '..');

const recipe = { size: 'typical', seed: 1 } as const;

async function measured(): Promise<readonly BenchRow[]> {
  const computing = [
    scoring(),
    textFeatures({ ...recipe, startsOn }),
    hostileText(),
    bestPossible({ ...recipe, startsOn }),
    verificationOnNode(),
    verificationInScript(workerFolder),
    ...bundle(join(workerFolder, '..', 'out')),
  ];
  const { world, firstSync, urls, close } = await measuredWorld(recipe, workerFolder);
  try {
    const counted = [
      ...(await cards(world)),
      ...(await deeds(world)),
      callsRow(firstSync),
      wallClock(world),
      costRow(firstSync),
      writesAChunk(urls),
      await quietHour(world),
    ];
    return [...counted, ...(await otherSizes(firstSync)), ...computing, ...(await renewalChance(workerFolder))];
  } finally {
    await close();
  }
}

/** `--without-large` leaves out what takes minutes. */
async function otherSizes(typical: FirstSync): Promise<readonly BenchRow[]> {
  if (process.argv.includes('--without-large')) return [];
  const small = await firstSyncOf({ ...recipe, size: 'small' }, workerFolder);
  const large = await firstSyncOf({ ...recipe, size: 'large' }, workerFolder);
  return [callsRow(large), costRow(large), growthRow(small, typical, large)];
}

function table(rows: readonly BenchRow[]): string {
  const columns = (['what', 'budget', 'measured', 'verdict'] as const).map((name) => {
    const width = Math.max(name.length, ...rows.map((row) => row[name].length));
    return { name, width };
  });
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, place) => cell.padEnd(columns[place]?.width ?? 0))
      .join('  ')
      .trimEnd();
  return [line(columns.map(({ name }) => name)), ...rows.map((row) => line(columns.map(({ name }) => row[name])))].join(
    '\n',
  );
}

function saved(rows: readonly BenchRow[]): string {
  const folder = join(projectFolder, 'bench', 'results');
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.replaceAll(':', '-')}.json`);
  const machine = { node: process.version, processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  writeFileSync(file, `${JSON.stringify({ at, machine, rows }, undefined, 2)}\n`);
  return file;
}

const rows = await measured();
console.log(table(rows));
console.log(`Saved as ${saved(rows)}. The figures are of this machine; calls and sizes are not.`);
