import type { GateView } from '#application/views/checkpoint';
import type { ClientPage } from '#application/views/client-page';
import type { Instant } from '#domain/vocabulary/calendar-date';
import type { Widget } from '../card';
import { dayText } from '../day-text';
import { plainText } from '../escape-text';
import { counted, icon, line } from '../widgets';

/** Whether anything may go to the client now. A release that has run out lets nothing through. */
export function isGated(gate: GateView | undefined, now: Instant): boolean {
  return gate !== undefined && (gate.release === undefined || gate.release.until <= now);
}

/** The first line of a card while an incident is open. Nothing: none is. */
export function gateWidgets({
  context,
  now,
  releaseEnds,
}: Pick<ClientPage, 'context' | 'now' | 'releaseEnds'>): readonly Widget[] {
  const { gate } = context;
  if (gate === undefined) return [];
  const { release, ticketIds } = gate;
  if (release === undefined || isGated(gate, now)) {
    const waits =
      ticketIds.length === 1 ? 'it is solved' : `all ${counted(ticketIds.length, 'incident', 'incidents')} are solved`;
    return [
      line({
        icon: icon('front_hand', 'No contact'),
        text: '<b>An incident is open: no contact about the renewal</b>',
        below: `Drafts, checkpoints and uplift wait until ${waits} or the incident commander lets contact through.`,
      }),
    ];
  }
  const until = releaseEnds === undefined ? '' : ` until ${dayText(releaseEnds.on)}, ${releaseEnds.time}`;
  return [
    line({
      icon: icon('lock_open', 'Contact let through'),
      text: `<b>An incident is open. Contact is let through${until}</b>`,
      below: plainText(`${release.byName}: ${release.reason}`),
    }),
  ];
}
