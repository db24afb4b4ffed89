import { utf8 } from '#domain/vocabulary/utf8';
import { assert } from '#domain/vocabulary/assert';
import type { PlannedWrite } from '#domain/timeline/planned-write';
import type { CrmWriting } from '../../ports/crm-writing';
import { commitChunk } from '../../sync/commit-chunk';
import type { SyncSession } from '../../sync/sync-session';
import type { CrmCheck, OfferedDeal } from '../../views/crm-writing';
import { performPlanned, type StandingPlan, type WriteResult } from '../perform-planned';
import { stateForWriting } from '../state-for-writing';
import { droppedEvent, plannedEvent, recordedEvent, refusedEvent, type WriteContext } from '../write-events';
import type { WriteTarget } from '../write-target';
import { checkCrm, keyProblem } from './check-crm';
import { dealTarget, taskTarget, tiesTarget } from './crm-targets';
import { wantedDeal, wantedTasks, wantedTies } from './crm-wants';
import { afterWrite, decideWrite } from './decide-write';
import { keptWrite, withKept, type KeptWrite } from './kept-crm-writes';
import { offerDeals } from './offer-deals';
import { renewalsToWrite, type RenewalToWrite } from './renewals-to-write';
import { markerOf, type WantedWrite } from './wanted-write';

/** As many as one call to HubSpot takes. */
const writesAtOnce = 100;
/** Of one kind in one run; what is left is due again in the next. */
const writesPerRun = 500;

/**
 * Brings deals, ties and tasks of the renewals to where they are to be: looks, plans, performs, looks again, records. What a run has
 * no time for is due again in the next. Off: nothing is asked and nothing planned. Throws `UpstreamError` when HubSpot fails.
 */
export function writeCrm(session: SyncSession): void {
  const { state, parts } = session;
  const { crmWriting } = parts;
  if (state.crmWriting === undefined || crmWriting === undefined) return forgetCheck(session);
  // Node runs while the add-on is paused: then nothing is written to other systems.
  if (state.writing !== 'on') return;
  const renewals = renewalsToWrite(session);
  if (renewals.length === 0) return;
  const check = currentCheck(session, crmWriting);
  if (check.problems.some(({ blocks }) => blocks)) return;

  const offers = offerDeals(session, renewals.filter(mayBeOffered));
  noteOffers(session, offers);
  const waiting = new Set(offers.map(({ renewalId }) => renewalId));
  const deals = dealTarget(crmWriting);
  if (
    !writeAllOf(
      session,
      deals,
      renewals.map((renewal) => {
        const wanted = wantedDeal(session, renewal, check);
        return waiting.has(wanted.renewalId) ? { ...wanted, mayMake: false } : wanted;
      }),
    )
  )
    return;
  const dealIdOf = dealIds(session, renewals);
  const onDeals = renewals.filter(({ group }) => dealIdOf(group.renewalId) !== undefined);
  if (
    !writeAllOf(
      session,
      tiesTarget(crmWriting),
      onDeals.map((renewal) => wantedTies(renewal, check)),
    )
  )
    return;
  writeAllOf(session, taskTarget(crmWriting, dealIdOf), wantedTasks(session, onDeals));
}

function forgetCheck(session: SyncSession): void {
  if (session.progress.crmCheck === undefined) return;
  const { crmCheck: _gone, dealOffers: _none, ...progress } = session.progress;
  session.progress = progress;
  session.areGapsNew = true;
}

/** Asked once a day, and every hour while something is wrong: whoever mends it need not wait. */
function currentCheck(session: SyncSession, crm: CrmWriting): CrmCheck {
  const known = session.progress.crmCheck;
  const isFine = known?.problems.some(({ blocks }) => blocks) === false;
  if (known !== undefined && isFine && !session.progress.isDirectoryPass) return known;
  const check = freshCheck(session, crm);
  if (JSON.stringify(check) !== JSON.stringify(known)) {
    session.progress = { ...session.progress, crmCheck: check };
    session.areGapsNew = true;
  }
  return check;
}

export function freshCheck({ parts }: Pick<SyncSession, 'parts'>, crm: CrmWriting): CrmCheck {
  try {
    return checkCrm(parts.settings, crm.setUp());
  } catch (error) {
    return { problems: [keyProblem(error)], stages: [], labelledRoles: [] };
  }
}

/** A renewal that is over gets no deal any more. */
function mayBeOffered({ state }: RenewalToWrite): boolean {
  return state !== 'renewed' && state !== 'lost';
}

function noteOffers(session: SyncSession, offers: readonly OfferedDeal[]): void {
  const { dealOffers: known = [], ...progress } = session.progress;
  if (JSON.stringify(known) === JSON.stringify(offers)) return;
  session.progress = offers.length === 0 ? progress : { ...progress, dealOffers: offers };
  session.areGapsNew = true;
}

function dealIds(session: SyncSession, renewals: readonly RenewalToWrite[]): (renewalId: string) => string | undefined {
  const ids = new Map(
    renewals.flatMap(({ lead, group }) => {
      const writes = session.book.contract(lead.contract.id)?.crmWrites;
      const { recordId, isGone, open } = keptWrite(writes, group.renewalId, 'deal');
      return recordId === undefined || isGone === true || open !== undefined
        ? []
        : [[group.renewalId, recordId] as const];
    }),
  );
  return (renewalId) => ids.get(renewalId);
}

interface DueWrite {
  readonly wanted: WantedWrite;
  readonly digest: string;
}

/** All writes of one kind. Answers whether there may be others. */
function writeAllOf(session: SyncSession, target: WriteTarget, wanted: readonly WantedWrite[]): boolean {
  const due = dueOf(session, wanted).slice(0, writesPerRun);
  if (due.length === 0) return true;
  if (session.isOutOfTime()) return false;
  // What is planned follows from what the workbook holds: cut at any later point, the next run begins here and plans the same.
  if (session.events.length > 0 || session.book.changedClients().size > 0) commitChunk(session);
  const plans = planned(session, target, due);
  if (plans.length === 0) return true;
  commitChunk(session);
  assert(session.events.length === 0, 'a plan stands on the timeline before it is performed');
  const dueByMarker = new Map(plans.map(({ plan }, place) => [plan.marker, { plan, place }]));
  const byPart = new Map(due.map((each) => [partKey(each.wanted), each]));
  assert(dueByMarker.size === plans.length, 'no two writes have one marker');
  for (let at = 0; at < plans.length; at += writesAtOnce) {
    if (session.isOutOfTime() || stateForWriting(session).crmWriting === undefined) return false;
    const burst = plans.slice(at, at + writesAtOnce);
    const results = performPlanned(
      target,
      burst.map(({ plan, before }) => withBefore(plan, before)),
    );
    const ofPlan = new Map(burst.map(({ plan, key }) => [plan.marker, byPart.get(key)]));
    for (const result of results) record(session, result, ofPlan.get(result.plan.marker));
    for (const result of results) if (result.kind === 'open') throw result.error;
  }
  return true;
}

function withBefore(plan: PlannedWrite, before: StandingPlan['before']): StandingPlan {
  return before === undefined ? { plan } : { plan, before };
}

/** Whatever is not known to stand as wanted. Once a day everything is looked at; in between what somebody touched. */
function dueOf(session: SyncSession, wanted: readonly WantedWrite[]): readonly DueWrite[] {
  const { parts, touchedInCrm, progress } = session;
  return wanted.flatMap((each) => {
    const digest = parts.sha256(utf8(JSON.stringify([each.kind, each.values]))).slice(0, 12);
    const kept = keptOf(session, each);
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
function planned(session: SyncSession, target: WriteTarget, due: readonly DueWrite[]): readonly KeyedPlan[] {
  const sought = due.map(({ wanted }) => {
    const recordId = soughtId(session, wanted);
    return { marker: markerOf(target.system, wanted, 'look'), ...(recordId === undefined ? {} : { recordId }) };
  });
  const standings = target.look(sought);
  return due.flatMap(({ wanted, digest }, place): readonly KeyedPlan[] => {
    const before = standings.get(sought[place]?.marker ?? '');
    const known = keptOf(session, wanted);
    const context = contextOf(session, wanted);
    const { settled, write, kept } = decideWrite(wanted, known, { system: target.system, digest, standing: before });
    if (settled?.kind === 'dropped') {
      session.events.push(droppedEvent(settled.plan, 'the content changed before it was performed', context));
    }
    if (settled?.kind === 'found' && before !== undefined) {
      session.events.push(recordedEvent(settled.plan, { how: 'found', after: before, differences: [] }, context));
    }
    keep(session, wanted, withReopening(kept, write?.isNew === true ? write.plan : undefined));
    if (write === undefined) return [];
    if (write.isNew) session.events.push(plannedEvent(write.plan, write.changedByOthers, context));
    return [{ plan: write.plan, key: partKey(wanted), ...(before === undefined ? {} : { before }) }];
  });
}

/** Ties stand on the deal itself. */
function soughtId(session: SyncSession, wanted: WantedWrite): string | undefined {
  return keptOf(session, wanted.kind === 'ties' ? { ...wanted, part: 'deal' } : wanted).recordId;
}

/** A box that somebody ticked is undone once: the next time it is flagged. */
function withReopening(kept: KeptWrite, plan: PlannedWrite | undefined): KeptWrite {
  const isUndone = plan?.fields.some(
    ({ name, before, after }) => name === 'status' && before === 'done' && after === 'open',
  );
  return isUndone === true ? { ...kept, reopenings: (kept.reopenings ?? 0) + 1 } : kept;
}

function record(session: SyncSession, result: WriteResult, due: DueWrite | undefined): void {
  assert(due !== undefined, 'what was performed was due');
  if (result.kind === 'open') return;
  const { wanted, digest } = due;
  const { open: _done, ...closed } = keptOf(session, wanted);
  const context = contextOf(session, wanted);
  if (result.kind === 'refused') {
    const { plan, because } = result;
    session.events.push(refusedEvent(plan, because, context));
    keep(session, wanted, { ...closed, refused: digest, because });
    session.areGapsNew = true;
    return;
  }
  const { plan, before, after, differences } = result;
  session.events.push(recordedEvent(plan, { how: 'written', before, after, differences }, context));
  const kept = afterWrite(wanted, closed, { plan, standing: after, digest });
  const because = `HubSpot does not hold ${differences.join(', ')} as it was written`;
  keep(session, wanted, differences.length === 0 ? kept : { ...kept, refused: digest, because });
}

function keptOf({ book }: SyncSession, { contractId, renewalId, part }: WantedWrite): KeptWrite {
  return keptWrite(book.contract(contractId)?.crmWrites, renewalId, part);
}

function keep({ book }: SyncSession, { contractId, renewalId, part }: WantedWrite, kept: KeptWrite): void {
  const known = book.contract(contractId);
  assert(known !== undefined, 'a renewal is led by a contract that is known');
  if (JSON.stringify(keptWrite(known.crmWrites, renewalId, part)) === JSON.stringify(kept)) return;
  book.setContract({ ...known, crmWrites: withKept(known.crmWrites, renewalId, [part, kept]) });
}

function partKey({ renewalId, part }: WantedWrite): string {
  return `${renewalId}/${part}`;
}

function contextOf({ startedAt, run }: SyncSession, { clientId, contractId, renewalId }: WantedWrite): WriteContext {
  return { at: startedAt, run, clientId, contractId, renewalId };
}
