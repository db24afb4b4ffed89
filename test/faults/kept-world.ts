import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Card } from '#cards/card';
import type { AddOnAnswer } from '#hosts/workbench/local-world';
import { startLocalWorld, type LocalSystemOptions, type StartedWorld } from '#hosts/workbench/start-local-world';
import { builtWorkers, projectRoot } from '#test/support/built-workers';
import { workbookFacts, type WorkbookFacts } from './workbook-facts';

export const hour = 3_600_000;

/**
 * The world was read eight days before: new readings of every contract are due and a week's news waits. The next run is the first
 * of a day, so it asks for everything.
 */
const firstNight = Date.parse('2026-12-01T23:20:00Z');
const mostNights = 8;
/** The first is known to have such a night; the others are for the day on which the generated world changes. */
const seeds = [36, 32, 33, 34, 35];
const day = 24 * hour;

/** A small world with its history read, kept on disk: every test goes on from the same instant with the same records. */
export interface KeptWorld {
  /** What the workbook holds two hours on, where nothing is broken. */
  readonly unbroken: TwoHours;
  /** The same world once more, untouched by what the others did. */
  again(change?: Partial<LocalSystemOptions>): Promise<StartedWorld>;
  remove(): Promise<void>;
}

export interface TwoHours {
  /** The trigger fired in both hours: the second run read the details of a few contracts, as every plain hour does. */
  readonly bothRun: WorkbookFacts;
  /** The trigger fired in the second hour alone. */
  readonly secondRun: WorkbookFacts;
}

/**
 * The night is chosen so that the hour in which a vendor is broken brings news and the hour after it none: then it does not
 * matter to what is counted and recorded in which of the two hours the news was read.
 */
export async function keptWorld(): Promise<KeptWorld> {
  const system = await builtSystem();
  for (const seed of seeds) {
    const kept = await nightOf({ ...system.options, seed, stateFolder: join(system.folder, `kept-${seed}`) });
    if (kept === undefined) continue;
    const { unbroken, again, closeAll } = kept;
    const remove = async () => {
      await closeAll();
      system.remove();
    };
    return { unbroken, ...inAdvance(again), remove };
  }
  system.remove();
  throw new Error(`No night of the worlds ${seeds.join(', ')} has news in its first hour alone: add another seed.`);
}

interface FoundNight {
  readonly unbroken: TwoHours;
  readonly again: KeptWorld['again'];
  closeAll(): Promise<void>;
}

/** Undefined: this world has no such night. */
async function nightOf(options: LocalSystemOptions): Promise<FoundNight | undefined> {
  const starts: Promise<StartedWorld>[] = [];
  const startedAt = (at: number, change: Partial<LocalSystemOptions> = {}) => {
    const copy = `${options.stateFolder}-copy-${starts.length}`;
    cpSync(options.stateFolder, copy, { recursive: true });
    const start = startLocalWorld({ ...options, stateFolder: copy, runtimes: 1, ...change }).then((world) => {
      world.machines.clock.set(at);
      return world;
    });
    starts.push(start);
    return start;
  };
  const closeAll = async () => {
    for (const start of await Promise.allSettled(starts)) if (start.status === 'fulfilled') await start.value.close();
  };
  await (await startLocalWorld(options)).close();
  for (let night = 0; night < mostNights; night += 1) {
    const at = firstNight + night * day;
    const unbroken = await quietNight(() => startedAt(at));
    if (unbroken !== undefined) return { unbroken, again: (change) => startedAt(at, change), closeAll };
  }
  await closeAll();
  return undefined;
}

/** The next test's world starts while this one runs. */
function inAdvance(start: KeptWorld['again']): Pick<KeptWorld, 'again'> {
  let next = start();
  return {
    again(change) {
      if (change !== undefined) return start(change);
      const ready = next;
      // What fails to start fails the test that asks for it.
      (next = start()).catch(() => undefined);
      return ready;
    },
  };
}

/** Everything that a world needs besides a folder and a seed of its own. */
async function builtSystem() {
  const workers = builtWorkers(['http-worker', 'vendors-worker', 'platform-worker', 'runtime-worker', 'fetch-worker']);
  const bundleFolder = join(workers.folder, 'out');
  const builder = join(projectRoot, 'build/build.mjs');
  execFileSync(process.execPath, [
    '-e',
    `import(${JSON.stringify(builder)}).then((m) => m.buildAddOn({ outDir: ${JSON.stringify(bundleFolder)} }))`,
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'renewal-desk-faults-'));
  const options: Omit<LocalSystemOptions, 'seed' | 'stateFolder'> = {
    size: 'small',
    fresh: false,
    workerFolder: workers.folder,
    bundleFolder,
  };
  const remove = () => {
    rmSync(folder, { recursive: true, force: true });
    workers.remove();
  };
  return { folder, options, remove };
}

async function quietNight(again: () => Promise<StartedWorld>): Promise<TwoHours | undefined> {
  const [both, second] = [await again(), await again()];
  const before = await workbookFacts(both);
  await both.advance(hour);
  const afterOne = await workbookFacts(both);
  await both.advance(hour);
  second.machines.clock.advance(hour);
  await second.advance(hour);
  const [bothRun, secondRun] = [await workbookFacts(both), await workbookFacts(second)];
  await Promise.all([both.close(), second.close()]);
  const hasNews =
    before.eventIds.length < afterOne.eventIds.length && !isSame(before.serviceMonths, afterOne.serviceMonths);
  const isQuiet = [bothRun, secondRun].every(
    (facts) => isSame(facts.serviceMonths, afterOne.serviceMonths) && isSame(facts.eventIds, afterOne.eventIds),
  );
  return hasNews && isQuiet ? { bothRun, secondRun } : undefined;
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The card of an answer; fails where Gmail would show that the add-on broke. */
export function cardOf(answer: AddOnAnswer): Card {
  if (answer.kind === 'crashed') throw new Error(`The add-on crashed: ${answer.message}`);
  if (answer.kind === 'draft') throw new Error('There is a draft and no card');
  if (answer.response.kind === 'notice') throw new Error('There is a notice and no card');
  return answer.response.card;
}

/** What a person reads: title, subtitle, then the first lines, each with the name of its icon. */
export function linesOf({ header, sections }: Card): readonly string[] {
  const widgets = sections.flatMap((section) => section.widgets);
  const lines = widgets.flatMap((widget) => {
    if ('textParagraph' in widget) return [widget.textParagraph.text];
    if (!('decoratedText' in widget)) return [];
    const { startIcon, text, bottomLabel = '' } = widget.decoratedText;
    return [`${startIcon?.materialIcon.name ?? ''}: ${text} ${bottomLabel}`];
  });
  return [header?.title ?? '', header?.subtitle ?? '', ...lines.slice(0, 8)];
}

export function emailOf(world: StartedWorld, title: string): string {
  const person = world.state().people.find((one) => one.title === title);
  if (person === undefined) throw new Error(`Nobody is ${title}`);
  return person.email;
}
