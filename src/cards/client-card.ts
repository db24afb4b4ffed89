import type { ClientContext, ContractContext, OpenIncident } from '#application/views/client-context';
import type { ClientPage, Sender } from '#application/views/client-page';
import { strongestReasons } from '#domain/readiness/strongest-reasons';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { dataAge } from './age-text';
import { bandIcon, bandMeanings, bandWords } from './band-words';
import { bannerSections } from './banners';
import type { Button, Card, Section, Widget } from './card';
import { contractLine, decisionText } from './contract-line';
import { dayText } from './day-text';
import { escapeText, plainText } from './escape-text';
import { headlineContract } from './headline-contract';
import { peopleSection } from './people-section';
import { readinessLine, readingWidget } from './readiness-line';
import { stakeholderWords } from './role-words';
import {
  actionButton,
  buttonRow,
  capped,
  counted,
  icon,
  line,
  linkButton,
  opens,
  paragraph,
  textLink,
} from './widgets';

const mostIncidents = 5;
const mostContracts = 25;
/** Contracts that show before a tap on "show more". */
const contractsInSight = 4;
const reasonCount = 3;

/** What to know before answering this client: trouble first, then the renewal, then why. */
export function clientCard(page: ClientPage): Card {
  const { context, today, now, health, sender } = page;
  const headline = headlineContract(context.contracts, today);
  const daysToDecision = headline?.decisionOn === undefined ? undefined : daysBetween(today, headline.decisionOn);
  return {
    header: { title: plainText(context.client.name), subtitle: dataAge(health, now) },
    sections: [
      ...incidentSections(context.openIncidents),
      ...bannerSections(health, now),
      { widgets: [...headlineWidgets(headline, today), ...senderWidgets(sender)] },
      ...reasonSections(headline, page.ticketUrls),
      { widgets: buttonRow(deeds(page, headline)) },
      ...contractSections(context, today),
      peopleSection(context, daysToDecision),
      gapSection(context),
      { widgets: buttonRow(ways(context)) },
    ].filter(({ widgets }) => widgets.length > 0),
  };
}

function incidentSections(incidents: readonly OpenIncident[]): readonly Section[] {
  if (incidents.length === 0) return [];
  const widgets = capped(
    incidents,
    mostIncidents,
    ({ ticketId, priority, openedOn, url }) =>
      line({
        icon: icon('emergency_home', 'Open incident'),
        text: `<b>Open incident</b> P${priority}, ticket ${textLink(`#${ticketId}`, url)}`,
        below: `Open since ${dayText(openedOn)}. Settle it before any renewal talk.`,
      }),
    (hidden) => `And ${counted(hidden, 'more open incident', 'more open incidents')}.`,
  );
  return [{ widgets }];
}

function headlineWidgets(headline: ContractContext | undefined, today: CalendarDate): readonly Widget[] {
  if (headline === undefined) return [paragraph('<b>No active contract</b> in HaloPSA. There is nothing to renew.')];
  const { readiness, ref } = headline;
  const band = readiness === undefined ? 'Not assessed yet' : bandWords[readiness.band];
  const meaning = readiness === undefined ? 'The next sync assesses it.' : bandMeanings[readiness.band];
  return [
    line({ icon: bandIcon(readiness?.band), text: `<b>${band}</b>: ${escapeText(ref)}`, below: meaning }),
    line({
      icon: icon('event', 'Decision date'),
      text: `<b>${decisionText(headline, today)}</b>`,
      ...(readiness === undefined ? {} : { below: readinessLine(readiness) }),
    }),
  ];
}

function senderWidgets(sender: Sender | undefined): readonly Widget[] {
  if (sender === undefined) return [];
  const roles = sender.roles.map((role) => stakeholderWords[role]).join(', ');
  return [
    line({
      icon: icon('mail', 'On this message'),
      text: escapeText(sender.name ?? sender.email),
      below: roles === '' ? 'On this message. No stakeholder role known.' : `On this message. ${roles}.`,
    }),
  ];
}

function reasonSections(
  headline: ContractContext | undefined,
  ticketUrls: Readonly<Record<string, string>>,
): readonly Section[] {
  const readings = (headline?.readiness?.readings ?? []).map((view) => ({ signal: view, reading: view.reading }));
  const reasons = strongestReasons({ readings }, reasonCount).map(({ signal }) => signal);
  if (reasons.length === 0) return [];
  return [{ header: 'Strongest reasons', widgets: reasons.map((reason) => readingWidget(reason, ticketUrls)) }];
}

function deeds({ context, health }: ClientPage, headline: ContractContext | undefined): readonly Button[] {
  const clientId = context.client.id;
  if (headline === undefined) return [actionButton('Timeline', { name: 'openTimeline', clientId })];
  const contractId = headline.id;
  const log = actionButton('Log an intervention', { name: 'startIntervention', clientId, contractId }, 'FILLED');
  return [
    health.isPaused ? { ...log, disabled: true } : log,
    actionButton('Contract', { name: 'openContract', clientId, contractId }),
    actionButton('Timeline', { name: 'openTimeline', clientId }),
  ];
}

function contractSections({ client, contracts }: ClientContext, today: CalendarDate): readonly Section[] {
  if (contracts.length === 0) return [];
  const widgets = capped(
    contracts,
    mostContracts,
    (contract) => contractLine(client.id, contract, today),
    (hidden) => `And ${hidden} more. HaloPSA has them all.`,
  );
  const header = counted(contracts.length, 'contract', 'contracts');
  return widgets.length > contractsInSight
    ? [{ header, widgets, collapsible: true, uncollapsibleWidgetsCount: contractsInSight }]
    : [{ header, widgets }];
}

function gapSection({ client, gaps }: ClientContext): Section {
  if (gaps.length === 0) return { widgets: [] };
  return {
    widgets: [
      line({
        icon: icon('rule', 'Missing data'),
        text: `<b>${counted(gaps.length, 'data gap', 'data gaps')}</b>`,
        below: 'What is missing, and where to enter it.',
        onClick: opens({ name: 'openGaps', clientId: client.id }),
      }),
    ],
  };
}

function ways({ client }: ClientContext): readonly Button[] {
  return [
    ...linkButton('Open in HaloPSA', client.url),
    ...linkButton('Open in HubSpot', client.companyUrl),
    actionButton('All renewals', { name: 'openHome' }, 'BORDERLESS'),
  ];
}
