import { ownershipOf } from '#domain/renewal/ownership';
import { daysBetween } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';
import type { ClientRecord, ContractRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import { isOver, type WorkflowRecord } from '../../workflow/workflow-record';
import { isInPilot } from '../in-pilot';
import type { RenewalWrites } from './kept-crm-writes';

/** One renewal as it is to stand in the CRM. */
export interface RenewalToWrite {
  readonly record: WorkflowRecord;
  readonly client: ClientRecord;
  /** The contract under whose id the renewal goes; its record keeps what was written. */
  readonly lead: ContractRecord;
  readonly members: readonly ContractRecord[];
  /** Of the CRM; absent: nobody active is known there. */
  readonly ownerId?: string;
}

/** The deal of a renewal that is over is looked after so long; then it is history. */
const closedDealDays = 60;

/**
 * The renewals whose deals are made or kept: from T-90 on, and afterwards until some weeks after they are over. Everything about them
 * comes from the records that follow from the timeline.
 */
export function renewalsToWrite(session: SyncSession): readonly RenewalToWrite[] {
  const { book, parts, today } = session;
  const contractsOf = book.contractsByClient();
  return book.workflow.all().flatMap(({ record }): readonly RenewalToWrite[] => {
    const client = book.client(record.clientId);
    if (client === undefined || !isInPilot(parts.settings, record.clientId)) return [];
    if (isOver(record) && daysBetween(record.since, today) > closedDealDays) return [];
    const contracts = contractsOf.get(record.clientId) ?? [];
    const members = record.contractIds.flatMap((id) => byId(contracts, id) ?? []);
    const [known] = members;
    if (known === undefined) return [];
    const lead = withFormerWrites(session, record, known, contracts);
    const hasDeal = lead.crmWrites?.some(({ renewalId }) => renewalId === record.renewalId) === true;
    if (!hasDeal && (isOver(record) || record.state === 'watching')) return [];
    return [{ record, client, lead, members, ...ownerIdOf(record, session) }];
  });
}

function byId(contracts: readonly ContractRecord[], id: ContractId): ContractRecord | undefined {
  return contracts.find(({ contract }) => contract.id === id);
}

/**
 * A renewal that goes on under another key has the same deal and the same tasks: what is known of them moves to the new key, and to
 * the contract that leads it now.
 */
function withFormerWrites(
  { book }: SyncSession,
  { renewalId, formerIds = [] }: WorkflowRecord,
  lead: ContractRecord,
  contracts: readonly ContractRecord[],
): ContractRecord {
  const { crmWrites = [] } = lead;
  if (formerIds.length === 0 || crmWrites.some((each) => each.renewalId === renewalId)) return lead;
  const isFormer = (writes: RenewalWrites) => formerIds.includes(writes.renewalId);
  const holder = contracts.find((record) => record.crmWrites?.some(isFormer) === true);
  const former = holder?.crmWrites?.find(isFormer);
  if (holder === undefined || former === undefined) return lead;
  const rest = holder.crmWrites?.filter((writes) => writes !== former) ?? [];
  if (holder.contract.id !== lead.contract.id) book.setContract({ ...holder, crmWrites: rest });
  const own = holder.contract.id === lead.contract.id ? rest : crmWrites;
  const moved = { ...lead, crmWrites: [...own, { ...former, renewalId }] };
  book.setContract(moved);
  return moved;
}

/** Only who is known to the CRM can own a deal there; whoever is not is stood in for as if they had left. */
function ownerIdOf({ owner }: WorkflowRecord, { book }: SyncSession): { readonly ownerId?: string } {
  const people = book.people.filter(({ hubspotOwnerId }) => hubspotOwnerId !== undefined);
  const ownership = ownershipOf(owner === undefined ? {} : { crmOwner: owner.email }, people);
  const ownerId = people.find(({ email }) => email === ownership?.owner)?.hubspotOwnerId;
  return ownerId === undefined ? {} : { ownerId };
}
