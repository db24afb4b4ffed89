import type { ClientLink } from '#application/views/client-page';
import type { Health } from '#application/views/health';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { dataAge } from './age-text';
import { alsoOnMessageSections } from './also-on-message';
import { bannerSections } from './banners';
import type { Card } from './card';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, paragraph } from './widgets';

export interface StrangersMail {
  readonly address: string;
  readonly health: Health;
  readonly now: Instant;
  readonly alsoOnMessage: readonly ClientLink[];
}

/** For mail from an address that no client has. */
export function strangerCard({ address, health, now, alsoOnMessage }: StrangersMail): Card {
  const who = address === '' ? 'This sender' : `<b>${escapeText(address)}</b>`;
  return {
    header: { title: 'Not a client we know', subtitle: dataAge(health, now) },
    sections: [
      ...bannerSections(health, now),
      ...alsoOnMessageSections(alsoOnMessage),
      {
        widgets: [
          paragraph(`${who} belongs to no client in HaloPSA or HubSpot.`),
          paragraph('If it should, add the address as a user of the client in HaloPSA. The next hourly sync finds it.'),
          ...buttonRow([actionButton('All renewals', { name: 'openHome' })]),
        ],
      },
    ],
  };
}
