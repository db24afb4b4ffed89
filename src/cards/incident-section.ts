import type { OpenIncident } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';
import type { Section, Widget } from './card';
import { dayText } from './day-text';
import { gateWidgets, isGated } from './renewal/gate-line';
import { actionButton, buttonRow, capped, counted, icon, line, textLink, whilePaused } from './widgets';

const mostIncidents = 5;

/**
 * First on every card of a client that has one: whether contact is held back, then the worst incident. The others must not push the
 * renewal off the screen.
 */
export function incidentSections(page: GatedPage): readonly Section[] {
  const incidents = page.context.openIncidents;
  if (incidents.length === 0) return [];
  const gate = gateWidgets(page);
  const worstFirst = [...incidents].sort(
    (a, b) => a.priority - b.priority || (a.openedOn < b.openedOn ? -1 : a.openedOn > b.openedOn ? 1 : 0),
  );
  const others = incidents.length - 1;
  const widgets = capped(
    worstFirst,
    mostIncidents,
    (incident) => incidentWidget(incident, incident === worstFirst[0] ? others : 0),
    (hidden) => `And ${counted(hidden, 'more open incident', 'more open incidents')}.`,
  );
  const head = [...gate, ...releaseButton(page)];
  const all = [...head, ...widgets];
  const inSight = head.length + 1;
  return [
    all.length > inSight ? { widgets: all, collapsible: true, uncollapsibleWidgetsCount: inSight } : { widgets: all },
  ];
}

type GatedPage = Pick<ClientPage, 'context' | 'now' | 'releaseEnds' | 'mayRelease' | 'health'>;

/** For the incident commander, where anything is held back. */
function releaseButton({ context, now, mayRelease, health }: GatedPage): readonly Widget[] {
  if (mayRelease !== true || !isGated(context.gate, now)) return [];
  const button = actionButton('Let contact through', { name: 'startRelease', clientId: context.client.id }, 'FILLED');
  return buttonRow([whilePaused(health, button)]);
}

function incidentWidget({ ticketId, priority, openedOn, url }: OpenIncident, others: number) {
  const more = others === 0 ? '' : ` and ${others} more`;
  return line({
    icon: icon('emergency_home', 'Open incident'),
    text: `<b>Open incident</b> P${priority}, ticket ${textLink(`#${ticketId}`, url)}${more}`,
    below: `Open since ${dayText(openedOn)}. Settle it before any renewal talk.`,
  });
}
