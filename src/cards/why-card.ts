import type { ContractContext, ReadinessView } from '#application/views/client-context';
import type { ClientPage } from '#application/views/client-page';
import { pointsText } from '#domain/readiness/points-text';
import { dataAge } from './age-text';
import { bandWords } from './band-words';
import { bannerSections } from './banners';
import type { Button, Card, Section, Widget } from './card';
import { changesSections, freezeSections } from './changes-section';
import { groupOf, toGroup } from './contract-groups';
import { decisionText } from './contract-line';
import { withDaysSpelled } from './day-text';
import { escapeText, plainText } from './escape-text';
import { explainedReadings, type ExplainedReading } from './explained-readings';
import { nextSteps } from './next-steps';
import { readingWidget } from './readiness-line';
import { bandWidgets, intervalWidget, probabilityWidgets, stopWidgets } from './verdict-widgets';
import { actionButton, buttonRow, capped, counted, icon, line, paragraph, whilePaused } from './widgets';

const reasonCount = 3;
const mostChanges = 3;
const mostUnknown = 5;
const mostGaps = 3;

/** Why a contract has its band, for somebody with fifteen seconds: stops, band, reasons, what moved, what to do. */
export function whyCard(page: ClientPage, contract: ContractContext): Card {
  const { context, health, now, today, ticketUrls } = page;
  const { readiness, ref } = contract;
  const readings = explainedReadings(contract);
  const group = toGroup(groupOf(contract, context.contracts));
  const decision = line({ icon: icon('event', 'Decision date'), text: decisionText(group, today) });
  return {
    name: 'why',
    header: {
      title: readiness === undefined ? 'Not assessed yet' : `Why ${bandWords[readiness.band].toLowerCase()}`,
      subtitle: plainText(`${ref}, ${context.client.name}`),
    },
    sections: [
      ...bannerSections(health, now),
      {
        widgets: [
          ...stopWidgets(readiness?.stops, ticketUrls),
          ...bandWidgets(contract, today),
          ...(readiness === undefined ? [] : [intervalWidget(readiness)]),
          ...probabilityWidgets(contract),
          decision,
        ],
      },
      ...(isShortened(readiness) ? [shortenedSection()] : reasonSections(readings, ticketUrls)),
      ...(readiness === undefined || isShortened(readiness) ? [] : [stepSection(nextSteps(readiness, readings))]),
      ...freezeSections(contract, mostChanges),
      ...changesSections(contract, mostChanges),
      ...dataSections(readings, page, contract.id),
      { widgets: [...buttonRow(buttonsOf(page, contract)), paragraph(escapeText(dataAge(health, now)))] },
    ],
  };
}

/** A client with very many contracts keeps the readings of those that are decided first. */
export function isShortened(readiness: ReadinessView | undefined): boolean {
  return readiness?.readings.length === 0;
}

export function shortenedSection(): Section {
  return {
    widgets: [
      paragraph(
        'This client has too many contracts to keep the readings of this one at hand. Its figures are current.',
      ),
    ],
  };
}

function reasonSections(
  readings: readonly ExplainedReading[],
  ticketUrls: Readonly<Record<string, string>>,
): readonly Section[] {
  if (readings.length === 0) return [];
  const widgets = readings.slice(0, reasonCount).map((reading) => {
    const { view, earned, most } = reading;
    const what =
      view.reading.kind === 'unknown'
        ? `Holds back up to ${pointsText(most)}`
        : most - earned >= 1
          ? `Costs ${pointsText(most - earned)}`
          : `Speaks for them: ${pointsText(earned)}`;
    const widget = readingWidget(view, ticketUrls);
    return 'decoratedText' in widget ? { decoratedText: { ...widget.decoratedText, topLabel: what } } : widget;
  });
  return [{ header: 'Strongest reasons', widgets }];
}

function stepSection(steps: readonly string[]): Section {
  return {
    header: 'What to do next',
    widgets: steps.map((step) => line({ icon: icon('task_alt', 'Next step'), text: escapeText(step) })),
  };
}

/** What would narrow the interval: readings that are not known, heaviest first, then records to complete. */
function dataSections(
  readings: readonly ExplainedReading[],
  { context }: ClientPage,
  contractId: number,
): readonly Section[] {
  const unknown = readings.filter(({ view }) => view.reading.kind === 'unknown');
  const gaps = context.gaps.filter((gap) => gap.contractId === undefined || gap.contractId === contractId);
  if (unknown.length === 0 && gaps.length === 0) return [];
  const widgets: readonly Widget[] = [
    ...capped(
      unknown,
      mostUnknown,
      ({ view, most }) =>
        line({
          icon: icon('help', 'Not known'),
          text: `${escapeText(view.question)} <b>up to ${pointsText(most)}</b>`,
          below: view.reading.kind === 'unknown' ? withDaysSpelled(view.reading.why) : '',
        }),
      (hidden) => `And ${counted(hidden, 'more that is', 'more that are')} not known: the contract card has them all.`,
    ),
    ...capped(
      gaps,
      mostGaps,
      ({ what, fix }) => line({ icon: icon('rule', 'Record to complete'), text: escapeText(what), below: fix }),
      (hidden) => `And ${counted(hidden, 'more record', 'more records')} to complete.`,
    ),
  ];
  const inSight = 3;
  const header = 'Data to complete';
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}

function buttonsOf(page: ClientPage, { id: contractId, readiness, override }: ContractContext): readonly Button[] {
  const { context, health, today, mayJudge } = page;
  const clientId = context.client.id;
  const isStanding = override !== undefined && override.expiresOn >= today;
  const judging =
    mayJudge !== true || readiness === undefined
      ? []
      : isStanding
        ? [actionButton('Withdraw the set band', { name: 'withdrawOverride', clientId, contractId })]
        : [actionButton('Set another band', { name: 'startOverride', clientId, contractId })];
  const log = actionButton('Log an intervention', { name: 'startIntervention', clientId, contractId }, 'FILLED');
  return [
    ...[log, ...judging].map((button) => whilePaused(health, button)),
    actionButton('All signals', { name: 'openContract', clientId, contractId }),
    actionButton('Client', { name: 'openClient', clientId }),
  ];
}
