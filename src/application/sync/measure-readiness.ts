import type { Readiness } from '#domain/readiness/assess-readiness';
import type { HardStop } from '#domain/readiness/hard-stops';
import type { Reading } from '#domain/readiness/reading';
import { readinessMeasured, type ReadinessMeasured, type RecordedReading } from '#domain/timeline/payloads';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ReadinessView } from '../views/client-context';
import { addEvent, digestOf } from './contract-events';
import type { ContractRecord } from './records';
import type { SyncSession } from './sync-session';
import { withMeasurement } from './weekly-figures';

/** Readings become an event when they changed, at most this often. Source: PRODUCT, "Timeline". */
export const daysBetweenMeasurements = 7;

/** Puts the readiness on the timeline when it is news and a week has passed. */
export function measure(session: SyncSession, record: ContractRecord, readiness: ReadinessView): ContractRecord {
  const isDue =
    record.measuredOn === undefined || daysBetween(record.measuredOn, session.today) >= daysBetweenMeasurements;
  // Everything but the day: the same figures a week later are no news.
  const { probability } = record;
  const measuredDigest = digestOf(session, JSON.stringify({ ...readiness, assessedOn: '', probability }));
  if (!isDue || record.measuredDigest === measuredDigest) return record;
  addEvent(
    session,
    record,
    'readinessMeasured',
    readinessMeasured({ ...recordedReadiness(readiness, session.today), probability }),
  );
  return { ...withMeasurement(record, readiness, session.today), measuredOn: session.today, measuredDigest };
}

/** A readiness in the form that replays: with its readings, its stops and the name of its model. */
export function recordedReadiness(
  { modelVersion, segment, low, high, coverage, band, stops = [], readings }: ReadinessView,
  asOf: CalendarDate,
): ReadinessMeasured {
  return {
    modelVersion,
    segment,
    asOf,
    low,
    high,
    coverage,
    band,
    stops: stops.length === 0 ? undefined : stops.map(({ kind, sentence }) => ({ stop: kind, text: sentence })),
    readings: readings.map(({ signalId, reading }) => recorded(signalId, reading)),
  };
}

function recorded(signal: string, reading: Reading): RecordedReading {
  if (reading.kind === 'unknown') return { signal, kind: 'unknown', why: reading.why };
  return { signal, kind: 'measured', score: reading.score, text: reading.evidence.text };
}

export function readinessView(readiness: Readiness, assessedOn: CalendarDate): ReadinessView {
  const { low, high, coverage, band, stops, modelVersion, segment, readings } = readiness;
  return {
    low,
    high,
    coverage,
    band,
    ...(stops.length === 0 ? {} : { stops: stops.map(withFewTickets) }),
    assessedOn,
    modelVersion,
    ...(segment === undefined ? {} : { segment }),
    readings: readings.map(({ signal, reading }) => ({
      signalId: signal.id,
      dimension: signal.dimension,
      question: signal.question,
      weight: signal.weight,
      reading,
    })),
  };
}

/** A card links to no more than these. */
const linkedTickets = 10;

function withFewTickets(stop: HardStop): HardStop {
  return { ...stop, ticketIds: stop.ticketIds.slice(0, linkedTickets) };
}
