import { reopen } from '#domain/renewal/checkpoint';
import type { RenewalMatch, KnownRenewal } from '#domain/renewal/plan/match-renewals';
import { decisionOf, isBehind, moveBy, movesOfTheDay, type RenewalMove } from '#domain/renewal/plan/renewal-moves';
import type { RenewalGroup } from '#domain/renewal/renewal-cycle';
import * as payloads from '#domain/timeline/workflow-payloads';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId } from '#domain/vocabulary/ids';
import { isOver, type WorkflowRecord } from '../workflow-record';
import type { RenewalDraft, Subject } from './renewal-draft';

/** Whether the contact behind evidence is still there, and in which roles. Undefined: nobody can tell. */
export type ContactNow = (contactId: string) => readonly StakeholderRole[] | 'left' | undefined;

/** What the contracts of today make of a renewal on record: dates, moves, and what the evidence and the day bring. */
export function planKnown(
  draft: RenewalDraft,
  match: RenewalMatch<KnownRenewal>,
  { today, contactNow }: { readonly today: CalendarDate; readonly contactNow: ContactNow },
): void {
  if (match.kind === 'nextTerm' || match.kind === 'ended') {
    const timing = match.kind === 'nextTerm' ? match.timing : undefined;
    move(
      draft,
      (record) => moveBy(record.state, match.kind === 'nextTerm' ? 'nextTermBegan' : 'contractEnded'),
      timing,
    );
    return;
  }
  if ('group' in match) planDates(draft, match, today);
  move(draft, (record) => {
    const by = decisionOf(record.checkpoints, record);
    return by === undefined ? undefined : moveBy(record.state, by);
  });
  planDay(draft, today);
  planReopening(draft, contactNow);
}

export function planFresh(draft: RenewalDraft, clientId: ClientId, group: RenewalGroup, today: CalendarDate): void {
  observe(draft, clientId, group);
  planDay(draft, today);
}

function planDates(
  draft: RenewalDraft,
  { kind, group }: Extract<RenewalMatch<KnownRenewal>, { readonly group: RenewalGroup }>,
  today: CalendarDate,
): void {
  const { record } = draft;
  if (record === undefined || isAsObserved(record, group)) return;
  observe(draft, record.clientId, group);
  move(draft, (observed) => {
    const begins = observed.state === 'watching';
    if (begins || (kind !== 'moved' && !isBehind(observed, today))) return undefined;
    return moveBy(observed.state, 'termMoved');
  });
}

function observe(draft: RenewalDraft, clientId: ClientId, group: RenewalGroup): void {
  const { renewalId, kind, dueOn, decisionOn, renewsByItself } = group;
  const contractIds = group.members.map(({ contractId }) => contractId);
  const former = draft.record?.renewalId;
  const formerId = former === renewalId ? undefined : former;
  const facts = { kind, dueOn, decisionOn, contractIds, renewsByItself, formerId };
  const name = `${dueOn}-${decisionOn}-${contractIds.join('+')}${renewsByItself ? '-auto' : ''}`;
  const subject = { renewalId, clientId, leadId: contractIds[0] ?? 0 };
  draft.add('renewalObserved', name, payloads.renewalObserved(facts), subject);
}

function isAsObserved(record: WorkflowRecord, group: RenewalGroup): boolean {
  return (
    record.renewalId === group.renewalId &&
    record.kind === group.kind &&
    record.dueOn === group.dueOn &&
    record.decisionOn === group.decisionOn &&
    record.renewsByItself === group.renewsByItself &&
    record.contractIds.join() === group.members.map(({ contractId }) => contractId).join()
  );
}

function planDay(draft: RenewalDraft, today: CalendarDate): void {
  const { record } = draft;
  if (record === undefined) return;
  for (const each of movesOfTheDay(record, today)) move(draft, () => each);
}

function move(draft: RenewalDraft, next: (record: WorkflowRecord) => RenewalMove | undefined, timing?: string): void {
  const { record } = draft;
  const made = record === undefined ? undefined : next(record);
  if (record === undefined || made === undefined) return;
  draft.add('renewalMoved', `${made.from}-${made.by}`, payloads.renewalMoved({ ...made, timing }), subjectOf(record));
}

/**
 * The item that was proven last opens again when the contact behind its evidence has left or lost the role. Earlier ones are asked for
 * by it.
 */
function planReopening(draft: RenewalDraft, contactNow: ContactNow): void {
  const { record } = draft;
  if (record === undefined || isOver(record) || record.state === 'watching') return;
  const last = record.checkpoints[record.checkpoints.length - 1];
  const { contactId } = last?.evidence ?? {};
  if (last === undefined || contactId === undefined) return;
  const now = contactNow(contactId);
  if (now === undefined || reopen(last, now === 'left' ? [] : now).kind === 'refused') return;
  const because = now === 'left' ? 'contactLeft' : 'roleLost';
  const payloadText = payloads.checkpointReopened({ window: last.window, because });
  draft.add('checkpointReopened', last.window, payloadText, subjectOf(record));
}

export function subjectOf({ renewalId, clientId, contractIds }: WorkflowRecord): Subject {
  return { renewalId, clientId, leadId: contractIds[0] ?? 0 };
}
