import type { TimelineLine, TimelinePage } from '#application/views/timeline-page';
import type { Card, Section } from './card';
import { instantText, type WallClock } from './day-text';
import { escapeText, plainText } from './escape-text';
import { actionButton, buttonRow, capped, icon, line, paragraph } from './widgets';

const mostLines = 40;

/** Known types have a picture; a type of a newer version has the plain one. */
const eventIcons: Readonly<Record<string, string>> = {
  contractObserved: 'description',
  contractEnded: 'event_busy',
  ownerChanged: 'manage_accounts',
  modelAdopted: 'tune',
  readinessMeasured: 'speed',
  readinessFrozen: 'ac_unit',
  bandOverridden: 'gavel',
  bandOverrideWithdrawn: 'undo',
  interventionLogged: 'handshake',
  backfillFinished: 'cloud_done',
  syncTurnedOn: 'sync',
  writingPaused: 'pause_circle',
  writingResumed: 'play_circle',
  writePlanned: 'edit_note',
  writeRecorded: 'task_alt',
  writeRefused: 'block',
  writeDropped: 'cancel',
  writeBackTurnedOn: 'change_circle',
  dealAdopted: 'change_circle',
  dealAdoptionDeclined: 'change_circle',
  crmWritingTurnedOn: 'change_circle',
  crmWritingTurnedOff: 'change_circle',
  writeBackTurnedOff: 'cloud_off',
  writeBackStopped: 'report',
};

/** What happened with this client, newest first. */
export function timelineCard({ client, lines, brokenAt }: TimelinePage, clock: WallClock): Card {
  const events = capped(
    lines,
    mostLines,
    (event) => eventWidget(event, clock),
    (hidden) => `And ${hidden} older.`,
  );
  return {
    header: { title: 'Timeline', subtitle: plainText(client.name) },
    sections: [
      ...brokenSections(brokenAt),
      { widgets: events.length > 0 ? events : [paragraph('Nothing is recorded for this client yet.')] },
      { widgets: buttonRow([actionButton('Client', { name: 'openClient', clientId: client.id })]) },
    ],
  };
}

function eventWidget({ at, type, sentence, actor }: TimelineLine, clock: WallClock) {
  const by = actor === 'run' ? 'the hourly sync' : actor;
  return line({
    icon: icon(eventIcons[type] ?? 'history', 'Event'),
    text: escapeText(sentence),
    below: `${instantText(at, clock)}, by ${by}`,
  });
}

function brokenSections(brokenAt: number | undefined): readonly Section[] {
  if (brokenAt === undefined) return [];
  return [
    {
      widgets: [
        line({
          icon: icon('gpp_bad', 'Seal broken'),
          text: `<b>The record was changed outside Renewal Desk at event ${brokenAt}</b>`,
          below: 'Events from there on are withheld. Tell the MSP owner before you rely on this timeline.',
        }),
      ],
    },
  ];
}
