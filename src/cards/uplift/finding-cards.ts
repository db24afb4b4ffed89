import type { ClientPage } from '#application/views/client-page';
import type { FindingMay, FindingView } from '#application/views/uplift';
import { dataAge } from '../age-text';
import type { Button, Card, Section, Widget } from '../card';
import { dayText } from '../day-text';
import { escapeText, plainText } from '../escape-text';
import { actionButton, buttonRow, icon, line, opens, paragraph, textLink, whilePaused } from '../widgets';
import { heldText } from './uplift-section';
import { findingIcon, kindWords, stateText, worthText } from './uplift-words';

/** Every finding that may be shown, most worth a talk first. */
export function findingsCard(page: ClientPage): Card {
  const { context, health, now } = page;
  const { client, findings } = context;
  const shown = findings?.shown ?? [];
  const held = findings?.held ?? 0;
  const more = findings?.more ?? 0;
  return {
    name: 'findings',
    header: { title: plainText(`Uplift, ${client.name}`), subtitle: dataAge(health, now) },
    sections: [
      {
        widgets:
          shown.length === 0
            ? [paragraph('<b>Nothing to offer</b> now.')]
            : [
                ...shown.map((finding) => findingLine(client.id, finding)),
                ...(more === 0 ? [] : [paragraph(`And ${more} more, worth less of a talk, on the tab Uplift.`)]),
              ],
      },
      ...(findings === undefined || held === 0
        ? []
        : [
            {
              widgets: [
                line({
                  icon: icon('front_hand', 'Held back'),
                  text: `<b>${held} held back</b>`,
                  below: plainText(heldText(findings)),
                }),
              ],
            },
          ]),
      { widgets: buttonRow([actionButton('Client', { name: 'openClient', clientId: client.id })]) },
    ],
  };
}

function findingLine(clientId: number, finding: FindingView): Widget {
  const { title, value, key, provenance } = finding;
  const worth = value === undefined ? 'Worth not known' : `${worthText(value)}, ${provenance}`;
  return line({
    icon: findingIcon(finding),
    text: `<b>${escapeText(title)}</b>`,
    below: plainText(`${worth}. ${stateText(finding)}.`),
    onClick: opens({ name: 'openFinding', clientId, key }),
  });
}

/** One finding: what it rests on, what it is worth, what would show that it is wrong, and what to do. */
export function findingCard(page: ClientPage, finding: FindingView): Card {
  const { context, health, now } = page;
  const may = page.findingMay?.find(({ key }) => key === finding.key);
  return {
    name: 'finding',
    header: { title: plainText(finding.title), subtitle: plainText(`${context.client.name}, ${dataAge(health, now)}`) },
    sections: [
      { widgets: [stateLine(finding), ...worthLines(finding)] },
      { header: 'What it rests on', widgets: evidenceLines(page, finding) },
      { widgets: buttonRow(deeds(page, finding, may)) },
      {
        widgets: buttonRow([
          actionButton('All findings', { name: 'openFindings', clientId: context.client.id }, 'BORDERLESS'),
        ]),
      },
    ],
  };
}

function stateLine(finding: FindingView): Widget {
  const { state, since, presentedOn, putForwardBy } = finding;
  const asked = state === 'found' && putForwardBy !== undefined ? `Put forward by ${putForwardBy.name}. ` : '';
  const on = presentedOn === undefined ? `Since ${dayText(since)}` : `On ${dayText(presentedOn)}`;
  return line({
    icon: findingIcon(finding),
    text: `<b>${escapeText(stateText(finding))}</b>`,
    below: plainText(`${kindWords[finding.kind]}. ${asked}${on}.`),
  });
}

function worthLines({ value, pointValue, provenance, confidence }: FindingView): readonly Widget[] {
  const sure = `${provenance === 'measured' ? 'Measured' : 'Estimated'}, ${Math.floor(confidence * 100)}% sure that it is real.`;
  if (value === undefined)
    return [
      line({
        icon: icon('payments', 'Worth'),
        text: 'Its worth is not known',
        below: plainText(`${sure} It is not offered.`),
      }),
    ];
  const point =
    pointValue === undefined || pointValue.annualMinor === value.annualMinor
      ? ''
      : ` ${worthText(pointValue)} by the mean.`;
  return [
    line({
      icon: icon('payments', 'Worth'),
      text: `<b>${escapeText(worthText(value))}</b> at least`,
      below: plainText(`${sure}${point}`),
    }),
  ];
}

const shownTickets = 5;

function evidenceLines(
  { ticketUrls }: ClientPage,
  { evidence, ticketIds, falsifiedBy }: FindingView,
): readonly Widget[] {
  const tickets = ticketIds
    .slice(0, shownTickets)
    .map((id) => textLink(`#${id}`, ticketUrls[String(id)]))
    .join(', ');
  return [
    paragraph(escapeText(evidence)),
    ...(tickets === '' ? [] : [paragraph(`Tickets: ${tickets}`)]),
    line({
      icon: icon('rule', 'Wrong if'),
      text: 'Wrong if this is behind it',
      below: plainText(falsifiedBy),
    }),
  ];
}

function deeds(
  { context, health }: ClientPage,
  { key, version }: FindingView,
  may: FindingMay | undefined,
): readonly Button[] {
  if (may === undefined) return [];
  const clientId = context.client.id;
  const press = (words: string, deed: 'putForward' | 'approve' | 'present') => {
    const signature = may[deed];
    if (signature === undefined) return [];
    return [actionButton(words, { name: 'pressFinding', clientId, key, version, deed, signature }, 'FILLED')];
  };
  const buttons = [
    ...press('Approve', 'approve'),
    ...press('Presented to the client', 'present'),
    ...press('Ask for approval', 'putForward'),
    ...(may.drafts ? [actionButton('Draft a paragraph', { name: 'draftProposal', clientId, key })] : []),
    ...(may.dismisses ? [actionButton('Dismiss', { name: 'startDismissing', clientId, key })] : []),
  ];
  return buttons.map((button) => (button.text === 'Draft a paragraph' ? button : whilePaused(health, button)));
}

/** Held back, over, or changed since the card before was drawn. */
export function findingGoneCard(page: ClientPage): Card {
  const { context, health, now } = page;
  const sections: readonly Section[] = [
    {
      widgets: [
        paragraph('<b>This finding is not shown any more.</b> It is held back, or it is over.'),
        ...buttonRow([actionButton('Client', { name: 'openClient', clientId: context.client.id })]),
      ],
    },
  ];
  return {
    name: 'finding',
    header: { title: plainText(context.client.name), subtitle: dataAge(health, now) },
    sections,
  };
}
