import type { Health } from '#application/views/health';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { dataAge } from './age-text';
import { bannerSections } from './banners';
import type { Card } from './card';
import { escapeText } from './escape-text';
import { actionButton, buttonRow, paragraph } from './widgets';

/** For mail from an address that no client has. */
export function strangerCard(address: string, health: Health, now: Instant): Card {
  const who = address === '' ? 'This sender' : `<b>${escapeText(address)}</b>`;
  return {
    header: { title: 'Not a client we know', subtitle: dataAge(health, now) },
    sections: [
      ...bannerSections(health, now),
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
