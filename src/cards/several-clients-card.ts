import type { ClientChoice } from '#application/views/message-page';
import { dataAge } from './age-text';
import { alsoOnMessageSections } from './also-on-message';
import { bannerSections } from './banners';
import type { Card } from './card';
import { escapeText } from './escape-text';
import { capped, icon, line, opens, paragraph } from './widgets';

const mostClients = 40;

/** For an address that works for more than one client: the person knows which one this message is about. */
export function severalClientsCard({ address, clients, alsoOnMessage, health, now }: ClientChoice): Card {
  return {
    header: { title: 'Which client is it about?', subtitle: dataAge(health, now) },
    sections: [
      ...bannerSections(health, now),
      {
        widgets: [
          paragraph(`<b>${escapeText(address)}</b> is known at more than one client.`),
          ...capped(
            clients,
            mostClients,
            ({ id, name }) =>
              line({
                icon: icon('business', 'Client'),
                text: escapeText(name),
                onClick: opens({ name: 'openClient', clientId: id }),
              }),
            (hidden) => `And ${hidden} more.`,
          ),
        ],
      },
      ...alsoOnMessageSections(alsoOnMessage),
    ],
  };
}
