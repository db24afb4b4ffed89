import type { ConcessionList } from '#application/views/concession';
import { bannerSections } from '../banners';
import type { Card } from '../card';
import { plainText } from '../escape-text';
import { actionButton, buttonRow, capped, paragraph } from '../widgets';
import { ledgerWidget } from './ledger-line';
import { trackRecordWidget } from './track-record';

const mostLines = 40;
const open = new Set(['open', 'factsAsked', 'countered']);

/** What was asked for a client so far: "1 open, 2 granted", and each request. */
export function concessionListCard({ client, lines, trackRecord, health, now }: ConcessionList): Card {
  const opened = lines.filter(({ state }) => open.has(state)).length;
  const granted = lines.filter(({ state }) => state === 'granted').length;
  const widgets =
    lines.length === 0
      ? [paragraph('No concession was requested for this client yet.')]
      : capped(lines, mostLines, ledgerWidget, (hidden) => `And ${hidden} older ones.`);
  return {
    header: { title: `Concessions: ${opened} open, ${granted} granted`, subtitle: plainText(client.name) },
    sections: [
      ...bannerSections(health, now),
      { widgets },
      { header: 'How good forecasts have been', widgets: [trackRecordWidget(trackRecord)] },
      { widgets: buttonRow([actionButton('Client', { name: 'openClient', clientId: client.id })]) },
    ],
  };
}
