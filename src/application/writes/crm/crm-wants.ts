import { dealContent, taskContent, totalOf, type DealReadiness } from '#domain/renewal/deal/deal-content';
import {
  decideDeal,
  decideTask,
  type DealRules,
  type FieldDecisions,
  type ThreeLooks,
} from '#domain/renewal/deal/deal-conflict';
import { supersede, type Checkpoint } from '#domain/renewal/checkpoint';
import type { RenewalState } from '#domain/renewal/renewal-workflow';
import { minorDigitsOf, type Money } from '#domain/vocabulary/money';
import type { Person } from '#domain/vocabulary/person';
import { annualValueOf } from '../../sync/billing/contract-billing';
import { stakeholdersOf } from '../../sync/crm/stakeholders';
import type { SyncSession } from '../../sync/sync-session';
import type { CrmCheck } from '../../views/crm-writing';
import { companyField, contactField, roleField } from './crm-targets';
import { isOver, openItem } from '../../workflow/workflow-record';
import type { FieldValues } from './kept-crm-writes';
import type { RenewalToWrite } from './renewals-to-write';
import { writeAll, type WantedWrite } from './wanted-write';

/** Contacts tied to one deal at most: those with a role. */
const tiedContacts = 10;

export function wantedDeal(session: SyncSession, renewal: RenewalToWrite, check: CrmCheck): WantedWrite {
  const { record, client, ownerId } = renewal;
  const { state } = record;
  // Over, it keeps the figures that it was decided by: those of its contracts are of the next term.
  const current = isOver(record) ? { ...renewal, members: [] } : renewal;
  const readiness = weakest(current);
  const content = dealContent(
    record,
    {
      clientName: client.client.name,
      state,
      values: current.members.map(annualValueOf),
      ...(ownerId === undefined ? {} : { ownerId }),
      ...(readiness === undefined ? {} : { readiness }),
      ...chanceOf(current),
    },
    session.today,
  );
  const stages = new Map(check.stages);
  const values: FieldValues = [
    ['key', content.key],
    ['name', content.name],
    ['pipeline', check.pipelineId ?? ''],
    ['stage', stages.get(state) ?? ''],
    ['amount', amountText(content.amount, session.parts.settings.currency)],
    ['closesOn', content.closesOn],
    ['ownerId', content.ownerId ?? ''],
    ['readinessLow', readiness === undefined ? '' : String(Math.floor(readiness.low))],
    ['readinessHigh', readiness === undefined ? '' : String(Math.floor(readiness.high))],
    ['band', readiness?.band ?? ''],
    ['probability', content.probability === undefined ? '' : String(Math.round(content.probability * 100) / 100)],
    ['decisionOn', content.decisionOn],
    ['window', isOver(record) ? '' : content.window],
    ['state', state],
    ...concessionValues(current, session.parts.settings.currency),
  ];
  const rules: DealRules = {
    ...ownerRules(session),
    stateOfStage: (stageId) => stateOf(check, stageId),
    state,
    // The window that opened last asks for everything that the ones before it asked for.
    isProven: record.checkpoints.length > 0 && openItem(record) === undefined,
  };
  return {
    ...about(renewal, 'deal', 'deal'),
    values,
    // A deal is not made only to be closed.
    mayMake: !isOver(record),
    decide: (looks) => withCleared(decideDeal(looks, rules), looks),
  };
}

/** The company, and whoever holds a role: by label where HubSpot has it. */
export function wantedTies(renewal: RenewalToWrite, { labelledRoles }: CrmCheck): WantedWrite {
  const { client } = renewal;
  const held = stakeholdersOf(client);
  const contactIds = [...new Set(held.flatMap(({ contact }) => contact.contactId ?? []))].slice(0, tiedContacts);
  const values: FieldValues = [
    [companyField, client.company?.companyId ?? ''],
    ...contactIds.flatMap((contactId) => [
      [contactField(contactId), 'yes'] as const,
      ...held
        .filter(({ role, contact }) => contact.contactId === contactId && labelledRoles.includes(role))
        .map(({ role }) => [roleField(contactId, role), 'yes'] as const),
    ]),
  ];
  return {
    ...about(renewal, 'ties', 'ties'),
    values,
    mayMake: false,
    decide(looks) {
      const all = writeAll(looks);
      const isTheirs = (looks.stands.get(companyField) ?? '') !== '';
      // A person chose another company: theirs stays.
      if (!isTheirs || !all.write.includes(companyField)) return all;
      return {
        write: all.write.filter((name) => name !== companyField),
        conflicts: [{ field: companyField, kind: 'humanWins' }],
      };
    },
  };
}

/**
 * One open task for the window that opened last, unless its owner has enough of them. It asks for what the ones before it asked for, so
 * that their tasks are done with.
 */
export function wantedTasks(session: SyncSession, renewals: readonly RenewalToWrite[]): readonly WantedWrite[] {
  return renewals.flatMap((renewal) =>
    renewal.record.checkpoints.map((checkpoint) => wantedTask(session, renewal, checkpoint)),
  );
}

function wantedTask(session: SyncSession, renewal: RenewalToWrite, checkpoint: Checkpoint): WantedWrite {
  const { record, client, ownerId, members } = renewal;
  const { checkpoints, seen } = record;
  const amount = totalOf(members.map(annualValueOf));
  const isLatest = checkpoints[checkpoints.length - 1] === checkpoint;
  const content = taskContent(isLatest ? checkpoint : supersede(checkpoint), {
    clientName: client.client.name,
    isOnHold: seen.isGated,
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(amount === undefined ? {} : { amount }),
  });
  return {
    ...about(renewal, 'task', checkpoint.window),
    values: [
      ['subject', content.subject],
      ['body', content.body],
      ['dueOn', content.dueOn],
      ['remindOn', content.remindOn],
      ['ownerId', content.ownerId ?? ''],
      ['status', content.isDone ? 'done' : 'open'],
    ],
    // While an incident is open nobody is sent to the client.
    mayMake: isLatest && !content.isDone && !seen.isGated && !seen.isOverflow,
    decide: (looks, kept) => decideTask(looks, { ...ownerRules(session), reopens: (kept.reopenings ?? 0) === 0 }),
  };
}

function about(
  { record, client, lead }: RenewalToWrite,
  kind: WantedWrite['kind'],
  part: string,
): Pick<WantedWrite, 'kind' | 'part' | 'clientId' | 'contractId' | 'renewalId'> {
  return { kind, part, clientId: client.client.id, contractId: lead.contract.id, renewalId: record.renewalId };
}

/** An id that no list of owners names is left alone: who is not known to have left has not. */
function ownerRules({ book }: SyncSession): Pick<DealRules, 'isActiveOwner'> {
  const gone = new Set(book.people.filter(({ active }) => !active).map(({ hubspotOwnerId }: Person) => hubspotOwnerId));
  return { isActiveOwner: (ownerId) => !gone.has(ownerId) };
}

function stateOf({ stages }: CrmCheck, stageId: string): RenewalState | undefined {
  return stages.find(([, id]) => id === stageId)?.[0] as RenewalState | undefined;
}

function weakest({ members }: RenewalToWrite): DealReadiness | undefined {
  const known = members.flatMap(({ readiness }) => (readiness === undefined ? [] : [readiness]));
  return [...known].sort((a, b) => a.low - b.low)[0];
}

/** Of the member that is least likely to stay: one that leaves is a lost client. */
function chanceOf({ members }: RenewalToWrite): { readonly probability?: number } {
  const chances = members.flatMap(({ probability }) => (probability === undefined ? [] : [probability.chance]));
  return chances.length === 0 ? {} : { probability: Math.min(...chances) };
}

/** The concession that was asked for last, of whichever contract of the renewal. */
function concessionValues({ members }: RenewalToWrite, currency: string): FieldValues {
  const known = members.flatMap(({ concession }) => (concession === undefined ? [] : [concession]));
  const newest = [...known].sort((a, b) => byRequest(a.requestId, b.requestId)).pop();
  const amount = newest === undefined ? undefined : { annualMinor: newest.annualMinor, currency: newest.currency };
  return [
    ['concession', newest?.state ?? ''],
    ['concessionDepth', newest === undefined ? '' : String(Math.round(newest.depthPercent * 10) / 10)],
    ['concessionAnnual', amountText(amount, currency)],
    ['concessionLevel', newest === undefined ? '' : String(newest.level)],
    ['concessionDecidedOn', newest?.decidedOn ?? ''],
  ];
}

/** `C-0009` before `C-0010`, and before `C-10000`. */
function byRequest(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

/** New terms are not decided: the day of the former decision goes, although nothing else of ours is ever emptied. */
function withCleared(decisions: FieldDecisions, { stands, wanted }: ThreeLooks): FieldDecisions {
  const name = 'concessionDecidedOn';
  const isStale = wanted.get('concession') !== '' && wanted.get(name) === '' && (stands.get(name) ?? '') !== '';
  return isStale ? { ...decisions, write: [...decisions.write, name] } : decisions;
}

/** HubSpot keeps an amount in the account's currency: one in another is not written. */
function amountText(amount: Money | undefined, currency: string): string {
  if (amount?.currency !== currency) return '';
  return String(amount.annualMinor / 10 ** minorDigitsOf(currency));
}
