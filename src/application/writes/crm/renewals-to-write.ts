import { checkpointFor, supersede, type Checkpoint } from '#domain/renewal/checkpoint';
import { ownershipOf } from '#domain/renewal/ownership';
import { currentCycle, renewalGroups, termChangeOf, type RenewalGroup } from '#domain/renewal/renewal-cycle';
import { advanceRenewal, checkpointWindows, eventOfTheDay, type RenewalState } from '#domain/renewal/renewal-workflow';
import { addDays, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { RenewalId } from '#domain/vocabulary/ids';
import { ownerOf } from '../../sync/link-owner';
import type { ClientRecord, ContractRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import { isInPilot } from '../in-pilot';
import type { RenewalWrites } from './kept-crm-writes';

/** One renewal as it is to stand in the CRM. */
export interface RenewalToWrite {
  readonly group: Pick<RenewalGroup, 'renewalId' | 'dueOn' | 'decisionOn'>;
  readonly client: ClientRecord;
  /** The contract under whose id the renewal goes; its record keeps what was written. */
  readonly lead: ContractRecord;
  readonly members: readonly ContractRecord[];
  readonly state: RenewalState;
  readonly checkpoints: readonly Checkpoint[];
  /** Of the CRM; absent: nobody active is known there. */
  readonly ownerId?: string;
}

/**
 * The renewals whose deals are made or kept: from T-90 on, and afterwards until they are closed. Where a renewal stands follows from
 * the calendar and from what HaloPSA says of the contract; a client's own decision is not known here.
 */
export function renewalsToWrite(session: SyncSession): readonly RenewalToWrite[] {
  const { book, parts } = session;
  const contractsOf = book.contractsByClient();
  return book
    .clients()
    .filter(({ client }) => client.active && isInPilot(parts.settings, client.id))
    .flatMap((client) => renewalsOf(session, client, contractsOf.get(client.client.id) ?? []));
}

function renewalsOf(
  session: SyncSession,
  client: ClientRecord,
  records: readonly ContractRecord[],
): readonly RenewalToWrite[] {
  const { today, book, parts } = session;
  const byId = new Map(records.map((record) => [record.contract.id, record]));
  const usual = parts.settings.defaultNoticePeriodDays;
  const cycles = records
    .filter(({ hasEnded }) => !hasEnded)
    .flatMap(({ contract }) => {
      const { noticePeriodDays = usual } = contract;
      return currentCycle({ ...contract, noticePeriodDays }, today) ?? [];
    });
  const owner = ownerIdOf(client, session);
  const groups = renewalGroups(cycles);
  const current = groups.flatMap((group): readonly RenewalToWrite[] => {
    const members = group.members.flatMap(({ contractId }) => byId.get(contractId) ?? []);
    const [known] = members;
    if (known === undefined) return [];
    const moved = movedWrites(known, group, today);
    const lead = moved === undefined ? known : { ...known, crmWrites: moved };
    if (lead !== known) book.setContract(lead);
    const state = stateOn(group, today);
    const checkpoints = checkpointsOf(group.renewalId, state, group.decisionOn, today);
    return [{ group, client, lead, members, state, checkpoints, ...owner }];
  });
  const isCurrent = new Set(groups.map(({ renewalId }) => renewalId));
  const past = records.flatMap((lead) =>
    (book.contract(lead.contract.id)?.crmWrites ?? [])
      .filter(({ renewalId }) => !isCurrent.has(renewalId))
      .flatMap(({ renewalId }) => pastRenewal(renewalId, { lead, client, today }))
      .map((renewal) => ({ ...renewal, ...owner })),
  );
  return [...past, ...current.filter((renewal) => isWritten(renewal))];
}

/** From T-90 on there is a deal. One that was made before is kept, whatever the state. */
function isWritten({ state, lead, group }: RenewalToWrite): boolean {
  const hasDeal = lead.crmWrites?.some(({ renewalId }) => renewalId === group.renewalId) === true;
  return hasDeal || (state !== 'watching' && state !== 'renewed' && state !== 'lost');
}

function stateOn(group: RenewalGroup, today: CalendarDate): RenewalState {
  let state: RenewalState = 'watching';
  for (
    let event = eventOfTheDay(state, group, today);
    event !== undefined;
    event = eventOfTheDay(state, group, today)
  ) {
    const step = advanceRenewal(state, event);
    if (step.kind === 'refused') return state;
    state = step.state;
  }
  return state;
}

/**
 * A correction of the term end gives a renewal a new key; its deal and its tasks are the same ones. Answers the writes under the new
 * key, or nothing where none moved.
 */
function movedWrites(
  { crmWrites = [], contract }: ContractRecord,
  { renewalId, dueOn, decisionOn }: RenewalGroup,
  today: CalendarDate,
): readonly RenewalWrites[] | undefined {
  const last = crmWrites[crmWrites.length - 1];
  if (last === undefined || crmWrites.some((each) => each.renewalId === renewalId)) return undefined;
  const [contractId, formerDue = ''] = last.renewalId.split('@');
  if (Number(contractId) !== contract.id || formerDue === '') return undefined;
  const change = termChangeOf({ dueOn: formerDue, decisionOn }, dueOn, today);
  if (change.kind !== 'moved') return undefined;
  return [...crmWrites.slice(0, -1), { ...last, renewalId }];
}

/** A renewal whose contract ended, or went on into its next term. Its deal is closed and its tasks with it. */
function pastRenewal(
  renewalId: RenewalId,
  {
    lead,
    client,
    today,
  }: { readonly lead: ContractRecord; readonly client: ClientRecord; readonly today: CalendarDate },
): readonly RenewalToWrite[] {
  const dueOn = renewalId.split('@')[1] ?? '';
  const { noticePeriodDays = 0 } = lead.contract;
  const state: RenewalState = lead.hasEnded ? 'lost' : 'renewed';
  if (dueOn === '') return [];
  const decisionOn = addDays(dueOn, -noticePeriodDays);
  const group = { renewalId, dueOn, decisionOn };
  const checkpoints = checkpointsOf(renewalId, 'inT30', decisionOn, today).map(supersede);
  return [{ group, client, lead, members: [lead], state, checkpoints }];
}

/** The windows that have opened. Those before the latest are asked for by it; a deal that is over has none open. */
function checkpointsOf(
  renewalId: RenewalId,
  state: RenewalState,
  decisionOn: CalendarDate,
  today: CalendarDate,
): readonly Checkpoint[] {
  const isOver = state === 'renewed' || state === 'lost';
  const opened = checkpointWindows
    .map((window) => checkpointFor(renewalId, window, decisionOn))
    .filter(({ opensOn }) => opensOn <= today);
  return isOver ? opened.map(supersede) : opened;
}

/** Only who is known to the CRM can own a deal there; whoever left it is passed over. */
function ownerIdOf(client: ClientRecord, { book }: SyncSession): { readonly ownerId?: string } {
  const claim = ownerOf(client, book.people);
  const people = book.people.filter(({ hubspotOwnerId }) => hubspotOwnerId !== undefined);
  const ownership = ownershipOf(claim === undefined ? {} : { crmOwner: claim }, people);
  const ownerId = people.find(({ email }) => email === ownership?.owner)?.hubspotOwnerId;
  return ownerId === undefined ? {} : { ownerId };
}
