import type { HorizonBacktest } from '#application/backtest-probability';
import type { ReliabilityBin } from '#domain/readiness/probability/accuracy/reliability';
import { percentText, spanText } from './figure-text';

const panel = { width: 380, height: 470, left: 62, top: 96, plot: 290 } as const;
const colors = {
  ink: '#1f2933',
  quiet: '#52606d',
  grid: '#d9dee3',
  band: '#c9d6e8',
  line: '#7b8794',
  point: '#0b57d0',
} as const;
const font = 'DejaVu Sans, Liberation Sans, Arial, Helvetica, sans-serif';

/** What was said against what came, a panel a horizon: bins with their intervals, over the band in which a perfect model would lie. */
export function reliabilityChart(tried: readonly HorizonBacktest[], title: string): string {
  const width = panel.width * Math.max(1, tried.length) + 20;
  const height = panel.height + 64;
  const from = lowestShown(tried);
  const panels = tried.map((horizon, place) => panelOf(horizon, { from, x: panel.width * place }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${font}" font-size="13" fill="${colors.ink}">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    label(20, 32, title, 'font-size="18" font-weight="bold"'),
    label(
      20,
      54,
      'Dots: share that was renewed, in bins of equal size, with 80 % intervals. Shaded: where a perfect model would lie.',
      `fill="${colors.quiet}"`,
    ),
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

/** Chances crowd near 1: the axes begin where the lowest bin, or its interval, does. */
function lowestShown(tried: readonly HorizonBacktest[]): number {
  const ends = tried.flatMap(({ accuracy }) =>
    (accuracy?.reliability?.bins ?? []).flatMap(({ meanChance, interval, perfect }) => [
      meanChance,
      interval[0],
      perfect[0],
    ]),
  );
  return Math.max(0, Math.min(0.8, Math.floor(Math.min(1, ...ends) * 10) / 10));
}

interface Place {
  /** Chance at the corner of the axes; 1 is at their ends. */
  readonly from: number;
  readonly x: number;
}

function panelOf({ horizonDays, accuracy }: HorizonBacktest, place: Place): string {
  const left = place.x + panel.left;
  const top = panel.top;
  const bins = accuracy?.reliability?.bins ?? [];
  const skill = accuracy?.skill;
  const counts =
    accuracy === undefined ? 'no past renewal' : `${accuracy.renewalCount} renewals, ${accuracy.lossCount} lost`;
  const area = accuracy?.areaUnderCurve;
  return [
    '<g>',
    label(left, top - 12, `${horizonDays} days before the decision`, 'font-weight="bold"'),
    axes(place),
    `<polygon points="${bandPoints(bins, place)}" fill="${colors.band}"/>`,
    `<line x1="${left}" y1="${top + panel.plot}" x2="${left + panel.plot}" y2="${top}" stroke="${colors.line}" stroke-dasharray="4 4"/>`,
    ...bins.map((bin) => binMark(bin, place)),
    label(left, top + panel.plot + 66, counts),
    label(
      left,
      top + panel.plot + 86,
      skill === undefined ? '' : `Skill ${percentText(skill.value)}${spanText(skill.interval, percentText)}`,
    ),
    label(
      left,
      top + panel.plot + 106,
      area === undefined
        ? ''
        : `Area under the curve ${area.value.toFixed(2)}${spanText(area.interval, (value) => value.toFixed(2))}`,
    ),
    '</g>',
  ].join('\n');
}

function axes(place: Place): string {
  const left = place.x + panel.left;
  const bottom = panel.top + panel.plot;
  const ticks = Array.from({ length: 11 }, (_, tenth) => tenth / 10).filter((value) => value >= place.from - 1e-9);
  return [
    ...ticks.map((value) => {
      const [x, y] = [across(value, place), up(value, place)];
      return [
        `<line x1="${left}" y1="${y}" x2="${left + panel.plot}" y2="${y}" stroke="${colors.grid}"/>`,
        `<line x1="${x}" y1="${panel.top}" x2="${x}" y2="${bottom}" stroke="${colors.grid}"/>`,
        label(left - 8, y + 4, percentText(value), `text-anchor="end" fill="${colors.quiet}"`),
        label(x, bottom + 18, percentText(value), `text-anchor="middle" fill="${colors.quiet}"`),
      ].join('');
    }),
    label(left + panel.plot / 2, bottom + 40, 'Chance that was given', `text-anchor="middle" fill="${colors.quiet}"`),
    `<text transform="translate(${left - 48} ${panel.top + panel.plot / 2}) rotate(-90)" text-anchor="middle" fill="${colors.quiet}">Share that was renewed</text>`,
  ].join('\n');
}

function bandPoints(bins: readonly ReliabilityBin[], place: Place): string {
  const upper = bins.map(({ meanChance, perfect }) => point(meanChance, perfect[1], place));
  const lower = bins.map(({ meanChance, perfect }) => point(meanChance, perfect[0], place)).reverse();
  return [...upper, ...lower].join(' ');
}

function binMark({ meanChance, renewedShare, interval, count, renewedCount }: ReliabilityBin, place: Place): string {
  const x = across(meanChance, place);
  const said = `${count} renewals given ${percentText(meanChance)} on average: ${renewedCount} renewed`;
  return [
    '<g>',
    `<title>${escaped(said)}</title>`,
    `<line x1="${x}" y1="${up(interval[0], place)}" x2="${x}" y2="${up(interval[1], place)}" stroke="${colors.point}" stroke-width="2"/>`,
    `<circle cx="${x}" cy="${up(renewedShare, place)}" r="5" fill="${colors.point}"/>`,
    '</g>',
  ].join('');
}

function point(chance: number, share: number, place: Place): string {
  return `${across(chance, place)},${up(share, place)}`;
}

function across(chance: number, { from, x }: Place): number {
  return pixels(x + panel.left + (panel.plot * (chance - from)) / (1 - from));
}

function up(share: number, { from }: Place): number {
  return pixels(panel.top + panel.plot - (panel.plot * (Math.max(from, share) - from)) / (1 - from));
}

function pixels(value: number): number {
  return Math.round(value * 10) / 10;
}

function label(x: number, y: number, text: string, attributes = ''): string {
  return `<text x="${pixels(x)}" y="${pixels(y)}" ${attributes}>${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
