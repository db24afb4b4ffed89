import { bandThresholds, type BandThresholds } from '../band';
import type { ModelChanges, ModelTuning } from '../readiness-model';
import type { ReadinessSignal, Thresholds } from '../signal';
import { signals } from '../signals/index';

/** Changes as a setting holds them. */
export interface WrittenChanges {
  readonly weights?: Readonly<Record<string, number>> | undefined;
  readonly thresholds?: Readonly<Record<string, Thresholds>> | undefined;
  readonly bands?: Readonly<Record<string, number>> | undefined;
}

export interface WrittenTuning extends WrittenChanges {
  readonly version: string;
  readonly segments?: readonly ({ readonly kind: string } & WrittenChanges)[] | undefined;
}

/** Where in the setting something is wrong, and what. */
export interface TuningFlaw {
  readonly path: readonly (string | number)[];
  readonly problem: string;
}

const highestWeight = 100;
/** Ten times more or less than the product's own number is a slip: a percentage for a share, days for months. */
const mostTimes = 10;
/** Of thresholds that are 0 in the product. */
const largestForZero = 100;

/** What cannot be meant. The first is enough to refuse the setting; all are named. */
export function tuningFlaws(tuning: WrittenTuning): readonly TuningFlaw[] {
  const segments = tuning.segments ?? [];
  const kinds = segments.map(({ kind }) => kind);
  return [
    ...changeFlaws(tuning, []),
    ...segments.flatMap((segment, place) => {
      const path = ['segments', place];
      const isTwice = kinds.indexOf(segment.kind) !== place;
      return [
        ...(isTwice ? [{ path: [...path, 'kind'], problem: `names ${segment.kind} a second time` }] : []),
        ...changeFlaws(segment, path, tuning),
      ];
    }),
  ];
}

/** The tuning in the form that builds a model. Without flaws, or it is a defect there. */
export function tuningFrom(written: WrittenTuning): ModelTuning {
  return {
    version: written.version,
    ...changesFrom(written),
    segments: new Map((written.segments ?? []).map((segment) => [segment.kind, changesFrom(segment)])),
  };
}

function changesFrom({ weights = {}, thresholds = {}, bands = {} }: WrittenChanges): ModelChanges {
  return { weights: new Map(Object.entries(weights)), thresholds: new Map(Object.entries(thresholds)), bands };
}

function changeFlaws(
  { weights = {}, thresholds = {}, bands = {} }: WrittenChanges,
  path: TuningFlaw['path'],
  general: WrittenChanges = {},
): readonly TuningFlaw[] {
  return [
    ...Object.entries(weights).flatMap(([id, weight]) => flawsAt([...path, 'weights', id], weightFlaw(id, weight))),
    ...Object.entries(thresholds).flatMap(([id, replaced]) => {
      const signal = signalNamed(id);
      if (signal === undefined) return flawsAt([...path, 'thresholds', id], unknownSignal);
      const before = { ...signal.thresholds, ...own(general.thresholds, id) };
      return Object.entries(replaced).flatMap(([name, value]) =>
        flawsAt([...path, 'thresholds', id, name], thresholdFlaw(signal, name, value, { ...before, ...replaced })),
      );
    }),
    ...Object.entries(bands).flatMap(([name, value]) =>
      flawsAt([...path, 'bands', name], bandFlaw(name, value, { ...bandThresholds, ...general.bands, ...bands })),
    ),
  ];
}

function flawsAt(path: TuningFlaw['path'], problem: string | undefined): readonly TuningFlaw[] {
  return problem === undefined ? [] : [{ path, problem }];
}

const unknownSignal = 'is no signal; docs/domain/readiness.md lists them';

function signalNamed(id: string): ReadinessSignal | undefined {
  return signals.find((signal) => signal.id === id);
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record !== undefined && Object.prototype.hasOwnProperty.call(record, name) ? record[name] : undefined;
}

function weightFlaw(id: string, weight: number): string | undefined {
  if (signalNamed(id) === undefined) return unknownSignal;
  const isWeight = Number.isInteger(weight) && weight >= 0 && weight <= highestWeight;
  return isWeight ? undefined : `is no weight: enter a whole number from 0 (left out) to ${highestWeight}`;
}

function thresholdFlaw(
  { thresholds }: ReadinessSignal,
  name: string,
  value: number,
  together: Thresholds,
): string | undefined {
  const usual = own(thresholds, name);
  if (usual === undefined) return `is no threshold of this signal; it has ${Object.keys(thresholds).join(', ')}`;
  if (!Number.isFinite(value)) return 'is no number';
  if (isCount(name, usual) && !(Number.isInteger(value) && value >= 1)) return 'counts something: enter a whole number';
  if (usual === 0 ? Math.abs(value) > largestForZero : isFarFrom(usual, value))
    return `is far from the usual ${usual}: enter a number of its size`;
  return Object.entries(together)
    .filter(([other]) => other !== name && own(thresholds, other) !== undefined)
    .map(([other, set]) =>
      orderFlaw({ name, value, usual }, { name: other, value: set, usual: own(thresholds, other) ?? 0 }),
    )
    .find((flaw) => flaw !== undefined);
}

interface SetThreshold {
  readonly name: string;
  readonly value: number;
  readonly usual: number;
}

/** Ends of a scale and spans of time keep their order; other numbers with a fraction at least stay apart. */
function orderFlaw(mine: SetThreshold, other: SetThreshold): string | undefined {
  const order = Math.sign(mine.usual - other.usual);
  if (order === 0) return undefined;
  const isOrdered = otherEnd(mine.name) === other.name || (isSpan(mine.name) && isSpan(other.name));
  if (isOrdered && Math.sign(mine.value - other.value) !== order)
    return `turns the scale around: it must stay ${order > 0 ? 'above' : 'below'} ${other.name}`;
  const areFractions = !isCount(mine.name, mine.usual) && !isCount(other.name, other.usual);
  return areFractions && mine.value === other.value ? `is the same as ${other.name}: the two must differ` : undefined;
}

function isSpan(name: string): boolean {
  return /months|periods/i.test(name);
}

/** A number below 2, or one that names the end of a scale, may have a fraction. */
function isCount(name: string, usual: number): boolean {
  return Number.isInteger(usual) && usual >= 2 && !/worst|best|ratio|share|score|percent|medians|level/i.test(name);
}

function isFarFrom(usual: number, value: number): boolean {
  const times = value / usual;
  return !(times >= 1 / mostTimes && times <= mostTimes);
}

function otherEnd(name: string): string {
  if (/worst/i.test(name)) return name.replace('worst', 'best').replace('Worst', 'Best');
  return name.replace('best', 'worst').replace('Best', 'Worst');
}

function bandFlaw(name: string, value: number, together: Readonly<Record<string, number>>): string | undefined {
  if (own(bandThresholds as unknown as Record<string, number>, name) === undefined)
    return `is no end of a band; they are ${Object.keys(bandThresholds).join(', ')}`;
  if (!(value >= 0 && value <= 100)) return 'lies outside 0 to 100';
  const { blockedHigh, readyLow, atRiskMiddle, atRiskHigh } = together as unknown as BandThresholds;
  if (blockedHigh >= readyLow) return 'leaves no room: blockedHigh must stay below readyLow';
  if (blockedHigh > atRiskHigh || blockedHigh > atRiskMiddle)
    return 'leaves no room: blockedHigh must not be above atRiskMiddle or atRiskHigh';
  return undefined;
}
