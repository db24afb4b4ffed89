import { writeBackStopped } from '#domain/timeline/write-payloads';
import type { PlannedWrite } from '#domain/timeline/planned-write';
import { assert } from '#domain/vocabulary/assert';
import { renewalIdOf } from '#domain/vocabulary/ids';
import { commitChunk } from '../../sync/commit-chunk';
import { foldPeopleEvents } from '../../sync/people/fold-people-events';
import type { ContractRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import type { FieldCheck, WriteBackSwitch } from '../../views/write-back';
import { performPlanned, type StandingPlan, type WriteResult } from '../perform-planned';
import { stateForWriting } from '../state-for-writing';
import { droppedEvent, eventOf, plannedEvent, recordedEvent, refusedEvent, type WriteContext } from '../write-events';
import type { WriteTarget } from '../write-target';
import { checkFields } from './check-fields';
import { contractTarget } from './contract-target';
import { dueContracts, type DueContract } from './due-contracts';
import { afterWrite, decideFigures } from './plan-figures';

/** Planned together, in one append. */
const contractsPerChunk = 20;
/** Each costs three calls: a third of what HaloPSA grants in three minutes is left to others. */
const contractsPerRun = 100;
/** Sent side by side. The first of a run goes alone: should HaloPSA do more than it was told, it does it to one contract. */
const writesAtOnce = 10;

/**
 * Writes the figures of contracts to their custom fields in HaloPSA: looks, plans, performs, reads back, records. What a run has
 * no time for is due again in the next. Off: nothing is asked and nothing planned. Throws `UpstreamError` when HaloPSA fails.
 */
export function writeBack(session: SyncSession): void {
  const { state, book, parts, today } = session;
  if (state.writeBack === undefined) return forgetChecks(session);
  // Node runs while the add-on is paused: then nothing is written to other systems.
  if (state.writing !== 'on') return;
  if (noteStop(session)) return;
  const dueFor = (checks: readonly FieldCheck[]) =>
    dueContracts(book.contracts(), { checks, today, sha256: parts.sha256 });
  const known = session.progress.fieldChecks;
  if (known !== undefined && !session.progress.isDirectoryPass && dueFor(known).length === 0) return;
  const checks = freshChecks(session);
  if (dueFor(checks).length === 0) return;
  parts.serviceDesk.signInForWriting();
  // What is planned follows from what the workbook holds: cut at any later point, the next run begins here and plans the same.
  foldPeopleEvents(session);
  commitChunk(session);
  if (noteStop(session)) return;
  const due = dueFor(checks).slice(0, contractsPerRun);
  const target = contractTarget(parts.serviceDesk, Object.values(parts.settings.writeBackFields), parts.sha256);
  for (let at = 0; at < due.length; at += contractsPerChunk) {
    const isFirst = at === 0;
    if (!writeChunk(session, target, due.slice(at, at + contractsPerChunk), isFirst)) return;
  }
}

function forgetChecks(session: SyncSession): void {
  if (session.progress.fieldChecks === undefined) return;
  const { fieldChecks: _gone, ...progress } = session.progress;
  session.progress = progress;
  session.areGapsNew = true;
}

/** What HaloPSA lacks is listed as data gaps, and only what is there is written. */
function freshChecks(session: SyncSession): readonly FieldCheck[] {
  const { settings, serviceDesk } = session.parts;
  const checks = checkFields(settings, serviceDesk.fieldDefinitions());
  if (JSON.stringify(checks) !== JSON.stringify(session.progress.fieldChecks)) {
    session.progress = { ...session.progress, fieldChecks: checks };
    session.areGapsNew = true;
  }
  return checks;
}

/** Answers whether there may be another. */
function writeChunk(session: SyncSession, target: WriteTarget, due: readonly DueContract[], isFirst: boolean): boolean {
  if (session.isOutOfTime() || !isStillOn(session)) return false;
  const { plans, hasStopped } = plan(session, target, due);
  if (hasStopped) return false;
  if (plans.length === 0) return true;
  commitChunk(session);
  assert(session.events.length === 0, 'a plan stands on the timeline before it is performed');
  const dueOf = new Map(due.map((each) => [each.record.contract.id, each]));
  for (const burst of bursts(plans, isFirst)) {
    if (session.isOutOfTime() || !isStillOn(session)) return false;
    if (!record(session, performPlanned(target, burst), dueOf)) return false;
  }
  return true;
}

function isStillOn(session: SyncSession): boolean {
  return stateForWriting(session).writeBack?.kind === 'on';
}

function bursts(plans: readonly StandingPlan[], isFirst: boolean): readonly (readonly StandingPlan[])[] {
  const parts: (readonly StandingPlan[])[] = isFirst ? [plans.slice(0, 1)] : [];
  for (let at = isFirst ? 1 : 0; at < plans.length; at += writesAtOnce) parts.push(plans.slice(at, at + writesAtOnce));
  return parts;
}

/** Looks at the contracts and decides. The plans are on the timeline with the next commit. */
function plan(
  session: SyncSession,
  target: WriteTarget,
  due: readonly DueContract[],
): { readonly plans: readonly StandingPlan[]; readonly hasStopped: boolean } {
  const sought = due.map(({ record: { contract } }) => ({
    marker: String(contract.id),
    recordId: String(contract.id),
  }));
  const standings = target.look(sought);
  const plans: StandingPlan[] = [];
  for (const each of due) {
    const before = standings.get(String(each.record.contract.id));
    // Gone, or closed to our agent: the contract's own data gap says so.
    if (before === undefined) continue;
    const context = contextOf(session, each.record);
    const { settled, write, writeBack } = decideFigures(each, before, lookedAt(session));
    session.book.setContract({ ...each.record, writeBack });
    if (settled?.kind === 'dropped') {
      session.events.push(droppedEvent(settled.plan, 'the figures changed before it was performed', context));
    }
    if (settled?.kind === 'found') {
      const { differences } = settled;
      session.events.push(recordedEvent(settled.plan, { how: 'found', after: before, differences }, context));
      if (differences.length > 0) {
        stop(session, settled.plan, differences, context);
        return { plans: [], hasStopped: true };
      }
    }
    if (write === undefined) continue;
    if (write.isNew) session.events.push(plannedEvent(write.plan, write.changedByOthers, context));
    plans.push({ plan: write.plan, before });
  }
  return { plans, hasStopped: false };
}

/** What became of a burst. Answers whether to go on; throws the first failure once the rest is recorded. */
function record(
  session: SyncSession,
  results: readonly WriteResult[],
  dueOf: ReadonlyMap<number, DueContract>,
): boolean {
  for (const result of results) {
    const due = dueOf.get(Number(result.plan.recordId));
    assert(due !== undefined, 'what was performed was due');
    recordOne(session, result, due);
  }
  const wrong = results.find((result) => result.kind === 'recorded' && result.differences.length > 0);
  if (wrong?.kind === 'recorded') {
    const about = session.book.contract(Number(wrong.plan.recordId));
    assert(about !== undefined, 'a contract that was written is known');
    stop(session, wrong.plan, wrong.differences, contextOf(session, about));
    return false;
  }
  for (const result of results) if (result.kind === 'open') throw result.error;
  return true;
}

function recordOne(session: SyncSession, result: WriteResult, { figures, digest }: DueContract): void {
  const known = session.book.contract(Number(result.plan.recordId));
  if (known?.writeBack === undefined || result.kind === 'open') return;
  const context = contextOf(session, known);
  const { open: _done, ...closed } = known.writeBack;
  if (result.kind === 'refused') {
    session.events.push(refusedEvent(result.plan, result.because, context));
    session.book.setContract({ ...known, writeBack: { ...closed, refused: digest } });
    return;
  }
  const { before, after, differences } = result;
  session.events.push(recordedEvent(result.plan, { how: 'written', before, after, differences }, context));
  session.book.setContract({ ...known, writeBack: afterWrite(closed, figures, after, lookedAt(session)) });
}

/** Nothing more is written until a person has looked. */
function stop(
  session: SyncSession,
  { recordId = '', ...plan }: PlannedWrite,
  differences: readonly string[],
  context: WriteContext,
): void {
  const because = `Contract ${recordId} does not stand as it was written: ${differences.join(', ')}`;
  const writeBack: WriteBackSwitch = { kind: 'stopped', on: session.today, because };
  session.events.push(eventOf('writeBackStopped', plan, writeBackStopped({ because }), context));
  commitChunk(session, { change: { writeBack } });
  session.state = { ...session.state, writeBack };
  session.writeTrouble = stoppedText(writeBack);
}

function noteStop(session: SyncSession): boolean {
  const { writeBack } = session.state;
  if (writeBack?.kind === 'stopped') session.writeTrouble = stoppedText(writeBack);
  return writeBack?.kind === 'stopped';
}

/** The first line is for everybody's cards, the second for whoever mends it. */
function stoppedText({ because }: Extract<WriteBackSwitch, { kind: 'stopped' }>): string {
  return `Write-back to HaloPSA has stopped. Ask an administrator to look.\n${because}.`;
}

function lookedAt({ today, parts }: SyncSession) {
  return { today, now: parts.clock.now() };
}

function contextOf({ startedAt, run }: SyncSession, { contract }: ContractRecord): WriteContext {
  const { id, clientId, termEndsOn } = contract;
  const renewalId = termEndsOn === undefined ? null : renewalIdOf(id, termEndsOn);
  return { at: startedAt, run, clientId, contractId: id, renewalId };
}
