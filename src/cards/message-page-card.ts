import type { MessagePage } from '#application/views/message-page';
import { unreachable } from '#domain/vocabulary/assert';
import type { Card } from './card';
import { clientCard } from './client-card';
import { colleagueCard } from './colleague-card';
import { requestCard } from './concession/request-card';
import type { WallClock } from './day-text';
import { noAccessCard } from './no-access-card';
import { severalClientsCard } from './several-clients-card';
import { strangerCard } from './stranger-card';

/** The card beside an open message. */
export function messagePageCard(page: MessagePage, clock: WallClock): Card {
  switch (page.kind) {
    case 'client':
      return clientCard(page.page);
    case 'severalClients':
      return severalClientsCard(page.choice);
    case 'request':
      return requestCard(page.view, clock);
    case 'colleague':
      return colleagueCard(page.health, page.now);
    case 'stranger':
      return strangerCard(page);
    case 'noAccess':
      return noAccessCard(page.refusal, page.alsoOnMessage);
    default:
      return unreachable(page);
  }
}
