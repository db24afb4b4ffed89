import { whatChanged, type WeightedReading } from '#domain/readiness/what-changed';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ComparisonView, ReadinessView } from '../views/client-context';
import type { FrozenReadings, KeptReading, Measurement } from './kept-figures';

/** The part of a contract's record that is compared. */
interface Measured {
  readonly measurements?: readonly Measurement[];
  readonly readiness?: ReadinessView;
}

/** Figures may be compared with today's from this age on: measurements are a week apart, and a run may come a little early. */
const weekOldDays = 6;

/** The newest two are enough: when the newest is younger than a week, the one before is older. */
const kept = 2;

/** The record with the figures of an event that is being written today. */
export function withMeasurement<Record extends Measured>(
  record: Record,
  readiness: ReadinessView,
  today: CalendarDate,
): Record {
  const fresh: Measurement = { on: today, readings: keptReadings(readiness) };
  return { ...record, measurements: [fresh, ...(record.measurements ?? [])].slice(0, kept) };
}

export function keptReadings({ readings }: ReadinessView): readonly KeptReading[] {
  return readings.map(({ signalId, question, weight, reading }) => [
    signalId,
    question,
    weight,
    reading.kind === 'measured' ? reading.score : null,
  ]);
}

/**
 * What moved since the figures of about a week ago. An event is written when figures change: the newest one that is a week old says
 * how things stood then, however old it is. Undefined: nothing is that old.
 */
export function changesSinceLastWeek(
  { measurements, readiness }: Measured,
  today: CalendarDate,
): ComparisonView | undefined {
  const then = measurements?.find(({ on }) => daysBetween(on, today) >= weekOldDays);
  return then === undefined || readiness === undefined ? undefined : compared(then, readiness);
}

/** What moved since the newest frozen figures. Undefined: nothing was frozen, or the frozen figures are today's. */
export function changesSinceFreeze(
  frozen: FrozenReadings | undefined,
  readiness: ReadinessView | undefined,
  today: CalendarDate,
): ComparisonView | undefined {
  if (frozen === undefined || readiness === undefined || frozen.on >= today) return undefined;
  return { window: frozen.window, ...compared(frozen, readiness) };
}

/** A card names no more; the sum is over all. */
const shownChanges = 12;

function compared({ on, readings }: Measurement, { readings: now }: ReadinessView): ComparisonView {
  const changes = whatChanged(readings.map(opened), now);
  return {
    on,
    points: tenth(changes.reduce((total, { points }) => total + points, 0)),
    changes: changes.slice(0, shownChanges).map((change) => ({ ...change, points: tenth(change.points) })),
  };
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}

/** The words of an old reading are not kept: a change is told in scores. */
function opened([signalId, question, weight, score]: KeptReading): WeightedReading {
  const reading =
    score === null
      ? ({ kind: 'unknown', why: '' } as const)
      : ({ kind: 'measured', score, evidence: { text: '' } } as const);
  return { signalId, question, weight, reading };
}
