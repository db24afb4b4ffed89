import type { Health } from '#application/views/health';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { dataAge } from './age-text';
import { bannerSections } from './banners';
import type { Card } from './card';
import { actionButton, buttonRow, paragraph } from './widgets';

/** For mail among colleagues: no client is concerned, so none is shown. */
export function colleagueCard(health: Health, now: Instant): Card {
  return {
    header: { title: 'A message among colleagues', subtitle: dataAge(health, now) },
    sections: [
      ...bannerSections(health, now),
      {
        widgets: [
          paragraph('Open a message from a client to see their renewals here.'),
          ...buttonRow([actionButton('All renewals', { name: 'openHome' })]),
        ],
      },
    ],
  };
}
