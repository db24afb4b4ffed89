import { execFileSync } from 'node:child_process';
import { pastCases, type AskedModel } from '#application/calibration/kept-renewal';
import { horizons, type Horizon } from '#application/calibration/past-renewal';
import { seededRandom } from '#application/calibration/seeded-random';
import { modelOf } from '#application/readiness-model-setting';
import { RecordBook } from '#application/sync/record-book';
import { measureAccuracy, type Accuracy, type Estimate } from '#domain/readiness/probability/accuracy/measure-accuracy';
import { brierScore } from '#domain/readiness/probability/accuracy/prediction';
import { originsOf, rollingOrigin, type PastPrediction } from '#domain/readiness/probability/backtest/rolling-origin';
import { startsOn } from '#hosts/workbench/start-local-world';
import { bestDiscrimination, knowableDiscrimination } from '#simulators/msp/best-discrimination';
import { generateWorld } from '#simulators/msp/generate-world';
import { row, type BenchRow } from './row';
import { inSyncedWorld } from './synced-world';

/** One typical world has some 30 lost renewals: too few to tell a good model from a lucky one. */
const worlds = 4;
/** Of these as many again where outcomes have nothing to do with anything. */
const unrelatedWorlds = 2;
const size = 'typical';

/** Seeds that nobody chose: from the commit, so that no figure can be tuned on them. */
export function seedsOfCommit(count: number): readonly number[] {
  let commit = '0123456789abcdef0123456789abcdef01234567';
  try {
    commit = execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    // An unpacked archive has no commit: then the seeds are always the same.
  }
  return Array.from({ length: count }, (_, place) => parseInt(commit.slice(6 * place, 6 * place + 6), 16));
}

interface Tried {
  readonly horizon: Horizon;
  readonly predictions: readonly PastPrediction[];
  /** Predictions by each signal alone. */
  readonly alone: ReadonlyMap<string, readonly PastPrediction[]>;
}

/** The renewal probability as the product learned it in worlds seeded from the commit, beside what anybody could know there. */
export async function renewalChance(workerFolder: string): Promise<readonly BenchRow[]> {
  const seeds = seedsOfCommit(worlds + unrelatedWorlds);
  const caused = await triedIn(seeds.slice(0, worlds), 'caused', workerFolder);
  const unrelated = await triedIn(seeds.slice(worlds), 'unrelated', workerFolder);
  return [...caused.map((tried) => causedRow(tried, seeds.slice(0, worlds))), ...unrelated.map(unrelatedRow)];
}

async function triedIn(
  seeds: readonly number[],
  outcomes: 'caused' | 'unrelated',
  workerFolder: string,
): Promise<readonly Tried[]> {
  const perWorld: (readonly Tried[])[] = [];
  for (const seed of seeds) {
    perWorld.push(
      await inSyncedWorld({ size, seed, outcomes, workerFolder }, ({ workbook, settings }) => {
        const records = RecordBook.load(workbook).contracts();
        const model = modelOf(settings);
        return horizons.map((horizon) => tried(model, pastCases(records, model, horizon), horizon));
      }),
    );
  }
  return horizons.map((horizon, place) =>
    joined(
      horizon,
      perWorld.flatMap((world) => world[place] ?? []),
    ),
  );
}

function tried(model: AskedModel, cases: ReturnType<typeof pastCases>, horizon: Horizon): Tried {
  const origins = originsOf(cases);
  const alone = model.signals
    .filter(({ id }) => cases.some(({ scores }) => scores.has(id)))
    .map(
      (signal) => [signal.id, rollingOrigin({ version: model.version, signals: [signal] }, cases, origins)] as const,
    );
  return { horizon, predictions: rollingOrigin(model, cases, origins), alone: new Map(alone) };
}

function joined(horizon: Horizon, parts: readonly Tried[]): Tried {
  const ids = new Set(parts.flatMap(({ alone }) => [...alone.keys()]));
  return {
    horizon,
    predictions: parts.flatMap(({ predictions }) => predictions),
    // Where a signal was not measured in one of the worlds, it knows no more there than the base rate.
    alone: new Map(
      [...ids].map((id) => [id, parts.flatMap(({ alone, predictions }) => alone.get(id) ?? predictions.map(atBase))]),
    ),
  };
}

function atBase(prediction: PastPrediction): PastPrediction {
  return { ...prediction, chance: prediction.baseChance };
}

function causedRow({ horizon, predictions, alone }: Tried, seeds: readonly number[]): BenchRow {
  const accuracy = accuracyOf(predictions);
  const bySkill = [...alone]
    .map(([id, own]) => ({ id, skill: 1 - brierScore(own) / accuracy.baseBrier }))
    .sort((a, b) => b.skill - a.skill);
  const [best] = bySkill;
  const skill = accuracy.skill?.value ?? 0;
  const beaten = bySkill.filter((own) => own.skill < skill).length;
  return row(
    `Renewal probability, ${horizon} days before`,
    'better than the base rate and every signal alone',
    `skill ${shown(accuracy.skill)}, AUC ${accuracy.areaUnderCurve?.value.toFixed(2) ?? '–'} of ${knowable(seeds, horizon)} knowable; beats ${beaten} of ${bySkill.length} signals, the best ${best === undefined ? '–' : `${best.id} ${percent(best.skill)}`}; ${accuracy.renewalCount} renewals, ${accuracy.lossCount} lost, seeds ${seeds.join(' ')}`,
    skill > 0 && beaten === bySkill.length,
  );
}

/** Mean over the worlds. */
function knowable(seeds: readonly number[], horizon: Horizon): string {
  const made = seeds.map((seed) => generateWorld({ size, seed, startsOn }));
  const then = mean(made.map((world) => knowableDiscrimination(world, horizon)));
  const inTheEnd = mean(made.map((world) => bestDiscrimination(world).areaUnderCurve));
  return `${then.toFixed(2)} (${inTheEnd.toFixed(2)} on the day)`;
}

function unrelatedRow({ horizon, predictions }: Tried): BenchRow {
  const accuracy = accuracyOf(predictions);
  const [low = 0] = accuracy.skill?.interval ?? [];
  return row(
    `…where nothing tells, ${horizon} days before`,
    'skill about 0, never called better',
    `skill ${shown(accuracy.skill)}, AUC ${accuracy.areaUnderCurve?.value.toFixed(2) ?? '–'}; ${accuracy.renewalCount} renewals, ${accuracy.lossCount} lost`,
    low <= 0 && (accuracy.skill?.value ?? -1) > -0.05,
  );
}

function accuracyOf(predictions: readonly PastPrediction[]): Accuracy {
  const accuracy = measureAccuracy(predictions, seededRandom(1));
  if (accuracy === undefined) throw new Error('a world has past renewals');
  return accuracy;
}

function shown(estimate: Estimate | undefined): string {
  if (estimate === undefined) return '–';
  const { value, interval } = estimate;
  return `${percent(value)}${interval === undefined ? '' : ` (${percent(interval[0])} to ${percent(interval[1])})`}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function mean(values: readonly (number | undefined)[]): number {
  const known = values.flatMap((value) => value ?? []);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
