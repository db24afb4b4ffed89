import type { CapturedEvidence } from '#domain/renewal/checkpoint';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Person } from '#domain/vocabulary/person';
import type { CallView, CheckpointView, RenewalView } from '../views/checkpoint';
import { callDue, flagsOf } from './workflow-flags';
import { isOpen, type KeptCall, type KeptCheckpoint, type KeptOwner, type WorkflowRecord } from './workflow-record';

export interface ViewMaking {
  readonly row: number;
  readonly today: CalendarDate;
  readonly people: readonly Person[];
  /** Absent: nobody can say where a deal is opened. */
  dealUrl?(dealId: string): string;
}

/** The renewal as the client's row holds it. What a run makes and what a person's click makes are the same. */
export function toRenewalView(record: WorkflowRecord, { row, today, people, dealUrl }: ViewMaking): RenewalView {
  const { owner, seen } = record;
  const nameOf = (email: string) => people.find((person) => person.email === email)?.name ?? email;
  const due = callDue(record);
  const known = (email: string) => ({ email, name: nameOf(email) });
  return {
    renewalId: record.renewalId,
    row,
    version: record.foldedTo,
    contractIds: record.contractIds,
    kind: record.kind,
    state: record.state,
    since: record.since,
    decisionOn: record.decisionOn,
    dueOn: record.dueOn,
    renewsByItself: record.renewsByItself,
    ...(seen.dealId === undefined || dealUrl === undefined ? {} : { dealUrl: dealUrl(seen.dealId) }),
    ...(owner === undefined ? {} : { owner: known(owner.email) }),
    ...(owner?.deputy === undefined ? {} : { deputyName: nameOf(owner.deputy) }),
    acknowledgement: acknowledgementOf(owner),
    ...(owner?.escalatedTo === undefined ? {} : { escalatedTo: known(owner.escalatedTo) }),
    checkpoints: record.checkpoints.map((each, place) =>
      checkpointView(each, seen.isOverflow && place === record.checkpoints.length - 1, nameOf),
    ),
    missingRoles: seen.missingRoles,
    calls: record.calls.map((call) => callView(call, nameOf)),
    ...(due === undefined ? {} : { callDue: due }),
    ...(seen.engineCall === undefined ? {} : { engineCall: seen.engineCall }),
    flags: flagsOf(record, today),
    isShadow: seen.isShadow,
  };
}

/** Silence is on the timeline, so that everybody sees the same whatever the hour. */
export function acknowledgementOf(owner: KeptOwner | undefined): RenewalView['acknowledgement'] {
  if (owner?.acknowledgedAt !== undefined) return 'acknowledged';
  return owner?.escalatedOn === undefined ? 'waiting' : 'escalated';
}

function checkpointView(
  checkpoint: KeptCheckpoint,
  isOverflow: boolean,
  nameOf: (email: string) => string,
): CheckpointView {
  const { window, state, opensOn, dueOn, evidence, note } = checkpoint;
  return {
    window,
    state,
    opensOn,
    dueOn,
    isOverflow: isOverflow && isOpen(checkpoint),
    ...(evidence === undefined ? {} : { evidence, evidenceNames: evidenceNames(evidence, nameOf) }),
    ...(note === undefined ? {} : { note }),
  };
}

function evidenceNames(
  { by, approvedBy }: CapturedEvidence,
  nameOf: (email: string) => string,
): NonNullable<CheckpointView['evidenceNames']> {
  return { by: nameOf(by), ...(approvedBy === undefined ? {} : { approvedBy: nameOf(approvedBy) }) };
}

function callView({ settled, ...call }: KeptCall, nameOf: (email: string) => string): CallView {
  return {
    ...call,
    byName: nameOf(call.by),
    ...(settled === undefined
      ? {}
      : { settled: { call: settled.call, byName: nameOf(settled.by), reason: settled.reason } }),
  };
}
