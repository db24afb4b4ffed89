import { incidentGate } from '#domain/renewal/incident-gate';
import { engineCall, type RenewalCall } from '#domain/renewal/recorded-call';
import { requiredStakeholders } from '#domain/renewal/required-stakeholders';
import { windowOf } from '#domain/renewal/renewal-window';
import { checkpointWindows } from '#domain/renewal/renewal-workflow';
import { daysBetween, type CalendarDate, type Instant } from '#domain/vocabulary/calendar-date';
import type { Settings } from '../../settings';
import { stakeholdersOf } from '../../sync/crm/stakeholders';
import type { ClientRecord, ContractRecord } from '../../sync/records';
import { keptWrite, type RenewalWrites } from '../../writes/crm/kept-crm-writes';
import { isInPilot } from '../../writes/in-pilot';
import { isOver, type Seen, type WorkflowRecord } from '../workflow-record';

interface Around {
  readonly client: ClientRecord;
  /** In the order of the record. */
  readonly members: readonly ContractRecord[];
  /** Of the contract that leads the renewal on record. */
  readonly writes: readonly RenewalWrites[] | undefined;
  /** The key under which its writes are kept. */
  readonly writtenAs: string;
  readonly settings: Pick<Settings, 'pilotClientIds'>;
  readonly today: CalendarDate;
  readonly now: Instant;
}

/** What stands around a renewal now; whether its item waits in the overflow is for whoever knows the items of everybody. */
export function seenNow(record: WorkflowRecord, around: Around): Omit<Seen, 'isOverflow'> {
  const { client, members, writes, writtenAs, settings, today, now } = around;
  const kept = (part: string) => keptWrite(writes, writtenAs, part);
  const { recordId: dealId, isGone, conflicts = [] } = kept('deal');
  const call = weakestCall(members);
  const isDone = isOver(record);
  const incidents = client.openIncidents.map(({ ticketId }) => ticketId);
  return {
    clientName: client.client.name,
    refs: members.map(({ contract }) => contract.ref),
    isShadow: !isInPilot(settings, client.client.id),
    isGated: !isDone && incidentGate(incidents, client.release, now).kind === 'closed',
    missingRoles: isDone ? [] : missingRoles(record, client, today),
    ...(call === undefined ? {} : { engineCall: call }),
    ...(dealId === undefined || isGone === true ? {} : { dealId }),
    ticked: isDone
      ? []
      : checkpointWindows.filter((window) =>
          kept(window).conflicts?.some(({ kind }) => kind === 'tickedWithoutEvidence'),
        ),
    isStageAhead: !isDone && conflicts.some(({ kind }) => kind === 'skipsGate'),
  };
}

function missingRoles(
  { decisionOn }: WorkflowRecord,
  client: ClientRecord,
  today: CalendarDate,
): ReturnType<typeof requiredStakeholders> {
  const held = new Set(stakeholdersOf(client).map(({ role }) => role));
  return requiredStakeholders(windowOf(daysBetween(today, decisionOn))).filter((role) => !held.has(role));
}

const weakestFirst: readonly RenewalCall[] = ['atRisk', 'watch', 'renew'];

/** Whoever decides one decides all: the weakest speaks for the renewal. */
function weakestCall(members: readonly ContractRecord[]): RenewalCall | undefined {
  const calls = new Set(
    members.flatMap(({ readiness }) => (readiness === undefined ? [] : [engineCall(readiness.band)])),
  );
  return weakestFirst.find((call) => calls.has(call));
}
