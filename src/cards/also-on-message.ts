import type { ClientLink } from '#application/views/client-page';
import type { Section } from './card';
import { escapeText } from './escape-text';
import { capped, icon, line, opens } from './widgets';

const mostClients = 8;
const inSight = 2;

/** Other clients on the open message, each a tap away. Empty when there is none. */
export function alsoOnMessageSections(clients: readonly ClientLink[] | undefined): readonly Section[] {
  if (clients === undefined || clients.length === 0) return [];
  const widgets = capped(
    clients,
    mostClients,
    ({ id, name }) =>
      line({
        icon: icon('business', 'Client'),
        text: escapeText(name),
        onClick: opens({ name: 'openClient', clientId: id }),
      }),
    (hidden) => `And ${hidden} more.`,
  );
  const header = 'Also on this message';
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}
