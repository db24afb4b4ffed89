import type { ContractContext, ReadinessView } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';
import type { DataGap } from '#application/views/data-gap';
import { dimensions } from '#domain/readiness/model';
import { pointsText } from '#domain/readiness/points-text';
import { dataAge } from './age-text';
import { bannerSections } from './banners';
import type { Card, Section, Widget } from './card';
import { changesSections, freezeSections } from './changes-section';
import { groupOf, toGroup } from './contract-groups';
import { decisionText } from './contract-line';
import { dayText } from './day-text';
import { escapeText, plainText } from './escape-text';
import { explainedReadings, type ExplainedReading } from './explained-readings';
import { incidentSections } from './incident-section';
import { moneyText } from './money-text';
import { explainedWidget, readinessLine } from './readiness-line';
import { dimensionWords } from './role-words';
import { renewalOf, renewalSection } from './renewal/renewal-section';
import { isShortened, shortenedSection } from './why-card';
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

const mostReadingsPerDimension = 12;
/** Readings of a dimension that show before a tap on "show more". */
const readingsInSight = 2;
const mostGaps = 6;
const mostChanges = 8;
/** Other contracts of a group that are named. */
const mostTogether = 4;

/** One contract in full: its terms, and every reading behind its band. */
export function contractCard(page: ClientPage, contract: ContractContext): Card {
  const { context, health, now } = page;
  const renewal = renewalOf(context.renewals, contract.id);
  return {
    header: { title: plainText(`${contract.ref} ${contract.kind}`), subtitle: plainText(context.client.name) },
    sections: [
      ...incidentSections(page),
      ...bannerSections(health, now),
      { widgets: readinessWidgets(contract, page) },
      ...(renewal === undefined ? [] : [renewalSection(page, renewal)]),
      { header: 'Terms', widgets: termWidgets(contract, page) },
      ...freezeSections(contract, mostChanges),
      ...changesSections(contract, mostChanges),
      ...(isShortened(contract.readiness) ? [shortenedSection()] : readingSections(contract, page.ticketUrls)),
      ...gapSections(context.gaps, contract.id),
      { widgets: [...buttonRow(buttonsOf(page, contract)), paragraph(escapeText(dataAge(health, now)))] },
    ],
  };
}

/** For a button pressed after the contract ended or moved: the card it stood on is older than the record. */
export function contractGoneCard(page: ClientPage): Card {
  return {
    header: { title: 'Contract not found', subtitle: plainText(page.context.client.name) },
    sections: [
      {
        widgets: [
          paragraph('This contract is no longer among the active ones. It may have ended since this card was drawn.'),
          ...buttonRow([actionButton('Client', { name: 'openClient', clientId: page.context.client.id })]),
        ],
      },
    ],
  };
}

/** Hard stops, band, decision date and readiness first: the rest explains them. */
function readinessWidgets(contract: ContractContext, page: ClientPage): readonly Widget[] {
  const { context, today, ticketUrls } = page;
  const { readiness } = contract;
  const group = toGroup(groupOf(contract, context.contracts));
  const why = opens({ name: 'openWhy', clientId: context.client.id, contractId: contract.id });
  return [
    ...stopWidgets(readiness?.stops, ticketUrls),
    ...bandWidgets(contract, today, { onClick: readiness === undefined ? undefined : why }),
    line({ icon: icon('event', 'Decision date'), text: `<b>${decisionText(group, today)}</b>` }),
    ...(readiness === undefined ? [] : [assessedWidget(readiness)]),
    ...probabilityWidgets(contract),
  ];
}

function assessedWidget(readiness: ReadinessView): Widget {
  const { assessedOn, modelVersion, segment } = readiness;
  const scorecard = segment === undefined ? '' : `, scorecard for ${segment}`;
  return line({
    icon: icon('speed', 'Readiness'),
    text: `<b>${readinessLine(readiness)}</b>`,
    below: `Assessed on ${dayText(assessedOn)} with model ${modelVersion}${scorecard}.`,
  });
}

function termWidgets(contract: ContractContext, { context }: ClientPage): readonly Widget[] {
  const { noticePeriodDays, noticeIsDefault, annualValue } = contract;
  const notice = counted(noticePeriodDays, 'day', 'days');
  return [
    line({ icon: icon('date_range', 'Term'), text: termText(contract), below: 'Term' }),
    ...togetherWidgets(contract, context.contracts),
    line({
      icon: icon('campaign', 'Notice period'),
      text: noticeIsDefault ? `${notice} (default)` : notice,
      below: noticeIsDefault ? 'Notice period. HaloPSA holds none for this contract.' : 'Notice period',
    }),
    ...renewalWidgets(contract),
    line({
      icon: icon('payments', 'Value'),
      text: annualValue === undefined ? 'Not known' : moneyText(annualValue),
      below: 'Value',
    }),
    ...escalatorWidgets(contract),
  ];
}

/** They are decided on one day, so each of them is named. */
function togetherWidgets(contract: ContractContext, contracts: readonly ContractContext[]): readonly Widget[] {
  const [, ...others] = groupOf(contract, contracts);
  if (others.length === 0) return [];
  const names = others.slice(0, mostTogether).map(({ ref }) => escapeText(ref));
  const rest = others.length > mostTogether ? ` and ${others.length - mostTogether} more` : '';
  return [
    line({
      icon: icon('join', 'Decided together'),
      text: `${names.join(', ')}${rest}`,
      below: `End on the same day, so one decision is for all ${others.length + 1}.`,
    }),
  ];
}

/** Absent: HaloPSA does not say, and the gaps below ask for it. */
function renewalWidgets({ renewsByItself, isEvergreen }: ContractContext): readonly Widget[] {
  if (renewsByItself === undefined || isEvergreen) return [];
  return [
    renewsByItself
      ? line({
          icon: icon('autorenew', 'Renews by itself'),
          text: 'Renews by itself unless notice is given',
          below: 'It still needs a recorded decision.',
        })
      : line({ icon: icon('event_busy', 'Ends'), text: 'Ends unless it is renewed' }),
  ];
}

function escalatorWidgets({ escalatorPercent }: ContractContext): readonly Widget[] {
  if (escalatorPercent === undefined) return [];
  const text = escalatorPercent === 0 ? 'None agreed' : `${escalatorPercent}% a year`;
  return [line({ icon: icon('percent', 'Price increase'), text, below: 'Price increase the contract grants' })];
}

function termText({ termStartsOn, termEndsOn, isEvergreen }: ContractContext): string {
  const start = termStartsOn === undefined ? 'Start unknown' : dayText(termStartsOn);
  if (isEvergreen) return `${start}, evergreen`;
  return `${start} to ${termEndsOn === undefined ? 'an unknown end' : dayText(termEndsOn)}`;
}

/** By dimension, the strongest reason of each first; the others are a tap away. */
function readingSections(contract: ContractContext, ticketUrls: Readonly<Record<string, string>>): readonly Section[] {
  const readings = explainedReadings(contract);
  const since = sinceWords(contract);
  return dimensions
    .map((dimension) => ({ dimension, own: readings.filter(({ view }) => view.dimension === dimension) }))
    .filter(({ own }) => own.length > 0)
    .map(({ dimension, own }) => {
      const widgets = capped(
        own,
        mostReadingsPerDimension,
        (reading) => explainedWidget(reading, { ticketUrls, since }),
        (hidden) => `And ${hidden} more.`,
      );
      const header = `${dimensionWords[dimension]}: ${pointsOf(own)}`;
      return widgets.length > readingsInSight
        ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: readingsInSight }
        : { header, widgets };
    });
}

function pointsOf(readings: readonly ExplainedReading[]): string {
  const sum = (of: (reading: ExplainedReading) => number) => readings.reduce((total, each) => total + of(each), 0);
  const known = readings.filter(({ view }) => view.reading.kind === 'measured').length;
  const measured = known === readings.length ? '' : `, ${known} of ${readings.length} known`;
  return `${Math.round(sum(({ earned }) => earned) * 10) / 10} of ${pointsText(sum(({ most }) => most))}${measured}`;
}

/** What a move of a reading is counted from: the newest freeze, else last week. */
function sinceWords({ sinceFreeze }: ContractContext): string {
  if (sinceFreeze === undefined) return 'last week';
  const { window = '' } = sinceFreeze;
  return window === 'close' ? 'the last close' : window.replace('-', '\u2011');
}

/** What to enter so that the unknown becomes known: this contract's gaps first, then the client's. */
function gapSections(gaps: readonly DataGap[], contractId: number): readonly Section[] {
  const own = gaps.filter((gap) => gap.contractId === contractId);
  const general = gaps.filter((gap) => gap.contractId === undefined);
  const all = [...own, ...general];
  if (all.length === 0) return [];
  const widgets = capped(
    all,
    mostGaps,
    ({ what, fix }) => line({ icon: icon('rule', 'Missing data'), text: escapeText(what), below: fix }),
    (hidden) => `And ${counted(hidden, 'more gap', 'more gaps')}.`,
  );
  return [{ header: 'What to fix', widgets }];
}

function buttonsOf({ context, health }: ClientPage, { id: contractId, url }: ContractContext) {
  const clientId = context.client.id;
  const log = actionButton('Log an intervention', { name: 'startIntervention', clientId, contractId }, 'FILLED');
  const ask = actionButton('Request a concession', { name: 'startConcession', clientId, contractId });
  return [
    ...[log, ask].map((button) => whilePaused(health, button)),
    actionButton('Why', { name: 'openWhy', clientId, contractId }),
    actionButton('Client', { name: 'openClient', clientId }),
    ...linkButton('Open in HaloPSA', url),
  ];
}
