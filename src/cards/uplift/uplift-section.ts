import type { ClientPage } from '#application/views/client-page';
import type { ClientFindings, FindingQueueLine } from '#application/views/uplift';
import type { Money } from '#domain/vocabulary/money';
import type { Section } from '../card';
import { escapeText, plainText } from '../escape-text';
import { capped, counted, icon, line, opens } from '../widgets';
import { worthText } from './uplift-words';

/** One line on the client's card: how many, worth what; or that they are held back, and why. */
export function upliftSections({ context }: ClientPage): readonly Section[] {
  const { findings, client } = context;
  if (findings === undefined) return [];
  const { shown, held, more = 0 } = findings;
  if (shown.length === 0) {
    return [
      {
        widgets: [
          line({
            icon: icon('front_hand', 'Uplift held back'),
            text: `<b>${counted(held, 'uplift finding', 'uplift findings')} held back</b>`,
            below: plainText(heldText(findings)),
          }),
        ],
      },
    ];
  }
  const worth = sums(shown.flatMap(({ value, strength }) => (value && strength === 'action' ? [value] : [])));
  const others = `${more === 0 ? '' : ` ${more} more on the tab Uplift.`}${held === 0 ? '' : ` ${held} more held back.`}`;
  return [
    {
      widgets: [
        line({
          icon: icon('savings', 'Uplift'),
          text: `<b>${counted(shown.length, 'uplift finding', 'uplift findings')}</b>${worth === '' ? '' : `, ${escapeText(worth)}`}`,
          below: plainText(`${shown[0]?.title ?? ''}.${others}`),
          onClick: opens({ name: 'openFindings', clientId: client.id }),
        }),
      ],
    },
  ];
}

export function heldText({ because }: ClientFindings): string {
  return because.length === 0 ? 'Nothing is offered now.' : because.slice(0, 2).join(' ');
}

/** Sums of two currencies are never added up. */
export function sums(values: readonly Money[]): string {
  const byCurrency = new Map<string, number>();
  for (const { annualMinor, currency } of values)
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + annualMinor);
  return [...byCurrency].map(([currency, annualMinor]) => worthText({ annualMinor, currency })).join(' and ');
}

const mostQueued = 12;
/** Lines that show before a tap on "show more". */
const inSight = 3;

/** Who approves uplift finds it where evidence to approve is. */
export function findingQueueSections(findings: readonly FindingQueueLine[] | undefined): readonly Section[] {
  if (findings === undefined || findings.length === 0) return [];
  const widgets = capped(
    findings,
    mostQueued,
    ({ clientId, clientName, title, key }) =>
      line({
        icon: icon('savings', 'Uplift to approve'),
        text: `<b>${escapeText(clientName)}</b>`,
        below: plainText(title),
        onClick: opens({ name: 'openFinding', clientId, key }),
      }),
    (hidden) => `And ${hidden} more.`,
  );
  const header = `Uplift to approve: ${findings.length}`;
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}
