import { addressesOf, addressOf } from '#domain/vocabulary/email-address';
import type { ClientId } from '#domain/vocabulary/ids';
import { maySeeClient } from './client-access';
import type { MessagePage } from './views/message-page';
import {
  clientPage,
  isInternal,
  isRefusal,
  loadContext,
  openDesk,
  placeFor,
  type Desk,
  type ViewParts,
} from './viewing';

export interface MessageHeaders {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
}

/**
 * What the open message is about: the sender decides; of a colleague's message, the first recipient from outside. A stranger
 * costs no row: the index answers.
 */
export function openMessage(parts: ViewParts, headers: MessageHeaders): MessagePage {
  const { settings, clock } = parts;
  const outsiders = outsidersOf(headers, parts);
  const desk = openDesk(parts, outsiders);
  const now = clock.now();
  if (desk.viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  if (outsiders.length === 0) return { kind: 'colleague', health: desk.health, now };

  for (const address of outsiders) {
    const match = desk.index.find(address, settings.sharedMailDomains);
    if (match.kind === 'stranger') continue;
    const [only, second] = match.clientIds;
    if (only !== undefined && second === undefined) return oneClient(parts, desk, only, address);
    return severalClients(parts, desk, match.clientIds, address);
  }
  return { kind: 'stranger', address: outsiders[0] ?? '', health: desk.health, now };
}

/** Addresses outside the MSP: the sender's alone where the sender is one, else those the colleague wrote to. */
function outsidersOf({ from, to, cc }: MessageHeaders, { settings }: ViewParts): readonly string[] {
  const sender = addressOf(from);
  if (sender !== undefined && !isInternal(sender, settings)) return [sender];
  return [...new Set([...addressesOf(to), ...addressesOf(cc)])].filter((address) => !isInternal(address, settings));
}

function oneClient(parts: ViewParts, desk: Desk, clientId: ClientId, address: string): MessagePage {
  const place = placeFor(desk, clientId);
  if (isRefusal(place)) return { kind: 'noAccess', refusal: place };
  return { kind: 'client', page: clientPage(parts, desk, loadContext(parts, place), address) };
}

/** The person chooses among those they may see; nobody learns of the others. */
function severalClients(parts: ViewParts, desk: Desk, clientIds: readonly ClientId[], address: string): MessagePage {
  const { viewer, index, health } = desk;
  const visible = clientIds.flatMap((id) => {
    const place = index.place(id);
    return place !== undefined && viewer !== undefined && maySeeClient(viewer, place) ? [place] : [];
  });
  const [only, second] = visible;
  if (only === undefined) return { kind: 'noAccess', refusal: { because: 'notYours' } };
  if (second === undefined) return oneClient(parts, desk, only.clientId, address);
  const clients = visible.map(({ clientId, name }) => ({ id: clientId, name }));
  return { kind: 'severalClients', choice: { address, clients, health, now: parts.clock.now() } };
}
