import type { ConcessionFigures, ExpectedMoney } from '#application/views/concession';
import type { Section, Widget } from '../card';
import { escapeText, plainText } from '../escape-text';
import { amountText, moneyText } from '../money-text';
import { roleInText } from '../role-words';
import { icon, line } from '../widgets';
import { verdictIcon, verdictMeanings, verdictWords } from './concession-words';
import { atLeast, atMost, chanceText, depthText, marginText } from './share-text';

/** The recommendation and the two figures it hangs on: what a leader reads first, and what a requester sees before sending. */
export function headFigures(figures: ConcessionFigures): readonly Widget[] {
  const { verdict } = figures;
  return [
    line({ icon: verdictIcon(verdict), text: `<b>${verdictWords[verdict]}</b>`, below: verdictMeanings[verdict] }),
    chanceLine(figures),
    marginLine(figures),
  ];
}

function chanceLine({ chanceThatItPays, chanceWithout, breakEven }: ConcessionFigures): Widget {
  if (chanceThatItPays === undefined || chanceWithout === undefined) {
    return line({
      icon: icon('insights', 'Chance that it pays'),
      text: 'Chance that it pays: <b>not known</b>',
      below: 'The readiness of this contract gives no chance of renewal yet.',
    });
  }
  const needed =
    breakEven === undefined
      ? 'No chance of renewal would be enough'
      : `Needs a chance of renewal of ${atMost(breakEven.chance)}`;
  return line({
    icon: icon('insights', 'Chance that it pays'),
    text: `Chance that it pays: <b>${atLeast(chanceThatItPays)}</b>`,
    below: `${needed}; without it: ${chanceText(chanceWithout)}.`,
  });
}

function marginLine(figures: ConcessionFigures): Widget {
  const { marginBefore, marginAfter, marginFloor, isCostEstimated } = figures;
  const after = marginAfter === undefined ? 'nothing is left to earn on' : marginText(marginAfter);
  return line({
    icon: icon('percent', 'Margin'),
    text: `Margin after: <b>${after}</b>${isCostEstimated ? ' (cost estimated)' : ''}`,
    below: `Before: ${marginText(marginBefore)}. Floor: ${marginText(marginFloor)}.`,
  });
}

/** What it costs, with its working, and how deep it goes. */
export function valueLine(figures: ConcessionFigures): Widget {
  const { annualMinor, currency, working, depthPercent, cumulativeDepthPercent } = figures;
  const alone = `${depthText(depthPercent)} of the price`;
  const together =
    cumulativeDepthPercent === undefined
      ? `${alone}; with earlier ones: not known`
      : `${alone}; ${depthText(cumulativeDepthPercent)} with those of 24 months`;
  return line({
    icon: icon('payments', 'Yearly value'),
    text: `Gives away <b>${escapeText(moneyText({ annualMinor, currency }))}</b>, ${together}`,
    below: working,
  });
}

/** Who decides, and what asked for them. */
export function levelSection({ level, roles, because }: ConcessionFigures): Section {
  const who = roles.map((role) => roleInText(role)).join(' and ');
  return {
    header: `Level ${level}: ${who}`,
    widgets: because.map((reason) => line({ icon: icon('rule', 'Reason for the level'), text: escapeText(reason) })),
  };
}

/** How the verdict comes about: every figure with its interval or its source. */
export function economicsSection(figures: ConcessionFigures): Section {
  const { currency, referenceMinor, costToServeMinor, isCostEstimated, highestDiscount, marginFloor, years } = figures;
  const widgets = [
    valueLine(figures),
    line({
      icon: icon('receipt_long', 'Price'),
      text: `Price without it: ${escapeText(moneyText({ annualMinor: referenceMinor, currency }))}`,
      below: 'The contract value with the increase it grants.',
    }),
    line({
      icon: icon('support_agent', 'Cost to serve'),
      text: `Cost to serve: ${escapeText(moneyText({ annualMinor: costToServeMinor, currency }))}`,
      below: costSource(figures),
    }),
    line({
      icon: icon('expand_more', 'Highest discount'),
      text: `The floor leaves room for ${atLeast(highestDiscount)} off`,
      below: `From the cost to serve${isCostEstimated ? ', which is estimated,' : ''} and a floor of ${marginText(marginFloor)}.`,
    }),
    ...chanceWidgets(figures),
    ...moneyWidgets(figures.oneYear, 'Over one year', currency),
    ...moneyWidgets(figures.overTerm, termWords(years), currency),
  ];
  return { header: 'How it is reckoned', widgets, collapsible: true, uncollapsibleWidgetsCount: 1 };
}

function costSource({ isCostEstimated, costBasis }: ConcessionFigures): string {
  // Requests of before keep no basis.
  if (costBasis === undefined)
    return isCostEstimated ? 'Estimated from the margin in the settings, not measured.' : 'From hours worked.';
  return plainText(`${isCostEstimated ? 'Estimated' : 'Measured'}: ${costBasis}.`);
}

function termWords(years: number): string {
  const text = String(Math.round(years * 10) / 10);
  return `Over the term (${text} ${text === '1' ? 'year' : 'years'})`;
}

function chanceWidgets({ chanceWithout, chanceWith, breakEven }: ConcessionFigures): readonly Widget[] {
  return [
    ...(chanceWithout === undefined
      ? []
      : [
          line({
            icon: icon('trending_flat', 'Without it'),
            text: `Renews without it: ${chanceText(chanceWithout)}`,
            below: chanceWithout.source,
          }),
        ]),
    ...(chanceWith === undefined
      ? []
      : [
          line({
            icon: icon('trending_up', 'With it'),
            text: `Renews with it: ${chanceText(chanceWith)}`,
            below: chanceWith.source,
          }),
        ]),
    ...(breakEven === undefined
      ? []
      : [
          line({
            icon: icon('flag', 'Break-even'),
            text: `Breaks even at ${atMost(breakEven.chance)}`,
            below: `It has to lift the chance by ${points(breakEven.liftNeeded)}.`,
          }),
        ]),
  ];
}

function points(share: number): string {
  const count = Math.ceil(100 * share - 1e-9);
  return `${count} ${count === 1 ? 'point' : 'points'}`;
}

function moneyWidgets(money: ExpectedMoney | undefined, span: string, currency: string): readonly Widget[] {
  if (money === undefined) return [];
  const { withoutMinor, worstMinor, baseMinor, bestMinor } = money;
  const difference = baseMinor - withoutMinor;
  const text = (minor: number) => amountText(minor, currency);
  return [
    line({
      icon: icon('bar_chart', span),
      text: `${span}: <b>${escapeText(text(baseMinor))}</b> with it, ${escapeText(text(withoutMinor))} without`,
      below: plainText(
        `Expected margin. ${difference < 0 ? 'Loses' : 'Gains'} ${text(Math.abs(difference))}; with it worst ${text(worstMinor)}, best ${text(bestMinor)}.`,
      ),
    }),
  ];
}
