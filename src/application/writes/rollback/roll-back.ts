import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import { decideUndo, noUndoYet, type DoneWrite } from '#domain/timeline/undo';
import { runRolledBack } from '#domain/timeline/write-payloads';
import { toUtcText, type Instant } from '#domain/vocabulary/calendar-date';
import { assert } from '#domain/vocabulary/assert';
import type { RunId } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import { appendToTimeline, type TimelineWriting } from '../../append-to-timeline';
import type { Clock, Log } from '../../ports/platform';
import type { Cell } from '../../ports/workbook';
import { assertMayWrite, RunStopped, takeLease } from '../../sync/run-lease';
import { leaseMilliseconds } from '../../sync/sync-session';
import {
  readState,
  stateEdits,
  stateRange,
  type StateChange,
  type WorkbookState,
  type Writing,
} from '../../tabs/state-tab';
import { fromTimelineRow, timelineRange, timelineRowOf } from '../../tabs/timeline-tab';
import { advice, UpstreamError } from '../../upstream-error';
import type { RollbackAnswer, RollbackLine, RollbackView } from '../../views/rollback';
import { droppedEvent, plannedEvent, recordedEvent, refusedEvent, type WriteContext } from '../write-events';
import { lineOf, withFate } from './rollback-lines';
import { settleUndo, type ChosenUndo } from './settle-undo';
import { switchesOf, turnOffEvents } from './turn-off';
import { undoTargets, type UndoSystems } from './undo-targets';
import type { UndoTarget } from './undo-target';
import { writesOfRun, type WritesOfRun } from './writes-of-run';

export interface RollbackParts extends TimelineWriting, UndoSystems {
  readonly clock: Clock;
  readonly log: Log;
}

export interface RollbackAsked {
  readonly run: RunId;
  /** Who asks: an address, or `run` for the command line. */
  readonly actor: string;
  /** States of the add-on in which this writer may write. */
  readonly mayWrite: readonly Writing[];
  /** How many of the newest events are read; absent: all. An older run is refused. */
  readonly newest?: number;
  /** Nothing is begun after this instant; absent: no limit. */
  readonly until?: Instant;
}

/** What would be taken back, after a look at every record. Nothing is written. Throws `UpstreamError`. */
export function previewRollback(parts: RollbackParts, asked: RollbackAsked): RollbackAnswer {
  const read = readWrites(parts, asked);
  if ('because' in read) return { kind: 'refused', because: read.because };
  const going = new Set<string>();
  const lines: RollbackLine[] = [];
  for (const target of undoTargets(parts, read.writes.done, going)) {
    const own = read.writes.done.filter(({ kind }) => kind === target.kind);
    for (const { write, decision, standing } of chosenFor(target, own, read.writes)) {
      lines.push(...lineOf(write, decision, standing));
      if (decision.undo?.plan.removes === true) going.add(write.recordId);
    }
  }
  return { kind: 'rollback', view: viewOf(asked.run, read, lines, true) };
}

/**
 * Takes back the outside writes of a run: looks, plans on the timeline, performs, looks again, records. What a person changed since
 * is left and listed. Cut anywhere, the next call goes on from there; called again after the end, it changes nothing. Writing to a
 * system that is rolled back is turned off first: else the next hour would write the same again. Throws `UpstreamError` when the
 * workbook fails.
 */
export function rollBack(parts: RollbackParts, asked: RollbackAsked): RollbackAnswer {
  const read = readWrites(parts, asked);
  if ('because' in read) return { kind: 'refused', because: read.because };
  const tooEarly = unsettledRefusal(read);
  if (tooEarly !== undefined) return tooEarly;
  const run = `rollback-${toUtcText(parts.clock.now())}`;
  const isLimited = asked.until !== undefined;
  const lease = takeLease(parts, run, asked.mayWrite, isLimited ? shortLeaseMilliseconds : leaseMilliseconds);
  if (lease.kind === 'refused') return { kind: 'refused', because: `Nothing was rolled back: ${lease.because}.` };
  const rollback = new Rollback(parts, asked, run, read.writes);
  try {
    // Read again under the lease: whoever held it before may have written.
    const now = readWrites(parts, asked);
    if ('because' in now) return { kind: 'refused', because: now.because };
    const unsettled = unsettledRefusal(now);
    if (unsettled !== undefined) return unsettled;
    rollback.writes = now.writes;
    rollback.turnOff(now.state);
    const isWhole = rollback.undoAll();
    rollback.tellEnd(isWhole);
    return {
      kind: 'rollback',
      view: { ...viewOf(asked.run, now, rollback.lines, isWhole), troubles: rollback.troubles },
    };
  } catch (error) {
    if (error instanceof RunStopped) return { kind: 'refused', because: `The rollback stopped: ${error.because}.` };
    throw error;
  } finally {
    rollback.giveBackLease();
  }
}

/** A card has 30 seconds: should it die, the next may try a minute later. */
const shortLeaseMilliseconds = 60_000;

interface ReadWrites {
  readonly state: WorkbookState;
  readonly writes: WritesOfRun;
}

/** One call; two where only the newest events are asked for. */
function readWrites(parts: RollbackParts, { run, newest }: RollbackAsked): ReadWrites | { readonly because: string } {
  if (run.startsWith('rollback-')) return { because: 'A rollback is not rolled back: turn writing on again instead.' };
  const { state, events, from } = readEvents(parts, newest);
  // A person's deed belongs to no run and may stand between its writes.
  const isCut = from > 0 && events.find((event) => event.run !== null)?.run === run;
  const writes = writesOfRun(events, run, parts.sha256);
  if (isCut || (from > 0 && writes.done.length === 0)) {
    return {
      because: `${run} is not among the newest ${newest ?? 0} events, or wrote nothing. Older runs are rolled back by the command line: renewal-desk rollback.`,
    };
  }
  if (writes.done.length === 0 && writes.unsettled === 0) {
    return { because: `${run} wrote nothing to HaloPSA or HubSpot, or is not on the timeline.` };
  }
  const needsCrm = writes.done.some(({ system }) => system === 'HubSpot');
  if (needsCrm && parts.crmWriting === undefined) return { because: 'HubSpot is not written to from here.' };
  return { state, writes };
}

/** Only an hourly run that may write settles them: writing is not turned off before it did. Where it is off already, none will. */
function unsettledRefusal({ state, writes }: ReadWrites): Extract<RollbackAnswer, { kind: 'refused' }> | undefined {
  const { unsettled, done } = writes;
  if (unsettled === 0 || switchesOf(state, done).length === 0) return undefined;
  const those = unsettled === 1 ? '1 write was' : `${unsettled} writes were`;
  const them = unsettled === 1 ? 'it' : 'them';
  return {
    kind: 'refused',
    because: `Nothing was rolled back: ${those} never seen to be done. Let an hourly run settle ${them} first, then roll back.`,
  };
}

export function readEvents({ workbook }: Pick<RollbackParts, 'workbook'>, newest: number | undefined) {
  if (newest === undefined) {
    const [stateRows = [], rows = []] = workbook.read([stateRange, timelineRange(0)]);
    return { state: readState(stateRows), events: eventsIn(rows, 0), from: 0 };
  }
  const [stateRows = []] = workbook.read([stateRange]);
  const state = readState(stateRows);
  const from = Math.max(0, state.head.sequence + 1 - newest);
  const [rows = []] = workbook.read([timelineRange(from)]);
  return { state, events: eventsIn(rows, from), from };
}

function eventsIn(rows: readonly (readonly Cell[])[], from: number): readonly SealedEvent[] {
  return rows.map((cells, index) => fromTimelineRow(cells, timelineRowOf(from) + index));
}

function chosenFor(target: UndoTarget, own: readonly DoneWrite[], writes: WritesOfRun): readonly ChosenUndo[] {
  if (own.length === 0) return [];
  const found = target.look(own);
  return own.map((write) => {
    const foundWrite = found.get(write.marker) ?? { standing: undefined };
    const decision = decideUndo(write, writes.histories.get(write.marker) ?? noUndoYet, {
      ...foundWrite,
      laterRuns: writes.laterRuns(write),
    });
    return { write, decision, standing: foundWrite.standing };
  });
}

function viewOf(
  run: RunId,
  { state, writes }: ReadWrites,
  lines: readonly RollbackLine[],
  isFinished: boolean,
): RollbackView {
  return {
    run,
    lines,
    turnsOff: switchesOf(state, writes.done),
    unsettled: writes.unsettled,
    troubles: [],
    isFinished,
  };
}

class Rollback {
  readonly lines: RollbackLine[] = [];
  readonly troubles: string[] = [];
  /** Made and not appended yet: with the next plans, in one append. */
  private readonly events: TimelineEvent[] = [];
  /** Markers: an attempt before may have put back other fields of the same write. */
  private readonly undone = new Set<string>();

  constructor(
    private readonly parts: RollbackParts,
    private readonly asked: RollbackAsked,
    private readonly run: RunId,
    public writes: WritesOfRun,
  ) {}

  turnOff(state: WorkbookState): void {
    const { actor } = this.asked;
    const { events, change } = turnOffEvents(state, this.writes.done, {
      actor,
      at: this.parts.clock.now(),
      run: this.run,
    });
    if (events.length === 0) return;
    this.events.push(...events);
    this.append(change);
  }

  /** Answers whether everything was come to. */
  undoAll(): boolean {
    const { done } = this.writes;
    let isWhole = true;
    for (const target of undoTargets(this.parts, done, new Set())) {
      const own = done.filter(({ kind }) => kind === target.kind);
      try {
        for (let at = 0; at < own.length; at += target.atOnce) {
          if (this.isOutOfTime()) isWhole = false;
          else if (!this.undoSome(target, own.slice(at, at + target.atOnce))) isWhole = false;
        }
      } catch (error) {
        if (!(error instanceof UpstreamError) || error.system === 'Google Sheets') throw error;
        this.parts.log.warn('A rollback met a failure', { system: error.system, failure: error.failure });
        this.troubles.push(`${advice[error.failure](error.system)} ${error.detail}`);
        isWhole = false;
      }
    }
    return isWhole;
  }

  private undoSome(target: UndoTarget, own: readonly DoneWrite[]): boolean {
    const chosen = chosenFor(target, own, this.writes);
    for (const { write, decision, standing } of chosen) {
      const { settled, undo } = decision;
      const context = this.contextOf(write);
      if (settled?.kind === 'dropped') {
        this.events.push(droppedEvent(settled.plan, 'it was changed before it was taken back', context));
      }
      if (settled?.kind === 'found') {
        const after = standing ?? { recordId: write.recordId, fields: new Map(), others: new Map() };
        this.events.push(recordedEvent(settled.plan, { how: 'found', after, differences: [] }, context));
        this.undone.add(write.marker);
      }
      if (undo?.isNew === true) this.events.push(plannedEvent(undo.plan, [], context));
    }
    const plans = chosen.flatMap((each) => (each.decision.undo === undefined ? [] : [each.decision.undo.plan]));
    this.append();
    if (plans.length === 0) {
      for (const { write, decision, standing } of chosen) this.lines.push(...lineOf(write, decision, standing));
      return true;
    }
    assert(this.events.length === 0, 'an undo stands on the timeline before it is performed');
    return this.perform(target, chosen);
  }

  private perform(target: UndoTarget, chosen: readonly ChosenUndo[]): boolean {
    let isWhole = true;
    for (const { chosen: each, result } of settleUndo(target, chosen)) {
      const { write, decision, standing } = each;
      const context = this.contextOf(write);
      const plan = decision.undo?.plan;
      if (plan !== undefined && result.kind === 'undone') {
        const after = result.after ?? { recordId: write.recordId, fields: new Map(), others: new Map() };
        this.events.push(recordedEvent(plan, { how: 'written', after, differences: [] }, context));
        this.undone.add(write.marker);
      }
      if (plan !== undefined && result.kind === 'refused')
        this.events.push(refusedEvent(plan, result.because, context));
      if (result.kind === 'open') isWhole = false;
      this.lines.push(...withFate(lineOf(write, decision, standing), result));
    }
    return isWhole;
  }

  /** One event tells of the rollback: also where an attempt before took everything back and was cut before it said so. */
  tellEnd(isWhole: boolean): void {
    const { done, histories, told } = this.writes;
    const isUndoneBefore = ({ marker }: DoneWrite) => {
      const { isRemoved, undoneFields } = histories.get(marker) ?? noUndoYet;
      return isRemoved || undoneFields.size > 0;
    };
    const undone = new Set([...this.undone, ...done.filter(isUndoneBefore).map(({ marker }) => marker)]);
    if (isWhole && (this.undone.size > 0 || (undone.size > 0 && told.size === 0))) {
      const { run } = this.asked;
      const left = this.lines.filter(({ fate }) => fate === 'left' || fate === 'refused');
      const words = left.map(
        ({ system, kind, recordId, because }) => `${system} ${kind} ${recordId}: ${because.join('; ')}`,
      );
      const payloadText = runRolledBack({
        rolledBack: run,
        undone: undone.size,
        left: words.length === 0 ? undefined : words,
      });
      const digest = this.parts.sha256(utf8(this.run)).slice(0, 8);
      this.events.push({
        eventId: `runRolledBack/${run}/${digest}`,
        at: toUtcText(this.parts.clock.now()),
        type: 'runRolledBack',
        clientId: null,
        contractId: null,
        renewalId: null,
        actor: this.asked.actor,
        run: this.run,
        payloadText,
      });
    }
    this.append();
  }

  /** What was made so far is on the timeline afterwards. Without an event nothing is asked. */
  private append(change: StateChange = {}): void {
    if (this.events.length === 0) return;
    const events = this.events.splice(0);
    const until =
      this.parts.clock.now() + (this.asked.until === undefined ? leaseMilliseconds : shortLeaseMilliseconds);
    appendToTimeline(this.parts, {
      window: { newest: 300 },
      events: (state) => {
        assertMayWrite(state, { run: this.run, mayWrite: this.asked.mayWrite });
        return events;
      },
      views: () => stateEdits({ ...change, lease: { run: this.run, until } }),
    });
  }

  /** A failure to say so costs the next writer the rest of the lease, no more. */
  giveBackLease(): void {
    const { workbook, lock, log } = this.parts;
    try {
      lock.hold(() => {
        const [rows = []] = workbook.read([stateRange]);
        if (readState(rows).lease?.run === this.run) workbook.write(stateEdits({ lease: null }));
      });
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      log.warn('The lease of a rollback was not given back', { failure: error.failure });
    }
  }

  private isOutOfTime(): boolean {
    const { until } = this.asked;
    return until !== undefined && this.parts.clock.now() >= until;
  }

  private contextOf({ clientId, contractId, renewalId }: DoneWrite): WriteContext {
    const { actor } = this.asked;
    return { at: this.parts.clock.now(), run: this.run, clientId, contractId, renewalId, actor };
  }
}
