import type { ContractContext, ReadinessView, ReadingView } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';
import type { DataGap } from '#application/views/data-gap';
import { dimensions } from '#domain/readiness/model';
import { dataAge } from './age-text';
import { bandIcon, bandMeanings, bandWords } from './band-words';
import { bannerSections } from './banners';
import type { Card, Section, Widget } from './card';
import { decisionText } from './contract-line';
import { dayText } from './day-text';
import { escapeText, plainText } from './escape-text';
import { moneyText } from './money-text';
import { readinessLine, readingWidget } from './readiness-line';
import { dimensionWords } from './role-words';
import { actionButton, buttonRow, capped, counted, icon, line, linkButton, paragraph } from './widgets';

const mostReadingsPerDimension = 12;
const mostGaps = 6;

/** One contract in full: its terms, and every reading behind its band. */
export function contractCard(page: ClientPage, contract: ContractContext): Card {
  const { context, health, now } = page;
  return {
    header: { title: plainText(`${contract.ref} ${contract.kind}`), subtitle: plainText(context.client.name) },
    sections: [
      ...bannerSections(health, now),
      { widgets: readinessWidgets(contract.readiness) },
      { header: 'Terms', widgets: termWidgets(contract, page) },
      ...readingSections(contract.readiness, page.ticketUrls),
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

function readinessWidgets(readiness: ReadinessView | undefined): readonly Widget[] {
  if (readiness === undefined) {
    return [line({ icon: bandIcon(undefined), text: '<b>Not assessed yet</b>', below: 'The next sync assesses it.' })];
  }
  const { band, assessedOn, modelVersion } = readiness;
  return [
    line({ icon: bandIcon(band), text: `<b>${bandWords[band]}</b>`, below: bandMeanings[band] }),
    line({
      icon: icon('speed', 'Readiness'),
      text: `<b>${readinessLine(readiness)}</b>`,
      below: `Assessed on ${dayText(assessedOn)} with model ${modelVersion}.`,
    }),
  ];
}

function termWidgets(contract: ContractContext, { today }: ClientPage): readonly Widget[] {
  const { noticePeriodDays, noticeIsDefault, annualValue } = contract;
  const notice = counted(noticePeriodDays, 'day', 'days');
  return [
    line({ icon: icon('event', 'Decision date'), text: `<b>${decisionText(contract, today)}</b>` }),
    line({ icon: icon('date_range', 'Term'), text: termText(contract), below: 'Term' }),
    line({
      icon: icon('campaign', 'Notice period'),
      text: noticeIsDefault ? `${notice} (default)` : notice,
      below: noticeIsDefault ? 'Notice period. HaloPSA holds none for this contract.' : 'Notice period',
    }),
    line({
      icon: icon('payments', 'Value'),
      text: annualValue === undefined ? 'Not known' : moneyText(annualValue),
      below: 'Value',
    }),
  ];
}

function termText({ termStartsOn, termEndsOn, isEvergreen }: ContractContext): string {
  const start = termStartsOn === undefined ? 'Start unknown' : dayText(termStartsOn);
  if (isEvergreen) return `${start}, evergreen`;
  return `${start} to ${termEndsOn === undefined ? 'an unknown end' : dayText(termEndsOn)}`;
}

function readingSections(
  readiness: ReadinessView | undefined,
  ticketUrls: Readonly<Record<string, string>>,
): readonly Section[] {
  const readings = readiness?.readings ?? [];
  return dimensions
    .map((dimension) => ({ dimension, own: readings.filter((reading) => reading.dimension === dimension) }))
    .filter(({ own }) => own.length > 0)
    .map(({ dimension, own }) => ({
      header: `${dimensionWords[dimension]} (${weightText(own)})`,
      widgets: capped(
        own,
        mostReadingsPerDimension,
        (reading) => readingWidget(reading, ticketUrls),
        (hidden) => `And ${hidden} more.`,
      ),
    }));
}

function weightText(readings: readonly ReadingView[]): string {
  const measured = readings.filter(({ reading }) => reading.kind === 'measured').length;
  return `${measured} of ${readings.length} known`;
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
  return [
    health.isPaused ? { ...log, disabled: true } : log,
    actionButton('Client', { name: 'openClient', clientId }),
    ...linkButton('Open in HaloPSA', url),
  ];
}
