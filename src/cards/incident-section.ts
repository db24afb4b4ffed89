import type { OpenIncident } from '#application/views/client-context';
import type { Section } from './card';
import { dayText } from './day-text';
import { capped, counted, icon, line, textLink } from './widgets';

const mostIncidents = 5;

/** First on every card of a client that has one. The worst is in sight; the others must not push the renewal off the screen. */
export function incidentSections(incidents: readonly OpenIncident[]): readonly Section[] {
  if (incidents.length === 0) return [];
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
  return [widgets.length > 1 ? { widgets, collapsible: true, uncollapsibleWidgetsCount: 1 } : { widgets }];
}

function incidentWidget({ ticketId, priority, openedOn, url }: OpenIncident, others: number) {
  const more = others === 0 ? '' : ` and ${others} more`;
  return line({
    icon: icon('emergency_home', 'Open incident'),
    text: `<b>Open incident</b> P${priority}, ticket ${textLink(`#${ticketId}`, url)}${more}`,
    below: `Open since ${dayText(openedOn)}. Settle it before any renewal talk.`,
  });
}
