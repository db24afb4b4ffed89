import { sealFits } from '#domain/timeline/check-seal';
import type { SealedEvent } from '#domain/timeline/event';
import type { PlannedWrite } from '#domain/timeline/planned-write';
import { noUndoYet, type DoneWrite, type UndoHistory } from '#domain/timeline/undo';
import type { RunRolledBack, WritePlanned, WriteRecorded } from '#domain/timeline/write-payloads';
import type { RunId, Sha256 } from '#domain/vocabulary/ids';

/** The outside writes of one run, what became of them since, and who built on them. */
export interface WritesOfRun {
  /** Newest first: what was built last is taken down first. */
  readonly done: readonly DoneWrite[];
  /** Planned, and not known to be done: the next hourly run settles them. */
  readonly unsettled: number;
  readonly histories: ReadonlyMap<string, UndoHistory>;
  /** Runs that wrote the same field later, by marker and field. */
  laterRuns(write: DoneWrite): ReadonlyMap<string, RunId>;
  /** Event ids of rollbacks of this run that were told of. */
  readonly told: ReadonlySet<string>;
}

const writeTypes: ReadonlySet<string> = new Set(['writePlanned', 'writeRecorded', 'writeRefused', 'writeDropped']);

/** Follows from the timeline alone. An event that was put in or edited by hand is not believed. */
export function writesOfRun(events: readonly SealedEvent[], run: RunId, sha256: Sha256): WritesOfRun {
  const writes = believed(events, sha256);
  const planned = new Map<string, SealedEvent>();
  const settled = new Set<string>();
  const done: DoneWrite[] = [];
  const histories = new Map<string, UndoHistory>();
  for (const { event, payload } of writes) {
    const { marker, undoes } = payload;
    if (undoes !== undefined) {
      histories.set(undoes, withAttempt(histories.get(undoes) ?? noUndoYet, event, payload));
      continue;
    }
    if (event.type === 'writePlanned') {
      if (event.run === run) planned.set(marker, event);
      continue;
    }
    if (!planned.has(marker)) continue;
    settled.add(marker);
    if (event.type === 'writeRecorded') done.push(doneWrite(event, payload, planned.get(marker)));
  }
  const told = events.filter(
    (event) => event.type === 'runRolledBack' && sealFits(event, sha256) && rolledBack(event.payloadText) === run,
  );
  return {
    done: done.reverse(),
    unsettled: [...planned.keys()].filter((marker) => !settled.has(marker)).length,
    histories,
    laterRuns: (write) => laterRuns(writes, write),
    told: new Set(told.map(({ eventId }) => eventId)),
  };
}

/** Runs that wrote to other systems, newest first, with how many writes are not taken back. */
export function runsThatWrote(
  events: readonly SealedEvent[],
  sha256: Sha256,
): readonly { readonly run: RunId; readonly writes: number }[] {
  const undone = new Set<string>();
  const byRun = new Map<RunId, string[]>();
  const runOf = new Map<string, RunId>();
  for (const { event, payload } of believed(events, sha256)) {
    if (payload.undoes !== undefined) {
      if (event.type === 'writeRecorded') undone.add(payload.undoes);
    } else if (event.type === 'writePlanned' && event.run !== null) runOf.set(payload.marker, event.run);
    else if (event.type === 'writeRecorded') {
      const run = runOf.get(payload.marker);
      if (run !== undefined) byRun.set(run, [...(byRun.get(run) ?? []), payload.marker]);
    }
  }
  return [...byRun]
    .map(([run, markers]) => ({ run, writes: markers.filter((marker) => !undone.has(marker)).length }))
    .reverse();
}

type WritePayload = WritePlanned & WriteRecorded;

interface BelievedWrite {
  readonly event: SealedEvent;
  readonly payload: WritePayload;
}

function believed(events: readonly SealedEvent[], sha256: Sha256): readonly BelievedWrite[] {
  return events.flatMap((event) =>
    writeTypes.has(event.type) && sealFits(event, sha256)
      ? [{ event, payload: JSON.parse(event.payloadText) as WritePayload }]
      : [],
  );
}

function rolledBack(payloadText: string): string {
  return (JSON.parse(payloadText) as RunRolledBack).rolledBack;
}

function doneWrite(event: SealedEvent, payload: WritePayload, planned: SealedEvent | undefined): DoneWrite {
  const { marker, system, kind, recordId, fields } = payload;
  const plan = planned === undefined ? undefined : (JSON.parse(planned.payloadText) as WritePlanned);
  const { sequence, clientId, contractId, renewalId } = event;
  const isMade = plan !== undefined && plan.recordId === undefined;
  return { marker, system, kind, recordId, isMade, fields, sequence, clientId, contractId, renewalId };
}

function withAttempt(known: UndoHistory, { type }: SealedEvent, payload: WritePayload): UndoHistory {
  const { open: _settled, ...rest } = known;
  if (type === 'writePlanned') {
    const { marker, system, kind, recordId = '', fields, undoes, removes } = payload;
    const open: PlannedWrite = { marker, system, kind, recordId, fields, undoes, removes };
    return { ...rest, attempts: known.attempts + 1, open };
  }
  if (type !== 'writeRecorded') return rest;
  if (payload.removes === true) return { ...rest, isRemoved: true };
  return { ...rest, undoneFields: new Set([...rest.undoneFields, ...payload.fields.map(({ name }) => name)]) };
}

function laterRuns(writes: readonly BelievedWrite[], { sequence, system, kind, recordId }: DoneWrite) {
  const byField = new Map<string, RunId>();
  const undone = new Set(
    writes.flatMap(({ event, payload }) => (event.type === 'writeRecorded' ? (payload.undoes ?? []) : [])),
  );
  for (const { event, payload } of writes) {
    if (event.sequence <= sequence || event.type !== 'writeRecorded' || event.run === null) continue;
    if (payload.system !== system || payload.kind !== kind || payload.recordId !== recordId) continue;
    if (payload.undoes !== undefined || undone.has(payload.marker)) continue;
    for (const { name } of payload.fields) byField.set(name, event.run);
  }
  return byField;
}
