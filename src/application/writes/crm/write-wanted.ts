import { utf8 } from '#domain/vocabulary/utf8';
import { assert } from '#domain/vocabulary/assert';
import type { PlannedWrite } from '#domain/timeline/planned-write';
import { commitChunk } from '../../sync/commit-chunk';
import type { SyncSession } from '../../sync/sync-session';
import { performPlanned, type StandingPlan, type WriteResult } from '../perform-planned';
import { stateForWriting } from '../state-for-writing';
import { droppedEvent, plannedEvent, recordedEvent, refusedEvent, type WriteContext } from '../write-events';
import type { WriteTarget } from '../write-target';
import { afterWrite, decideWrite } from './decide-write';
import type { KeptWrite } from './kept-crm-writes';
import { markerOf, type WantedWrite } from './wanted-write';

/** Writes of one kind: where they go, and where what is known of them is kept. */
export interface WantedWrites {
  readonly target: WriteTarget;
  readonly wanted: readonly WantedWrite[];
  readonly keeper: WriteKeeper;
  /** Sent side by side, or in one call. */
  readonly atOnce: number;
  /** In one run; what is left is due again in the next. */
  readonly perRun: number;
}

export interface WriteKeeper {
  kept(wanted: WantedWrite): KeptWrite;
  keep(wanted: WantedWrite, kept: KeptWrite): void;
}

interface DueWrite {
  readonly wanted: WantedWrite;
  readonly digest: string;
}

/** All writes of one kind: looks, plans, performs, looks again, records. Answers whether there may be others. */
export function writeWanted(session: SyncSession, writes: WantedWrites): boolean {
  const { target, keeper, atOnce, perRun } = writes;
  const due = dueOf(session, writes).slice(0, perRun);
  if (due.length === 0) return true;
  if (session.isOutOfTime()) return false;
  // What is planned follows from what the workbook holds: cut at any later point, the next run begins here and plans the same.
  if (session.events.length > 0 || session.book.changedClients().size > 0) commitChunk(session);
  const plans = planned(session, writes, due);
  if (plans.length === 0) return true;
  commitChunk(session);
  assert(session.events.length === 0, 'a plan stands on the timeline before it is performed');
  const dueByMarker = new Map(plans.map(({ plan }, place) => [plan.marker, { plan, place }]));
  const byPart = new Map(due.map((each) => [partKey(each.wanted), each]));
  assert(dueByMarker.size === plans.length, 'no two writes have one marker');
  for (let at = 0; at < plans.length; at += atOnce) {
    if (session.isOutOfTime() || stateForWriting(session).crmWriting === undefined) return false;
    const burst = plans.slice(at, at + atOnce);
    const results = performPlanned(
      target,
      burst.map(({ plan, before }) => withBefore(plan, before)),
    );
    const ofPlan = new Map(burst.map(({ plan, key }) => [plan.marker, byPart.get(key)]));
    for (const result of results) record(session, keeper, result, ofPlan.get(result.plan.marker));
    for (const result of results) if (result.kind === 'open') throw result.error;
  }
  return true;
}

function withBefore(plan: PlannedWrite, before: StandingPlan['before']): StandingPlan {
  return before === undefined ? { plan } : { plan, before };
}

/** Whatever is not known to stand as wanted. Once a day everything is looked at; in between what somebody touched. */
function dueOf(session: SyncSession, { wanted, keeper }: WantedWrites): readonly DueWrite[] {
  const { parts, touchedInCrm, progress } = session;
  return wanted.flatMap((each) => {
    const digest = parts.sha256(utf8(JSON.stringify([each.kind, each.values]))).slice(0, 12);
    const kept = keeper.kept(each);
    const isTouched = kept.recordId !== undefined && touchedInCrm.has(kept.recordId);
    const isOpen = kept.open !== undefined;
    if (kept.isGone === true || (kept.recordId === undefined && !each.mayMake && !isOpen && each.kind !== 'ties'))
      return [];
    if (kept.refused === digest && !isOpen) return [];
    const isDue = isOpen || kept.digest !== digest || isTouched || progress.isDirectoryPass;
    return isDue ? [{ wanted: each, digest }] : [];
  });
}

interface KeyedPlan extends StandingPlan {
  readonly key: string;
}

/** Looks at the records and decides. The plans are on the timeline with the next commit. */
function planned(
  session: SyncSession,
  { target, keeper }: WantedWrites,
  due: readonly DueWrite[],
): readonly KeyedPlan[] {
  const sought = due.map(({ wanted }) => {
    const recordId = soughtId(keeper, wanted);
    return { marker: markerOf(target.system, wanted, 'look'), ...(recordId === undefined ? {} : { recordId }) };
  });
  const standings = target.look(sought);
  return due.flatMap(({ wanted, digest }, place): readonly KeyedPlan[] => {
    const before = standings.get(sought[place]?.marker ?? '');
    const known = keeper.kept(wanted);
    const context = contextOf(session, wanted);
    const { settled, write, kept } = decideWrite(wanted, known, { system: target.system, digest, standing: before });
    if (settled?.kind === 'dropped') {
      session.events.push(droppedEvent(settled.plan, 'the content changed before it was performed', context));
    }
    if (settled?.kind === 'found' && before !== undefined) {
      session.events.push(recordedEvent(settled.plan, { how: 'found', after: before, differences: [] }, context));
    }
    keeper.keep(wanted, withReopening(kept, write?.isNew === true ? write.plan : undefined));
    if (write === undefined) return [];
    if (write.isNew) session.events.push(plannedEvent(write.plan, write.changedByOthers, context));
    return [{ plan: write.plan, key: partKey(wanted), ...(before === undefined ? {} : { before }) }];
  });
}

/** Ties stand on the deal itself. */
function soughtId(keeper: WriteKeeper, wanted: WantedWrite): string | undefined {
  return keeper.kept(wanted.kind === 'ties' ? { ...wanted, part: 'deal' } : wanted).recordId;
}

/** A box that somebody ticked is undone once: the next time it is flagged. */
function withReopening(kept: KeptWrite, plan: PlannedWrite | undefined): KeptWrite {
  const isUndone = plan?.fields.some(
    ({ name, before, after }) => name === 'status' && before === 'done' && after === 'open',
  );
  return isUndone === true ? { ...kept, reopenings: (kept.reopenings ?? 0) + 1 } : kept;
}

function record(session: SyncSession, keeper: WriteKeeper, result: WriteResult, due: DueWrite | undefined): void {
  assert(due !== undefined, 'what was performed was due');
  if (result.kind === 'open') return;
  const { wanted, digest } = due;
  const { open: _done, ...closed } = keeper.kept(wanted);
  const context = contextOf(session, wanted);
  if (result.kind === 'refused') {
    const { plan, because } = result;
    session.events.push(refusedEvent(plan, because, context));
    keeper.keep(wanted, { ...closed, refused: digest, because });
    session.areGapsNew = true;
    return;
  }
  const { plan, before, after, differences } = result;
  session.events.push(recordedEvent(plan, { how: 'written', before, after, differences }, context));
  const kept = afterWrite(wanted, closed, { plan, standing: after, digest });
  const because = `${plan.system} does not hold ${differences.join(', ')} as it was written`;
  keeper.keep(wanted, differences.length === 0 ? kept : { ...kept, refused: digest, because });
}

function partKey({ renewalId, part }: WantedWrite): string {
  return `${renewalId}/${part}`;
}

function contextOf({ startedAt, run }: SyncSession, { clientId, contractId, renewalId }: WantedWrite): WriteContext {
  return { at: startedAt, run, clientId, contractId, renewalId };
}
