import { whatChanged, type WeightedReading } from '#domain/readiness/what-changed';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ReadinessView } from '../views/client-context';

/** A reading as it is kept, short: signal, question, weight, score. `null`: it was not known. */
export type KeptReading = readonly [signalId: string, question: string, weight: number, score: number | null];

/** The figures of a readinessMeasured event. */
export interface Measurement {
  readonly on: CalendarDate;
  readonly readings: readonly KeptReading[];
}

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
  const fresh: Measurement = {
    on: today,
    readings: readiness.readings.map(({ signalId, question, weight, reading }) => [
      signalId,
      question,
      weight,
      reading.kind === 'measured' ? reading.score : null,
    ]),
  };
  return { ...record, measurements: [fresh, ...(record.measurements ?? [])].slice(0, kept) };
}

/**
 * A sentence for each reading that moved since the figures of about a week ago, strongest first. An event is written when figures
 * change: the newest one that is a week old says how things stood then, however old it is. Undefined: nothing is that old.
 */
export function changesSinceLastWeek(
  { measurements, readiness }: Measured,
  today: CalendarDate,
): readonly string[] | undefined {
  const then = measurements?.find(({ on }) => daysBetween(on, today) >= weekOldDays);
  if (then === undefined || readiness === undefined) return undefined;
  return whatChanged(then.readings.map(opened), readiness.readings).map(({ sentence }) => sentence);
}

/** The words of an old reading are not kept: a change is told in scores. */
function opened([signalId, question, weight, score]: KeptReading): WeightedReading {
  const reading =
    score === null
      ? ({ kind: 'unknown', why: '' } as const)
      : ({ kind: 'measured', score, evidence: { text: '' } } as const);
  return { signalId, question, weight, reading };
}
