import type { ClientPage } from '#application/views/client-page';
import type { DataGap } from '#application/views/data-gap';
import { bannerSections } from './banners';
import type { Card } from './card';
import { escapeText, plainText } from './escape-text';
import { actionButton, buttonRow, capped, counted, icon, line, linkButton, paragraph } from './widgets';

const mostGaps = 60;

/** What is missing about this client, and what to enter where. */
export function gapsCard({ context, health, now }: ClientPage): Card {
  const { client, gaps, contracts } = context;
  const refs = new Map(contracts.map(({ id, ref }) => [id, ref]));
  const widgets = capped(
    gaps,
    mostGaps,
    (gap) => gapWidget(gap, gap.contractId === undefined ? undefined : refs.get(gap.contractId)),
    (hidden) => `And ${counted(hidden, 'more gap', 'more gaps')}.`,
  );
  return {
    header: { title: counted(gaps.length, 'data gap', 'data gaps'), subtitle: plainText(client.name) },
    sections: [
      ...bannerSections(health, now),
      { widgets: widgets.length > 0 ? widgets : [paragraph('Nothing is missing for this client.')] },
      {
        widgets: buttonRow([
          actionButton('Client', { name: 'openClient', clientId: client.id }),
          ...linkButton('Open in HaloPSA', client.url),
          ...linkButton('Open in HubSpot', client.companyUrl),
        ]),
      },
    ],
  };
}

function gapWidget({ what, fix }: DataGap, ref: string | undefined) {
  const about = ref === undefined ? '' : `${escapeText(ref)}: `;
  return line({ icon: icon('rule', 'Missing data'), text: `<b>${about}${escapeText(what)}</b>`, below: fix });
}
