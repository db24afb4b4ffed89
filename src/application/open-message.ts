import type { Instant } from '#domain/vocabulary/calendar-date';
import { addressesOf, addressOf } from '#domain/vocabulary/email-address';
import type { ClientId } from '#domain/vocabulary/ids';
import { maySeeClient } from './client-access';
import type { ClientPlace } from './client-index';
import type { ConcessionParts } from './concessions/concession-parts';
import { openRequest } from './concessions/show/open-request';
import type { ClientLink } from './views/client-page';
import type { MessagePage } from './views/message-page';
import { clientPage, isInternal, loadContext, openDesk, type Desk, type ViewParts } from './viewing';

export interface MessageHeaders {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  /** Looked at for the reference of a request, and for the key of evidence. Never kept. */
  readonly subject?: string;
  readonly sentAt?: Instant;
  /** RFC 5322 Message-ID, where it can be read. */
  readonly messageId?: string;
  /** RFC 3834 Auto-Submitted, where it can be read. */
  readonly autoSubmitted?: string;
}

/** A mail to a whole list would ask for as many places of the index: the first ones are enough to know what it is about. */
const mostAddresses = 60;

/** Who is on the message from outside, and which clients that makes. */
interface Correspondence {
  /** The sender's address where the sender is from outside, else those the colleague wrote to. */
  readonly addresses: readonly string[];
  /** The others on the message: they offer clients, and never decide what the message is about. */
  readonly bystanders: readonly string[];
}

/**
 * What the open message is about: the sender decides; of a colleague's message, the first recipient at a client that the viewer
 * may see. Clients of everybody else on it are offered beside. A stranger costs no row: the index answers.
 */
export function openMessage(parts: ConcessionParts, headers: MessageHeaders): MessagePage {
  const { settings, clock } = parts;
  const { addresses, bystanders } = correspondenceOf(headers, parts);
  const everybody = [...addresses, ...bystanders];
  const desk = openDesk(parts, everybody);
  const now = clock.now();
  if (desk.viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' }, alsoOnMessage: [] };
  const request = requestNamedIn(parts, headers);
  if (request !== undefined) return request;
  if (addresses.length === 0) return { kind: 'colleague', health: desk.health, now };

  const visible = everybody.flatMap((address) =>
    placesOf(parts, desk, address).filter((place) => mayShow(desk, place)),
  );
  const known = addresses.filter((address) => desk.index.find(address, settings.sharedMailDomains).kind !== 'stranger');
  const about =
    known.find((address) => placesOf(parts, desk, address).some((place) => mayShow(desk, place))) ?? known[0];
  if (about === undefined) {
    const address = addresses[0] ?? '';
    return { kind: 'stranger', address, health: desk.health, now, alsoOnMessage: linksOf(visible, []) };
  }
  const page = aboutAddress(parts, desk, { address: about, visible });
  // What a colleague wrote is no evidence: it is not offered as such.
  const isTheirs = page.kind === 'client' && about === addressOf(headers.from);
  return isTheirs ? { ...page, page: { ...page.page, offersMail: true } } : page;
}

/**
 * A notification from one of our own addresses leads to the request whose reference its subject carries. Whoever may not see the
 * request is shown what any other mail would show. Opening it decides nothing.
 */
function requestNamedIn(parts: ConcessionParts, { from, subject = '' }: MessageHeaders): MessagePage | undefined {
  const sender = addressOf(from);
  const [, requestId] = /\[(C-\d{4,7})\]/.exec(subject) ?? [];
  if (requestId === undefined || sender === undefined || !isInternal(sender, parts.settings)) return undefined;
  const answer = openRequest(parts, requestId);
  return answer.kind === 'request' ? { kind: 'request', view: answer.view } : undefined;
}

function correspondenceOf({ from, to, cc }: MessageHeaders, { settings }: ViewParts): Correspondence {
  const sender = addressOf(from);
  const recipients = [...new Set([...addressesOf(to), ...addressesOf(cc)])]
    .filter((address) => address !== sender && !isInternal(address, settings))
    .slice(0, mostAddresses);
  return sender !== undefined && !isInternal(sender, settings)
    ? { addresses: [sender], bystanders: recipients }
    : { addresses: recipients, bystanders: [] };
}

function placesOf({ settings }: ViewParts, { index }: Desk, address: string): readonly ClientPlace[] {
  const match = index.find(address, settings.sharedMailDomains);
  return match.kind === 'stranger' ? [] : match.clientIds.flatMap((id) => index.place(id) ?? []);
}

function mayShow({ viewer }: Desk, place: ClientPlace): boolean {
  return viewer !== undefined && maySeeClient(viewer, place);
}

/** Each client once, without those the card is about. */
function linksOf(places: readonly ClientPlace[], shown: readonly ClientId[]): readonly ClientLink[] {
  const left = new Map(places.map(({ clientId, name }) => [clientId, name]));
  for (const id of shown) left.delete(id);
  return [...left].map(([id, name]) => ({ id, name }));
}

/** One client, or a choice among those the person may see; nobody learns of the others. */
function aboutAddress(
  parts: ViewParts,
  desk: Desk,
  { address, visible }: { readonly address: string; readonly visible: readonly ClientPlace[] },
): MessagePage {
  const candidates = placesOf(parts, desk, address).filter((place) => mayShow(desk, place));
  const [only, second] = candidates;
  if (only === undefined) {
    return { kind: 'noAccess', refusal: { because: 'notYours' }, alsoOnMessage: linksOf(visible, []) };
  }
  const alsoOnMessage = linksOf(
    visible,
    candidates.map(({ clientId }) => clientId),
  );
  if (second === undefined) {
    const page = clientPage(parts, desk, loadContext(parts, only), address);
    return { kind: 'client', page: alsoOnMessage.length === 0 ? page : { ...page, alsoOnMessage } };
  }
  const clients = candidates.map(({ clientId, name }) => ({ id: clientId, name }));
  return {
    kind: 'severalClients',
    choice: { address, clients, alsoOnMessage, health: desk.health, now: parts.clock.now() },
  };
}
