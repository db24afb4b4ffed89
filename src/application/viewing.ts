import { domainOf } from '#domain/vocabulary/email-address';
import type { ClientId, Sha256 } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import { cachedIndex, rebuildIndex, type ClientIndex, type ClientPlace } from './client-index';
import { mayJudgeClient, maySeeClient, personOf } from './client-access';
import type { CacheStore, Clock, LocalTime, PropertyStore } from './ports/platform';
import type { Workbook } from './ports/workbook';
import { readLaterTabs } from './read-later-tabs';
import type { Settings } from './settings';
import { contextFromRow, indexedClientFromRow, indexRange } from './tabs/client-cards-tab';
import { handsByClient, handsRange, withHands } from './tabs/checkpoints-tab';
import { peopleIn, peopleRange } from './tabs/people-tab';
import { readState, stateRange } from './tabs/state-tab';
import type { AccessRefusal, ClientAnswer, ClientPage, Sender } from './views/client-page';
import type { ClientContext } from './views/client-context';
import { findingOffers } from './uplift/act/finding-offers';
import { withoutGatedFindings } from './uplift/gated-findings';
import { workflowOffers } from './workflow/act/workflow-offers';
import { cacheContext, cachedContext, cachedFrame, cacheFrame, healthOf, type Frame } from './view-cache';

/** What looking something up needs. */
export interface ViewParts {
  readonly workbook: Workbook;
  readonly cache: CacheStore;
  readonly clock: Clock;
  readonly localTime: LocalTime;
  readonly settings: Settings;
  readonly sha256: Sha256;
  /** Signs what buttons carry. */
  readonly properties: PropertyStore;
  newDraftId(): string;
  ticketUrl(id: number): string;
  /** The signed-in Workspace identity; blank when the platform does not tell. */
  viewerEmail(): string;
}

export interface Desk extends Frame {
  readonly viewer: Person | undefined;
  readonly index: ClientIndex;
}

/** Who asks, how the data is, and who writes for whom. No call while the cache is warm, one when it is not. */
export function openDesk(parts: ViewParts, addresses: readonly string[], clientIds: readonly ClientId[] = []): Desk {
  const { cache } = parts;
  const frame = cachedFrame(cache);
  const index = frame === undefined ? undefined : cachedIndex(cache, addresses, clientIds);
  if (frame !== undefined && index !== undefined)
    return { ...frame, index, viewer: personOf(frame.people, parts.viewerEmail()) };
  return readDesk(parts);
}

function readDesk(parts: ViewParts): Desk {
  const { workbook, cache, clock } = parts;
  const { certain, later } = readLaterTabs(workbook, [indexRange, peopleRange, stateRange], [handsRange]);
  const [clientRows = [], peopleRows = [], stateRows = []] = certain;
  const hands = handsByClient(later[0] ?? []);
  const frame: Frame = {
    health: healthOf(readState(stateRows)),
    people: peopleIn(peopleRows),
  };
  const clients = clientRows.flatMap((cells, index) =>
    cells.length === 0 ? [] : [withHands(indexedClientFromRow(cells, index + 2), hands)],
  );
  cacheFrame(cache, frame);
  const index = rebuildIndex(cache, clients, `read-${clock.now()}`);
  return { ...frame, index, viewer: personOf(frame.people, parts.viewerEmail()) };
}

/** The client's row, from the cache or in one call. */
export function loadContext({ workbook, cache }: ViewParts, { clientId, row }: ClientPlace): ClientContext {
  const known = cachedContext(cache, clientId);
  if (known !== undefined) return known;
  const [rows = []] = workbook.read([{ tab: 'Client cards', firstRow: row, lastRow: row }]);
  const context = contextFromRow(rows[0] ?? [], row, clientId);
  cacheContext(cache, context);
  return context;
}

/** The place of a client that the viewer may see, or why not. */
export function placeFor(desk: Desk, clientId: ClientId): ClientPlace | AccessRefusal {
  if (desk.viewer === undefined) return { because: 'notListed' };
  const place = desk.index.place(clientId);
  if (place === undefined) return { because: 'gone' };
  return maySeeClient(desk.viewer, place) ? place : { because: 'notYours' };
}

export function isRefusal(answer: ClientPlace | AccessRefusal): answer is AccessRefusal {
  return 'because' in answer;
}

export function clientPage(parts: ViewParts, desk: Desk, stored: ClientContext, address?: string): ClientPage {
  const now = parts.clock.now();
  const context = withoutGatedFindings(stored, now);
  const ticketIds = context.contracts.flatMap(({ readiness }) => [
    ...(readiness?.stops ?? []).flatMap((stop) => stop.ticketIds),
    ...(readiness?.readings ?? []).flatMap(({ reading }) =>
      reading.kind === 'measured' ? (reading.evidence.ticketIds ?? []) : [],
    ),
  ]);
  ticketIds.push(...(context.findings?.shown ?? []).flatMap((finding) => finding.ticketIds));
  const findingMay = findingOffers(parts, desk.viewer, context, now);
  const sender = address === undefined ? undefined : senderOf(context, address);
  return {
    context,
    today: parts.localTime.dayOf(now),
    now,
    health: desk.health,
    ticketUrls: Object.fromEntries(ticketIds.map((id) => [String(id), parts.ticketUrl(id)])),
    mayJudge: desk.viewer !== undefined && mayJudgeClient(desk.viewer, context.owner?.email ?? ''),
    ...workflowOffers(parts, desk, context, now),
    ...(findingMay === undefined ? {} : { findingMay }),
    ...(sender === undefined ? {} : { sender }),
  };
}

function senderOf({ stakeholders }: ClientContext, email: string): Sender {
  const lines = stakeholders.filter((line) => line.email === email);
  const name = lines[0]?.name;
  return { email, ...(name === undefined ? {} : { name }), roles: lines.map(({ role }) => role) };
}

/** Asks for one client by id: the access rule is applied before the row is read. */
export function openClient(parts: ViewParts, clientId: ClientId): ClientAnswer {
  const desk = openDesk(parts, [], [clientId]);
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };
  return { kind: 'client', page: clientPage(parts, desk, loadContext(parts, place)) };
}

export function isInternal(address: string, { internalDomains }: Settings): boolean {
  return internalDomains.includes(domainOf(address));
}
