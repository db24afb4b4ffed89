import { checkpointStates } from '#domain/renewal/checkpoint';
import { checkpointWindows } from '#domain/renewal/renewal-workflow';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person } from '#domain/vocabulary/person';
import type { IndexedClient } from '../../tabs/client-cards-tab';
import type { ListedRenewal } from '../../tabs/checkpoints-tab';
import { mayReviewClient, maySeeClient } from '../../client-access';
import type { RenewalQueue, RenewalQueueLine } from '../../views/renewal-queue';
import { hasIt } from './renewal-access';

export interface QueueFacts {
  readonly viewer: Person;
  readonly people: readonly Person[];
  readonly clients: readonly IndexedClient[];
  readonly today: CalendarDate;
}

const ended = new Set(['renewed', 'lost']);
type ListName = keyof RenewalQueue;
const empty = (): Record<ListName, RenewalQueueLine[]> => ({
  toApprove: [],
  toSettle: [],
  unowned: [],
  toAcknowledge: [],
  overdue: [],
  due: [],
  gated: [],
  overflow: [],
});

/**
 * What waits for the viewer, each renewal in its most pressing list alone, soonest due first. Source: PRODUCT, "Who sees what". A
 * leader learns of a disagreement alone, the incident commander of clients with an open incident.
 */
export function renewalQueues(renewals: readonly ListedRenewal[], facts: QueueFacts): RenewalQueue {
  const lists = empty();
  const clients = new Map(facts.clients.map((client) => [client.clientId, client]));
  for (const renewal of renewals) {
    const client = clients.get(renewal.clientId);
    const list = client === undefined || ended.has(renewal.state) ? undefined : listFor(renewal, client, facts);
    if (list !== undefined) lists[list].push(lineOf(renewal, facts.people));
  }
  for (const list of Object.values(lists))
    list.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  return lists;
}

function dayOf({ item, decisionOn }: RenewalQueueLine): CalendarDate {
  return item?.dueOn ?? decisionOn;
}

function listFor(renewal: ListedRenewal, client: IndexedClient, { viewer, today }: QueueFacts): ListName | undefined {
  const { owner, deputy, escalatedTo, acknowledgement, item, isGated, isOverflow, flags } = renewal;
  if (hasRole(viewer, 'leader') && flags.includes('disagreement')) return 'toSettle';
  if (!maySeeClient(viewer, client)) return undefined;
  const isMine = hasIt(viewer, { owner, deputy, escalatedTo });
  const isReviewed = mayReviewClient(viewer, client.ownerEmail);
  // Whoever sees the client only because of its incident is told of that.
  if (hasRole(viewer, 'incidentCommander') && !isReviewed && !isMine) return isGated ? 'gated' : undefined;
  if (item?.state === 'captured') return isReviewed ? 'toApprove' : undefined;
  if (owner === undefined) return 'unowned';
  if (isMine && acknowledgement !== 'acknowledged') return 'toAcknowledge';
  return isGated ? 'gated' : itemList(item, isOverflow, today);
}

function itemList(item: ListedRenewal['item'], isOverflow: boolean, today: CalendarDate): ListName | undefined {
  if (item === undefined) return undefined;
  if (isOverflow) return 'overflow';
  return item.dueOn < today ? 'overdue' : 'due';
}

function lineOf(renewal: ListedRenewal, people: readonly Person[]): RenewalQueueLine {
  const { clientId, clientName, renewalId, contracts, decisionOn, owner = '', item, flags } = renewal;
  const window = checkpointWindows.find((known) => known === item?.window);
  const state = checkpointStates.find((known) => known === item?.state);
  return {
    clientId,
    clientName,
    renewalId,
    contracts,
    decisionOn,
    owner: people.find(({ email }) => email === owner)?.name ?? owner,
    ...(item === undefined || window === undefined || state === undefined
      ? {}
      : { item: { window, state, dueOn: item.dueOn } }),
    ...(flags.includes('disagreement') ? { isDisputed: true as const } : {}),
  };
}
