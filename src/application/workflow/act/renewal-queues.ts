import { checkpointStates } from '#domain/renewal/checkpoint';
import { checkpointWindows } from '#domain/renewal/renewal-workflow';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person } from '#domain/vocabulary/person';
import type { IndexedClient } from '../../tabs/client-cards-tab';
import type { ListedRenewal } from '../../tabs/checkpoints-tab';
import { mayReviewClient, maySeeClient } from '../../client-access';
import { queueNames, type QueueName, type RenewalQueue, type RenewalQueueLine } from '../../views/renewal-queue';
import { evidenceApprovers, hasIt } from './renewal-access';

export interface QueueFacts {
  readonly viewer: Person;
  readonly people: readonly Person[];
  readonly clients: readonly IndexedClient[];
  readonly today: CalendarDate;
}

const ended = new Set(['renewed', 'lost']);
type ListName = QueueName;
const empty = () =>
  Object.fromEntries(queueNames.map((name): [ListName, RenewalQueueLine[]] => [name, []])) as Record<
    ListName,
    RenewalQueueLine[]
  >;

/**
 * What waits for the viewer, each renewal in its most pressing list alone, soonest due first. Source: PRODUCT, "Who sees what". A
 * leader learns of a disagreement alone, the incident commander of clients with an open incident.
 */
export function renewalQueues(renewals: readonly ListedRenewal[], facts: QueueFacts): RenewalQueue {
  const lists = empty();
  const clients = new Map(facts.clients.map((client) => [client.clientId, client]));
  for (const renewal of renewals) {
    const client = clients.get(renewal.clientId);
    if (client === undefined || ended.has(renewal.state)) continue;
    const list = listFor(renewal, client, facts);
    if (list !== undefined) lists[list].push(lineOf(renewal, client, facts.people));
  }
  for (const list of Object.values(lists))
    list.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  return lists;
}

function dayOf({ item, decisionOn }: RenewalQueueLine): CalendarDate {
  return item?.dueOn ?? decisionOn;
}

function listFor(renewal: ListedRenewal, client: IndexedClient, facts: QueueFacts): ListName | undefined {
  const { viewer, people, today } = facts;
  const { owner, deputy, escalatedTo, acknowledgement, item, isGated, isOverflow, flags } = renewal;
  if (hasRole(viewer, 'leader') && flags.includes('disagreement')) return 'toSettle';
  if (!maySeeClient(viewer, client)) return undefined;
  const isMine = hasIt(viewer, { owner, deputy, escalatedTo });
  const isReviewed = mayReviewClient(viewer, client.ownerEmail);
  // Whoever sees the client only because of its incident is told of that.
  if (hasRole(viewer, 'incidentCommander') && !isReviewed && !isMine) return isGated ? 'gated' : undefined;
  if (item?.state === 'captured')
    return approversOf(item, client, people).includes(viewer.email) ? 'toApprove' : 'awaited';
  if (owner === undefined) return 'unowned';
  if (isMine && acknowledgement !== 'acknowledged') return 'toAcknowledge';
  return isGated ? 'gated' : itemList(item, isOverflow, today);
}

function approversOf(
  { capturedBy = '' }: NonNullable<ListedRenewal['item']>,
  { ownerEmail }: IndexedClient,
  people: readonly Person[],
): readonly string[] {
  return evidenceApprovers(people, ownerEmail, capturedBy);
}

function itemList(item: ListedRenewal['item'], isOverflow: boolean, today: CalendarDate): ListName | undefined {
  if (item === undefined) return undefined;
  if (isOverflow) return 'overflow';
  return item.dueOn < today ? 'overdue' : 'due';
}

function lineOf(renewal: ListedRenewal, client: IndexedClient, people: readonly Person[]): RenewalQueueLine {
  const { clientId, clientName, renewalId, contracts, decisionOn, owner = '', item, flags } = renewal;
  const window = checkpointWindows.find((known) => known === item?.window);
  const state = checkpointStates.find((known) => known === item?.state);
  const nameOf = (address: string) => people.find(({ email }) => email === address)?.name ?? address;
  return {
    clientId,
    clientName,
    renewalId,
    contracts,
    decisionOn,
    owner: nameOf(owner),
    ...(item === undefined || window === undefined || state === undefined
      ? {}
      : { item: { window, state, dueOn: item.dueOn } }),
    ...(item?.state === 'captured' ? { approvers: approversOf(item, client, people).map(nameOf) } : {}),
    ...(flags.includes('disagreement') ? { isDisputed: true as const } : {}),
  };
}
