import { findingKey, type UpliftFinding } from '#domain/uplift/uplift-finding';
import { overrunValueMinor } from '#domain/uplift/overrun';
import type { KeyThemeLine, ThemeReading } from '../themes/kept-themes';
import type { ClientEvidence } from './client-evidence';
import { findingWorth } from './finding-worth';

/** As many as a talk takes: those with the most tickets beyond what is usual. */
const mostThemes = 3;

/** What comes again and again at one client, and what taking its cause away would save. */
export function themeFindings(evidence: ClientEvidence): readonly UpliftFinding[] {
  const { themes } = evidence;
  if (themes === undefined) return [];
  return themes.keyThemes.slice(0, mostThemes).map((theme) => themeFinding(theme, themes, evidence));
}

function themeFinding(theme: KeyThemeLine, reading: ThemeReading, evidence: ClientEvidence): UpliftFinding {
  const { client, settings, today } = evidence;
  const { label, own, expected, pValue, hours, ticketIds, themeId } = theme;
  const { hourPriceMinor } = settings.uplift;
  // Hours on the tickets beyond what is usual, in a month.
  const hoursOver = (hours * (1 - expected / own)) / reading.months / reading.share;
  const sample = reading.share < 1 ? ' in the sample that was read' : '';
  return {
    key: findingKey('theme', client.client.id, themeId),
    kind: 'theme',
    clientId: client.client.id,
    contractId: null,
    ...(hourPriceMinor === undefined
      ? {}
      : findingWorth(settings.currency, overrunValueMinor(hoursOver, hourPriceMinor))),
    provenance: 'estimated',
    confidence: Math.max(0, Math.min(1, 1 - pValue)),
    strength: 'action',
    title: `Keeps coming: ${label}`,
    evidence: `${own} of ${reading.tickets} tickets in ${reading.months} months${sample}, where ${Math.round(expected * 10) / 10} would be usual; ${trendText(theme)}, ${Math.round(hours * 10) / 10} h of work.`,
    ticketIds,
    falsifiedBy: 'One event behind all of these tickets, or a cause that was taken away since.',
    foundOn: today,
  };
}

/** The last three months against those before. Too few to say is said. */
function trendText({ byMonth }: KeyThemeLine): string {
  const late = byMonth.slice(-3).reduce((sum, count) => sum + count, 0);
  const early = byMonth.slice(0, -3).reduce((sum, count) => sum + count, 0);
  const scaled = (early * 3) / Math.max(1, byMonth.length - 3);
  const lead = `${late} in the last three months`;
  if (late + early < 6 || byMonth.length < 6) return `${lead} (too few for a trend)`;
  // Two deviations of a difference of two counts.
  const isClear = Math.abs(late - scaled) > 2 * Math.sqrt(late + scaled);
  return isClear ? `${lead}, ${late > scaled ? 'up' : 'down'} from ${early} before` : `${lead} and ${early} before`;
}
