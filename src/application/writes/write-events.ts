import {
  writeDropped,
  writePlanned,
  writeRecorded,
  writeRefused,
  type WriteRecorded,
} from '#domain/timeline/write-payloads';
import type { EventType, TimelineEvent } from '#domain/timeline/event';
import type { PlannedWrite, StandingRecord } from '#domain/timeline/planned-write';
import { toUtcText, type Instant } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId, RenewalId, RunId } from '#domain/vocabulary/ids';

/** Who writes, when, and about what: the same for every event of a write. */
export interface WriteContext {
  readonly at: Instant;
  readonly run: RunId;
  readonly clientId: ClientId | null;
  readonly contractId: ContractId | null;
  readonly renewalId: RenewalId | null;
  /** Absent: `run`. */
  readonly actor?: string;
}

export function plannedEvent(
  plan: PlannedWrite,
  changedByOthers: readonly string[],
  context: WriteContext,
): TimelineEvent {
  const others = changedByOthers.length === 0 ? undefined : changedByOthers;
  return eventOf('writePlanned', plan, writePlanned({ ...plan, changedByOthers: others }), context);
}

interface Recording {
  readonly how: WriteRecorded['how'];
  /** Absent: what the plan says stood there before. */
  readonly before?: StandingRecord | undefined;
  readonly after: StandingRecord;
  readonly differences: readonly string[];
}

export function recordedEvent(plan: PlannedWrite, recording: Recording, context: WriteContext): TimelineEvent {
  const { how, before, after, differences } = recording;
  const fields = plan.fields.map((field) => ({
    name: field.name,
    before: before === undefined ? field.before : (before.fields.get(field.name) ?? ''),
    after: after.fields.get(field.name) ?? '',
  }));
  const { marker, system, kind, undoes, removes } = plan;
  const payload = writeRecorded({
    marker,
    system,
    kind,
    recordId: after.recordId,
    how,
    fields,
    differences: differences.length === 0 ? undefined : differences,
    undoes,
    removes,
  });
  return eventOf('writeRecorded', plan, payload, context);
}

export function refusedEvent(plan: PlannedWrite, because: string, context: WriteContext): TimelineEvent {
  return eventOf('writeRefused', plan, writeRefused({ ...plan, because }), context);
}

export function droppedEvent(plan: PlannedWrite, because: string, context: WriteContext): TimelineEvent {
  return eventOf('writeDropped', plan, writeDropped({ ...plan, because }), context);
}

/** The id names the write: whoever settles it again after a cut makes the same event, and it is not appended twice. */
export function eventOf(
  type: EventType,
  { marker }: Pick<PlannedWrite, 'marker'>,
  payloadText: string,
  { at, run, actor = 'run', ...about }: WriteContext,
): TimelineEvent {
  return { eventId: `${type}/${marker}`, at: toUtcText(at), type, ...about, actor, run, payloadText };
}
