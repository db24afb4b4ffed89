import {
  captureEvidence,
  checkpointFor,
  checkpointOutcomes,
  judgeEvidence,
  supersede,
  type CapturedEvidence,
} from '#domain/renewal/checkpoint';
import { ownedBys } from '#domain/renewal/ownership';
import { renewalCalls, type ActionPlan } from '#domain/renewal/recorded-call';
import { renewalTimings } from '#domain/renewal/renewal-cycle';
import { checkpointWindows, renewalStates, type CheckpointWindow } from '#domain/renewal/renewal-workflow';
import type { SealedEvent } from '#domain/timeline/event';
import { parsed, type Payload } from '#domain/timeline/payload-fields';
import { isCalendarDate, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { stakeholderRoles } from '#domain/vocabulary/client';
import {
  isOpen,
  nothingSeen,
  type KeptCall,
  type KeptCheckpoint,
  type KeptOwner,
  type WorkflowRecord,
} from './workflow-record';

/** What folding reads of an event; `sequence` says whether it is in the record already. */
export type FoldedEvent = Pick<
  SealedEvent,
  'sequence' | 'at' | 'type' | 'actor' | 'clientId' | 'contractId' | 'renewalId' | 'payloadText'
>;
type DayOf = (at: number) => CalendarDate;

/** Which renewal an event of the workflow is about, by the key it went under before and by the one it has now. */
export function renewalOfEvent({
  type,
  renewalId,
  payloadText,
}: Pick<FoldedEvent, 'type' | 'renewalId' | 'payloadText'>): readonly string[] {
  if (renewalId === null || !folded.has(type)) return [];
  const { formerId } = parsed(payloadText);
  return typeof formerId === 'string' ? [formerId, renewalId] : [renewalId];
}

/**
 * The record with one event of its renewal. The only way a record changes: what a click does, what a cut run left behind, and what a
 * rebuild from the timeline makes are the same. An event that it has already, one that does not apply where it stands, and one it
 * cannot read leave it as it is.
 */
export function foldWorkflow(
  record: WorkflowRecord | undefined,
  event: FoldedEvent,
  dayOf: DayOf,
): WorkflowRecord | undefined {
  if (record !== undefined && event.sequence <= record.foldedTo) return record;
  const payload = parsed(event.payloadText);
  const happened: Happened = { event, payload, at: Date.parse(event.at), on: dayOf(Date.parse(event.at)) };
  if (event.type === 'renewalObserved') return observed(record, happened);
  if (record === undefined || !folded.has(event.type)) return record;
  const fold: Fold = folds[event.type as keyof typeof folds];
  return { ...fold(record, happened), foldedTo: event.sequence };
}

interface Happened {
  readonly event: FoldedEvent;
  readonly payload: Payload;
  readonly at: number;
  readonly on: CalendarDate;
}

type Fold = (record: WorkflowRecord, happened: Happened) => WorkflowRecord;

const folds = {
  renewalObserved: (record) => record,
  renewalMoved: moved,
  ownerSet: (record, { payload, on }) => {
    const by = ownedBys.find((known) => known === payload['by']);
    const email = textOf(payload['owner']);
    if (by === undefined || email === undefined) return record;
    const deputy = textOf(payload['deputy']);
    // The clock goes on where the same person keeps it.
    const { deputy: _former, ...clock }: Partial<KeptOwner> = record.owner?.email === email ? record.owner : {};
    return { ...record, owner: { since: on, ...clock, email, by, ...(deputy === undefined ? {} : { deputy }) } };
  },
  renewalAcknowledged: (record, { event, at }) =>
    record.owner === undefined || record.owner.acknowledgedAt !== undefined
      ? record
      : { ...record, owner: { ...record.owner, acknowledgedAt: at, acknowledgedBy: event.actor } },
  ownerEscalated: (record, { payload, on }) => {
    const to = textOf(payload['to']);
    const isMeant = record.owner !== undefined && record.owner.email === payload['owner'];
    // Whoever answered in the same minute keeps it.
    const isSilent = record.owner?.acknowledgedAt === undefined;
    if (to === undefined || !isMeant || !isSilent) return record;
    return { ...record, owner: { ...record.owner, escalatedTo: to, escalatedOn: on } };
  },
  evidenceCaptured: (record, { event, payload, at }) =>
    withCheckpoint(record, payload, (checkpoint) => {
      const evidence = evidenceIn(payload, { by: event.actor, at });
      if (evidence === undefined) return checkpoint;
      const step = captureEvidence(checkpoint, evidence);
      return step.kind === 'moved' ? withoutNote(step.checkpoint) : checkpoint;
    }),
  evidenceJudged: (record, { event, payload }) =>
    withCheckpoint(record, payload, (checkpoint) => {
      if (checkpoint.evidence?.key !== payload['key']) return checkpoint;
      const words = textOf(payload['words']) ?? '';
      const step = judgeEvidence(checkpoint, { by: event.actor, approves: payload['approves'] === true, words });
      if (step.kind === 'refused') return checkpoint;
      return step.checkpoint.state === 'returned' ? { ...step.checkpoint, note: words } : withoutNote(step.checkpoint);
    }),
  checkpointReopened: (record, { payload }) =>
    withCheckpoint(record, payload, (checkpoint) => {
      if (checkpoint.state !== 'closed') return checkpoint;
      const { evidence: _former, ...rest } = checkpoint;
      const note = payload['because'] === 'contactLeft' ? contactLeftNote : roleLostNote;
      return { ...rest, state: 'open', note };
    }),
  callRecorded: (record, { event, payload, at }) => {
    const call = callIn(payload, event.actor, at);
    if (call === undefined) return record;
    return { ...record, calls: [...record.calls.filter(({ window }) => window !== call.window), call] };
  },
  callSettled: (record, { event, payload }) => {
    const call = renewalCalls.find((known) => known === payload['call']);
    const reason = textOf(payload['reason']);
    if (call === undefined || reason === undefined) return record;
    const settled = { call, by: event.actor, reason };
    return {
      ...record,
      calls: record.calls.map((each) => (each.window === payload['window'] ? { ...each, settled } : each)),
    };
  },
} satisfies Record<string, Fold>;

const folded: ReadonlySet<string> = new Set(Object.keys(folds));

const contactLeftNote = 'The contact behind its evidence has left.';
const roleLostNote = 'The contact behind its evidence no longer holds the role.';

function observed(record: WorkflowRecord | undefined, { event, payload, on }: Happened): WorkflowRecord | undefined {
  const kind = kinds.find((known) => known === payload['kind']);
  const { dueOn, decisionOn, contractIds, renewsByItself } = payload;
  const { clientId, renewalId, sequence } = event;
  if (kind === undefined || !isDay(dueOn) || !isDay(decisionOn) || clientId === null || renewalId === null)
    return record;
  const facts = {
    renewalId,
    clientId,
    contractIds: Array.isArray(contractIds) ? contractIds.filter((id): id is number => typeof id === 'number') : [],
    kind,
    dueOn,
    decisionOn,
    renewsByItself: renewsByItself === true,
    foldedTo: sequence,
  };
  if (record === undefined)
    return { ...facts, state: 'watching', since: on, checkpoints: [], calls: [], seen: nothingSeen };
  const formerIds = record.renewalId === renewalId ? record.formerIds : [...(record.formerIds ?? []), record.renewalId];
  const checkpoints = record.checkpoints.map((each) => dated(each, { renewalId, decisionOn }));
  return { ...record, ...facts, checkpoints, ...(formerIds === undefined ? {} : { formerIds }) };
}

/** An item that is open is due by the dates of now; what is proven or over keeps the days that it was proven by. */
function dated(
  checkpoint: KeptCheckpoint,
  { renewalId, decisionOn }: Pick<WorkflowRecord, 'renewalId' | 'decisionOn'>,
): KeptCheckpoint {
  if (!isOpen(checkpoint)) return { ...checkpoint, renewalId };
  const { opensOn, dueOn } = checkpointFor(renewalId, checkpoint.window, decisionOn);
  return { ...checkpoint, renewalId, opensOn, dueOn };
}

const kinds = ['term', 'break', 'review'] as const;
const ends = ['signed', 'auto', 'lost', 'late'] as const;
const windowOfState: Readonly<Record<string, CheckpointWindow>> = { inT90: 'T-90', inT60: 'T-60', inT30: 'T-30' };

function moved(record: WorkflowRecord, { payload, on }: Happened): WorkflowRecord {
  const state = renewalStates.find((known) => known === payload['to']);
  if (state === undefined) return record;
  const end = ends.find((known) => known === payload['mode']);
  const timing = renewalTimings.find((known) => known === payload['timing']);
  const next: WorkflowRecord = {
    ...record,
    state,
    since: on,
    ...(end === undefined ? {} : { end }),
    ...(timing === undefined ? {} : { timing }),
  };
  const window = windowOfState[state];
  if (window !== undefined) return { ...next, checkpoints: opened(next, window) };
  const isRestart = payload['by'] === 'termMoved';
  if (!isRestart && state !== 'renewed' && state !== 'lost') return next;
  // The dates are new, or it is over: what is open belongs to what was.
  return { ...next, checkpoints: next.checkpoints.map(supersede), ...(isRestart ? { calls: [] } : {}) };
}

/**
 * With the item of a window. Of a renewal whose dates moved, evidence from the new window's opening day on still speaks about it:
 * nothing that somebody captured is asked for twice. Items of later windows are of the old dates: by the new ones they have not opened.
 */
function opened(record: WorkflowRecord, window: CheckpointWindow): readonly KeptCheckpoint[] {
  const fresh = checkpointFor(record.renewalId, window, record.decisionOn);
  const known = record.checkpoints.find((each) => each.window === window);
  const place = checkpointWindows.indexOf(window);
  const others = record.checkpoints.filter((each) => checkpointWindows.indexOf(each.window) < place);
  return inOrder([...others, known === undefined ? fresh : carried(known, fresh)]);
}

function carried(known: KeptCheckpoint, fresh: KeptCheckpoint): KeptCheckpoint {
  const { evidence, reopenings, note, state } = known;
  const isOfNow = evidence !== undefined && (evidence.on === undefined || evidence.on >= fresh.opensOn);
  if (!isOfNow) return { ...fresh, reopenings };
  if (state === 'closed' || state === 'notApplicable') return { ...fresh, reopenings, state, evidence };
  // A note beside it says that it was returned: it waits for better evidence.
  if (note !== undefined) return { ...fresh, reopenings, note };
  return { ...fresh, reopenings, state: 'captured', evidence };
}

function inOrder(checkpoints: readonly KeptCheckpoint[]): readonly KeptCheckpoint[] {
  return [...checkpoints].sort((a, b) => checkpointWindows.indexOf(a.window) - checkpointWindows.indexOf(b.window));
}

function withCheckpoint(
  record: WorkflowRecord,
  payload: Payload,
  change: (checkpoint: KeptCheckpoint) => KeptCheckpoint,
): WorkflowRecord {
  const { checkpoints } = record;
  if (!checkpoints.some(({ window }) => window === payload['window'])) return record;
  return {
    ...record,
    checkpoints: checkpoints.map((each) => (each.window === payload['window'] ? change(each) : each)),
  };
}

function withoutNote({ note: _said, ...checkpoint }: KeptCheckpoint): KeptCheckpoint {
  return checkpoint;
}

const evidenceKinds = ['mail', 'meeting', 'ticket', 'notApplicable'] as const;

function evidenceIn(
  payload: Payload,
  { by, at }: { readonly by: string; readonly at: number },
): CapturedEvidence | undefined {
  const kind = evidenceKinds.find((known) => known === payload['kind']);
  const key = textOf(payload['key']);
  const words = textOf(payload['words']);
  if (kind === undefined || key === undefined || words === undefined) return undefined;
  const outcome = checkpointOutcomes.find((known) => known === payload['outcome']);
  const contactId = textOf(payload['contactId']);
  const { on, roles } = payload;
  return {
    key,
    kind,
    by,
    at,
    ...(isDay(on) ? { on } : {}),
    ...(contactId === undefined ? {} : { contactId }),
    roles: stakeholderRoles.filter((role) => Array.isArray(roles) && roles.includes(role)),
    ...(outcome === undefined ? {} : { outcome }),
    words,
  };
}

function callIn(payload: Payload, by: string, at: number): KeptCall | undefined {
  const window = checkpointWindows.find((known) => known === payload['window']);
  const call = renewalCalls.find((known) => known === payload['call']);
  const engineCall = renewalCalls.find((known) => known === payload['engineCall']);
  if (window === undefined || call === undefined) return undefined;
  const plan = planIn(payload['plan']);
  return {
    window,
    call,
    by,
    at,
    reason: textOf(payload['reason']) ?? '',
    ...(engineCall === undefined ? {} : { engineCall }),
    ...(plan === undefined ? {} : { plan }),
  };
}

function planIn(value: unknown): ActionPlan | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { step, owner, dueOn } = value as Payload;
  return typeof step === 'string' && typeof owner === 'string' && isDay(dueOn) ? { step, owner, dueOn } : undefined;
}

function isDay(value: unknown): value is CalendarDate {
  return typeof value === 'string' && isCalendarDate(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
