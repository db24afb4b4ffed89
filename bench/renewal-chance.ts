import { execFileSync } from 'node:child_process';
import { pastCases, type AskedModel } from '#application/calibration/kept-renewal';
import { horizons, learningHorizon, type Horizon } from '#application/calibration/past-renewal';
import { seededRandom } from '#application/calibration/seeded-random';
import { modelOf } from '#application/readiness-model-setting';
import { RecordBook } from '#application/sync/record-book';
import { areaUnderCurve } from '#domain/readiness/probability/accuracy/area-under-curve';
import { measureAccuracy, type Accuracy } from '#domain/readiness/probability/accuracy/measure-accuracy';
import { brierScore, brierSkill } from '#domain/readiness/probability/accuracy/prediction';
import { bootstrapInterval } from '#domain/readiness/probability/accuracy/resample';
import { signalAlone } from '#domain/readiness/probability/fit-probability';
import {
  bandsOnTrial,
  bandWarnings,
  countedShare,
  type BandTrial,
  type BandWarning,
} from '#domain/readiness/probability/backtest/bands-on-trial';
import { shareText } from '#hosts/cli/backtest-text';
import { originsOf, rollingOrigin, type PastPrediction } from '#domain/readiness/probability/backtest/rolling-origin';
import { startsOn } from '#hosts/workbench/start-local-world';
import { bestDiscrimination, knowableDiscrimination } from '#simulators/msp/best-discrimination';
import { generateWorld } from '#simulators/msp/generate-world';
import { row, type BenchRow } from './row';
import { inSyncedWorld } from './synced-world';

/** One typical world has some 20 lost renewals with readings: too few to tell a good model from a lucky one. */
const worlds = 8;
/** Where outcomes have nothing to do with anything. */
const unrelatedWorlds = 2;
/** Redrawings of whole worlds: renewals of one world share its luck. */
const draws = 1_000;
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
  return Array.from({ length: count }, (_, place) => parseInt(commit.slice(3 * place, 3 * place + 6), 16));
}

interface Tried {
  readonly horizon: Horizon;
  /** World by world. */
  readonly worlds: readonly (readonly PastPrediction[])[];
  readonly predictions: readonly PastPrediction[];
  readonly bands: readonly BandTrial[];
  /** Predictions by each signal alone. */
  readonly alone: ReadonlyMap<string, readonly PastPrediction[]>;
}

/** The renewal probability as the product learned it in worlds seeded from the commit, beside what anybody could know there. */
export async function renewalChance(workerFolder: string): Promise<readonly BenchRow[]> {
  const seeds = seedsOfCommit(worlds + unrelatedWorlds);
  const caused = await triedIn(seeds.slice(0, worlds), 'caused', workerFolder);
  const unrelated = await triedIn(seeds.slice(worlds), 'unrelated', workerFolder);
  return [
    ...caused.map((tried) => causedRow(tried, seeds.slice(0, worlds))),
    ...caused.filter(({ horizon }) => horizon === learningHorizon).map(bandRow),
    ...unrelated.map(unrelatedRow),
  ];
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
    .map((signal) => [signal.id, rollingOrigin(signalAlone(model, signal), cases, origins)] as const);
  const predictions = rollingOrigin(model, cases, origins);
  return { horizon, worlds: [predictions], predictions, bands: bandsOnTrial(model, cases), alone: new Map(alone) };
}

function joined(horizon: Horizon, parts: readonly Tried[]): Tried {
  const ids = new Set(parts.flatMap(({ alone }) => [...alone.keys()]));
  return {
    horizon,
    worlds: parts.map(({ predictions }) => predictions),
    bands: bandWarnings.map((warning) => addedTrials(warning, parts)),
    predictions: parts.flatMap(({ predictions }) => predictions),
    // Where a signal was not measured in one of the worlds, it knows no more there than the base rate.
    alone: new Map(
      [...ids].map((id) => [id, parts.flatMap(({ alone, predictions }) => alone.get(id) ?? predictions.map(atBase))]),
    ),
  };
}

function addedTrials(warning: BandWarning, parts: readonly Tried[]): BandTrial {
  const own = parts.flatMap(({ bands }) => bands.filter((trial) => trial.warning === warning));
  const added = (share: 'precision' | 'recall') =>
    countedShare(
      own.reduce((sum, trial) => sum + trial[share].hits, 0),
      own.reduce((sum, trial) => sum + trial[share].of, 0),
    );
  return { warning, precision: added('precision'), recall: added('recall') };
}

function atBase(prediction: PastPrediction): PastPrediction {
  return { ...prediction, chance: prediction.baseChance };
}

function causedRow(tried: Tried, seeds: readonly number[]): BenchRow {
  const { horizon, predictions, alone } = tried;
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
    `${figures(tried)} of ${knowable(seeds, horizon)} knowable; beats ${beaten} of ${bySkill.length} signals, the best ${best === undefined ? '–' : `${best.id} ${percent(best.skill)}`}; ${accuracy.renewalCount} renewals, ${accuracy.lossCount} lost, seeds ${seeds.join(' ')}`,
    skill > 0 && beaten === bySkill.length,
  );
}

function bandRow({ horizon, bands }: Tried): BenchRow {
  const texts = bands.map(
    ({ warning, precision, recall }) => `${warning}: precision ${shareText(precision)}, recall ${shareText(recall)}`,
  );
  return row(
    `Bands as warnings, ${horizon} days before`,
    'no budget: what bands are read against',
    texts.join('; '),
    true,
  );
}

/** Mean over the worlds. */
function knowable(seeds: readonly number[], horizon: Horizon): string {
  const made = seeds.map((seed) => generateWorld({ size, seed, startsOn }));
  const then = mean(made.map((world) => knowableDiscrimination(world, horizon)));
  const inTheEnd = mean(made.map((world) => bestDiscrimination(world).areaUnderCurve));
  return `${then.toFixed(2)} (${inTheEnd.toFixed(2)} on the day)`;
}

function unrelatedRow(tried: Tried): BenchRow {
  const { horizon, predictions } = tried;
  const accuracy = accuracyOf(predictions);
  const [low = 0] = accuracy.skill?.interval ?? [];
  return row(
    `…where nothing tells, ${horizon} days before`,
    'skill about 0, never called better',
    `${figures(tried)}; ${accuracy.renewalCount} renewals, ${accuracy.lossCount} lost`,
    low <= 0 && (accuracy.skill?.value ?? -1) > -0.05,
  );
}

function accuracyOf(predictions: readonly PastPrediction[]): Accuracy {
  const accuracy = measureAccuracy(predictions, seededRandom(1));
  if (accuracy === undefined) throw new Error('a world has past renewals');
  return accuracy;
}

/** Skill and area with intervals that hold 80 %, by redrawing whole worlds. */
function figures({ worlds: drawnFrom, predictions }: Tried): string {
  const of = (figure: (drawn: readonly PastPrediction[]) => number | undefined, shown: (value: number) => string) => {
    const value = figure(predictions);
    const interval = bootstrapInterval(drawnFrom, (drawn) => figure(drawn.flat()), { draws, random: seededRandom(1) });
    const ends = interval === undefined ? '' : ` (${shown(interval[0])} to ${shown(interval[1])})`;
    return value === undefined ? '–' : `${shown(value)}${ends}`;
  };
  const skill = of((drawn) => brierSkill(drawn, drawn.map(atBase)), percent);
  return `skill ${skill}, AUC ${of(areaUnderCurve, (value) => value.toFixed(2))}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function mean(values: readonly (number | undefined)[]): number {
  const known = values.flatMap((value) => value ?? []);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
