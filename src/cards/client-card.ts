import type { ClientContext, ContractContext } from '#application/views/client-context';
import type { RenewalView } from '#application/views/checkpoint';
import type { ClientPage, Sender } from '#application/views/client-page';
import { strongestReasons } from '#domain/readiness/strongest-reasons';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { dataAge } from './age-text';
import { alsoOnMessageSections } from './also-on-message';
import { bannerSections } from './banners';
import type { Button, Card, Section, Widget } from './card';
import { changesSections } from './changes-section';
import { contractGroups, groupOf, toGroup } from './contract-groups';
import { decisionText, groupLines } from './contract-line';
import { dealingsSections } from './dealings-section';
import { earlierRenewalSections } from './earlier-renewals-section';
import { escapeText, plainText } from './escape-text';
import { gapGroups, gapWords } from './gap-words';
import { headlineContract } from './headline-contract';
import { incidentSections } from './incident-section';
import { peopleSection } from './people-section';
import { readinessLine, readingWidget } from './readiness-line';
import { isUnderWay, otherRenewalSections, renewalOf, renewalSection, stepsOf } from './renewal/renewal-section';
import { stakeholderWords } from './role-words';
import { upliftSections } from './uplift/uplift-section';
import { bandWidgets, probabilityWidgets, stopWidgets } from './verdict-widgets';
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
  whilePaused,
} from './widgets';

/** Lines of contracts, the headings of groups among them. */
const mostContractLines = 34;
/** Lines that show before a tap on "show more". */
const contractLinesInSight = 4;
const reasonCount = 3;
const mostChanges = 3;

/** What to know before answering this client: trouble first, then the renewal, then why. */
export function clientCard(page: ClientPage): Card {
  const { context, today, now, health, sender } = page;
  const headline = headlineContract(context.contracts, today);
  const decision = headline && toGroup(groupOf(headline, context.contracts));
  const daysToDecision = decision?.decisionOn === undefined ? undefined : daysBetween(today, decision.decisionOn);
  const own = headline && renewalOf(context.renewals, headline.id);
  // The contract that worries most may not be due yet, while another one asks for evidence.
  const renewal = own ?? context.renewals?.find(isUnderWay);
  return {
    header: { title: plainText(context.client.name), subtitle: dataAge(health, now) },
    sections: [
      ...incidentSections(page),
      ...bannerSections(health, now),
      { widgets: [...headlineWidgets(headline, page), ...senderWidgets(page, sender)] },
      ...(renewal === undefined ? [] : [renewalSection(page, renewal)]),
      ...otherRenewalSections(page, renewal),
      ...upliftSections(page),
      ...alsoOnMessageSections(page.alsoOnMessage),
      deedSection(page, headline, renewal),
      ...changesSections(headline, mostChanges),
      ...reasonSections(headline, page.ticketUrls),
      ...dealingsSections(context, today),
      ...contractSections(context, today),
      ...earlierRenewalSections(context.priorRenewals),
      peopleSection(context, daysToDecision),
      gapSection(context),
      { widgets: buttonRow(ways(context)) },
    ].filter(({ widgets }) => widgets.length > 0),
  };
}

/** Band, decision date and readiness: the first screen of a phone ends here. */
function headlineWidgets(
  headline: ContractContext | undefined,
  { context, today, ticketUrls }: ClientPage,
): readonly Widget[] {
  const { contracts } = context;
  if (headline === undefined) return [paragraph('<b>No active contract</b> in HaloPSA. There is nothing to renew.')];
  const { readiness, ref } = headline;
  const group = toGroup(groupOf(headline, contracts));
  const others = group.contracts.length - 1;
  const together = others === 0 ? '' : ` and ${others} more that ${others === 1 ? 'ends' : 'end'} with it`;
  const why = opens({ name: 'openWhy', clientId: context.client.id, contractId: headline.id });
  return [
    ...stopWidgets(readiness?.stops, ticketUrls),
    ...bandWidgets(headline, today, {
      about: `${escapeText(ref)}${together}`,
      onClick: readiness === undefined ? undefined : why,
    }),
    line({
      icon: icon('event', 'Decision date'),
      text: `<b>${decisionText(group, today)}</b>`,
      ...(readiness === undefined ? {} : { below: readinessLine(readiness) }),
    }),
    ...probabilityWidgets(headline),
  ];
}

function senderWidgets({ context, mayMap, health }: ClientPage, sender: Sender | undefined): readonly Widget[] {
  if (sender === undefined) return [];
  const roles = sender.roles.map((role) => stakeholderWords[role]).join(', ');
  const map = actionButton('Map to a role', { name: 'startMapping', clientId: context.client.id });
  return [
    {
      decoratedText: {
        startIcon: icon('mail', 'On this message'),
        text: escapeText(sender.name ?? sender.email),
        wrapText: true,
        bottomLabel: roles === '' ? 'On this message. No stakeholder role known.' : `On this message. ${roles}.`,
        ...(mayMap === true ? { button: whilePaused(health, map) } : {}),
      },
    },
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

/**
 * What can be done any time. Beside a renewal that asks for something it steps back, and leaves out what a tap on the band and on the
 * lines of contracts leads to as well.
 */
function deedSection(
  page: ClientPage,
  headline: ContractContext | undefined,
  renewal: RenewalView | undefined,
): Section {
  const { context, health } = page;
  const clientId = context.client.id;
  const timeline = actionButton('Timeline', { name: 'openTimeline', clientId });
  if (headline === undefined) return { widgets: buttonRow([timeline]) };
  const contractId = headline.id;
  const isBusy = renewal !== undefined && stepsOf(page, renewal).length > 0;
  const log = { name: 'startIntervention', clientId, contractId } as const;
  const saving = [
    actionButton('Log an intervention', log, isBusy ? 'OUTLINED' : 'FILLED'),
    actionButton('Request a concession', { name: 'startConcession', clientId, contractId }),
  ].map((button) => whilePaused(health, button));
  const reading = [
    actionButton('Why', { name: 'openWhy', clientId, contractId }),
    actionButton('Contract', { name: 'openContract', clientId, contractId }),
  ];
  return { widgets: buttonRow([...saving, ...(isBusy ? [] : reading), timeline]) };
}

function contractSections({ client, contracts }: ClientContext, today: CalendarDate): readonly Section[] {
  if (contracts.length === 0) return [];
  const lines = contractGroups(contracts).flatMap((group) => groupLines(client.id, group, today));
  const widgets = capped(
    lines,
    mostContractLines,
    (widget) => widget,
    (hidden) => `And ${hidden} more. HaloPSA has them all.`,
  );
  const header = counted(contracts.length, 'contract', 'contracts');
  return widgets.length > contractLinesInSight
    ? [{ header, widgets, collapsible: true, uncollapsibleWidgetsCount: contractLinesInSight }]
    : [{ header, widgets }];
}

/** What is missing by kind; a tap tells where to enter it. */
function gapSection({ client, gaps }: ClientContext): Section {
  if (gaps.length === 0) return { widgets: [] };
  return {
    widgets: [
      line({
        icon: icon('rule', 'Missing data'),
        text: `<b>${counted(gaps.length, 'data gap', 'data gaps')}</b>`,
        below: gapGroups(gaps)
          .map((group) => `${gapWords[group.kind]}${group.gaps.length === 1 ? '' : ` (${group.gaps.length})`}`)
          .join(', '),
        onClick: opens({ name: 'openGaps', clientId: client.id }),
      }),
    ],
  };
}

function ways({ client }: ClientContext): readonly Button[] {
  return [
    ...linkButton('Open in HaloPSA', client.url),
    ...linkButton('Open in HubSpot', client.companyUrl),
    actionButton('Concessions', { name: 'openConcessions', clientId: client.id }, 'BORDERLESS'),
    actionButton('All renewals', { name: 'openHome' }, 'BORDERLESS'),
  ];
}
