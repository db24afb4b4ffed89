import { cappedItems } from '#domain/renewal/ownership';
import { matchRenewals } from '#domain/renewal/plan/match-renewals';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ContractId } from '#domain/vocabulary/ids';
import { calendarOf } from '../../concessions/concession-parts';
import { stakeholdersOf } from '../../sync/crm/stakeholders';
import type { ClientRecord, ContractRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import { keptWrite } from '../../writes/crm/kept-crm-writes';
import { isOver, openItem, type Seen, type WorkflowRecord } from '../workflow-record';
import { contractStandings } from './contract-standings';
import { ownerClaims } from './owner-claims';
import { planOwner } from './plan-owner';
import { planFresh, planKnown, type ContactNow } from './plan-renewal';
import { RenewalDraft } from './renewal-draft';
import { seenNow } from './seen-now';
import type { KeptRenewal } from './workflow-book';
import { foldWorkflowNews, rebuildLostRenewals } from './workflow-news';

/** A renewal as this run leaves it. */
interface Tended {
  /** Absent: it came into sight in this run. */
  readonly before?: WorkflowRecord;
  readonly record: WorkflowRecord;
  readonly seen: Omit<Seen, 'isOverflow'>;
  /** Its open item is a task in the CRM. */
  readonly isTask: boolean;
}

/**
 * Hourly: every renewal in the horizon is watched, moves by its dates, by evidence and by what became of its contracts, has an owner,
 * and goes to the success lead where the owner is silent. What is planned goes onto the timeline with the next commit. No call of its
 * own, unless somebody clicked while the run was reading.
 */
export function tendRenewals(session: SyncSession): void {
  foldWorkflowNews(session);
  rebuildLostRenewals(session);
  const { book } = session;
  const known = book.workflow.byClient();
  const contracts = book.contractsByClient();
  const tended = book.clients().flatMap((client) => {
    const { id } = client.client;
    return tendClient(session, client, { contracts: contracts.get(id) ?? [], known: known.get(id) ?? [] });
  });
  const overflow = overflowOf(tended, session.parts.settings.renewals.itemsPerOwner);
  for (const { before, record, seen } of tended)
    book.workflow.see(before?.renewalId, record.renewalId, { ...seen, isOverflow: overflow.has(record.renewalId) });
}

function tendClient(
  session: SyncSession,
  client: ClientRecord,
  { contracts, known }: { readonly contracts: readonly ContractRecord[]; readonly known: readonly KeptRenewal[] },
): readonly Tended[] {
  if (contracts.length === 0 && known.length === 0) return [];
  const { parts, today, startedAt, run } = session;
  const standings = contractStandings(contracts, { settings: parts.settings, deals: client.sales?.deals, today });
  const renewals = known.map(({ record }) => ({ ...record, isOver: isOver(record), before: record }));
  const { matches, fresh } = matchRenewals(renewals, standings, today);
  const making = { run, at: startedAt, dayOf: parts.localTime.dayOf };
  const contactNow = contactsOf(client);
  const drafts = matches.map((match) => {
    const draft = new RenewalDraft(making, match.known.before);
    planKnown(draft, match, { today, contactNow });
    return draft;
  });
  // Whoever is no client any more gets no new renewal; those under way come to their end.
  const opening = client.client.active ? fresh.filter(({ dueOn }) => dueOn >= (parts.settings.goLiveOn ?? '')) : [];
  for (const group of opening) {
    const draft = new RenewalDraft(making);
    planFresh(draft, client.client.id, group, today);
    drafts.push(draft);
  }
  return drafts.flatMap((draft) => finished(session, draft, { client, contracts }) ?? []);
}

function finished(
  session: SyncSession,
  draft: RenewalDraft,
  { client, contracts }: { readonly client: ClientRecord; readonly contracts: readonly ContractRecord[] },
): Tended | undefined {
  const { parts, book, today } = session;
  const { before } = draft;
  const membersOf = ({ contractIds }: WorkflowRecord) => contractIds.flatMap((id) => byId(contracts, id) ?? []);
  const standing = before ?? draft.record;
  if (standing === undefined) return undefined;
  // Until the deal has followed to a new key it is kept under the old one.
  const writtenAs = standing.renewalId;
  const writes = book.contract(standing.contractIds[0] ?? 0)?.crmWrites;
  const { settings } = parts;
  const claims = ownerClaims({
    client,
    members: membersOf(draft.record ?? standing),
    record: before,
    deal: keptWrite(writes, writtenAs, 'deal'),
    people: book.people,
    settings,
  });
  const { silenceDays } = settings.renewals;
  planOwner(draft, { claims, people: book.people, calendar: calendarOf(settings), silenceDays, today });
  session.events.push(...draft.events);
  const { record } = draft;
  if (record === undefined) return undefined;
  const around = { client, members: membersOf(record), writes, writtenAs, settings, today, now: session.startedAt };
  const item = openItem(record);
  const task = item === undefined ? undefined : keptWrite(writes, writtenAs, item.window);
  return {
    ...(before === undefined ? {} : { before }),
    record,
    seen: seenNow(record, around),
    isTask: task?.recordId !== undefined && task.isGone !== true,
  };
}

function byId(contracts: readonly ContractRecord[], id: ContractId): ContractRecord | undefined {
  return contracts.find(({ contract }) => contract.id === id);
}

/** Of a client whose company in the CRM is not known nobody can tell who is still there. */
function contactsOf(client: ClientRecord): ContactNow {
  const { company, crmContacts } = client;
  if (company === undefined || company === null) return () => undefined;
  const present = new Set(crmContacts.map(({ contactId }) => contactId));
  const held = stakeholdersOf(client);
  return (contactId) => {
    const roles = held.filter(({ contact }) => contact.contactId === contactId).map(({ role }) => role);
    if (roles.length === 0 && !present.has(contactId)) return 'left';
    return roles satisfies readonly StakeholderRole[];
  };
}

/** Items beyond what one person may have open. Outside the pilot nothing is a task, so that there the cap counts by itself. */
function overflowOf(tended: readonly Tended[], cap: number): ReadonlySet<string> {
  const byOwner = new Map<string, { readonly key: string; readonly dueOn: CalendarDate }[]>();
  for (const { record, seen, isTask } of tended) {
    const item = openItem(record);
    if (item === undefined) continue;
    const owner = `${String(seen.isShadow)} ${record.owner?.email ?? ''}`;
    // What is a task already takes its place first: a task does not come and go with the order of the rest.
    const entry = { key: record.renewalId, dueOn: isTask ? '' : item.dueOn };
    byOwner.set(owner, [...(byOwner.get(owner) ?? []), entry]);
  }
  return new Set([...byOwner.values()].flatMap((items) => cappedItems(items, cap).overflow.map(({ key }) => key)));
}
