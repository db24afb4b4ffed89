import type { ClientPage } from '#application/views/client-page';
import type { DataGap } from '#application/views/data-gap';
import { bannerSections } from './banners';
import type { Card, Section } from './card';
import { escapeText, plainText } from './escape-text';
import { gapGroups, gapWords, type GapGroup } from './gap-words';
import { actionButton, buttonRow, capped, counted, icon, line, linkButton, paragraph } from './widgets';

/** Lines of all groups together; each group has its share, and three at least. */
const mostGaps = 60;
const leastPerGroup = 3;
/** Lines of a group that show before a tap on "show more". */
const inSight = 3;

/** What is missing about this client, by kind, and what to enter where. */
export function gapsCard({ context, health, now }: ClientPage): Card {
  const { client, gaps, contracts } = context;
  const refs = new Map(contracts.map(({ id, ref }) => [id, ref]));
  const groups = gapGroups(gaps);
  const most = Math.max(leastPerGroup, Math.floor(mostGaps / Math.max(1, groups.length)));
  return {
    header: { title: counted(gaps.length, 'data gap', 'data gaps'), subtitle: plainText(client.name) },
    sections: [
      ...bannerSections(health, now),
      ...(groups.length === 0 ? [{ widgets: [paragraph('Nothing is missing for this client.')] }] : []),
      ...groups.map((group) => groupSection(group, refs, most)),
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

function groupSection({ kind, gaps }: GapGroup, refs: ReadonlyMap<number, string>, most: number): Section {
  const widgets = capped(
    gaps,
    most,
    (gap) => gapWidget(gap, gap.contractId === undefined ? undefined : refs.get(gap.contractId)),
    (hidden) => `And ${counted(hidden, 'more gap', 'more gaps')}.`,
  );
  const header = gaps.length === 1 ? gapWords[kind] : `${gapWords[kind]} (${gaps.length})`;
  return widgets.length > inSight
    ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
    : { header, widgets };
}

function gapWidget({ what, fix }: DataGap, ref: string | undefined) {
  const about = ref === undefined ? '' : `${escapeText(ref)}: `;
  return line({ icon: icon('rule', 'Missing data'), text: `<b>${about}${escapeText(what)}</b>`, below: fix });
}
