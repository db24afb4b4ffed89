import type { ReadinessView, ReadingView } from '#application/views/client-context';
import { pointsText, signedPoints } from '#domain/readiness/points-text';
import type { Icon, Widget } from './card';
import { withDaysSpelled } from './day-text';
import { escapeText } from './escape-text';
import type { ExplainedReading } from './explained-readings';
import { icon, line, textLink } from './widgets';

const mostTicketLinks = 5;

/** Rounds down: 64.6 must not read as a pass at 65. */
export function readinessLine({ low, high, coverage }: ReadinessView): string {
  const reach = low === high ? '' : ` (could reach ${Math.floor(high)})`;
  return `Readiness ${Math.floor(low)} of 100${reach}, from ${coveragePercent(coverage)}% of the evidence`;
}

/** 0.29 * 100 is 28.999…: the nudge keeps a share that is whole in percent whole. */
export function coveragePercent(coverage: number): number {
  return Math.floor(coverage * 100 + 1e-9);
}

/** One question with its score, its evidence and links to the tickets behind it. */
export function readingWidget(view: ReadingView, ticketUrls: Readonly<Record<string, string>>): Widget {
  return line({ icon: readingIcon(view), text: readingText(view, ticketUrls) });
}

/** The same, with its part in the score and what that part won or lost since `since`. */
export function explainedWidget(
  { view, earned, most, moved }: ExplainedReading,
  { ticketUrls, since }: { readonly ticketUrls: Readonly<Record<string, string>>; readonly since: string },
): Widget {
  const part =
    view.reading.kind === 'unknown'
      ? `Holds back up to ${pointsText(most)}.`
      : `Adds ${tenth(earned)} of ${pointsText(most)}.`;
  const change = moved === undefined || moved === 0 ? '' : ` ${signedPoints(moved)} since ${since}.`;
  return line({ icon: readingIcon(view), text: readingText(view, ticketUrls), below: `${part}${change}` });
}

function tenth(points: number): number {
  return Math.round(points * 10) / 10;
}

function readingIcon({ reading }: ReadingView): Icon {
  return reading.kind === 'unknown'
    ? icon('help', 'Not known')
    : icon(scoreIcon(reading.score), `Scored ${Math.floor(reading.score)} of 100`);
}

function readingText({ question, reading }: ReadingView, ticketUrls: Readonly<Record<string, string>>): string {
  if (reading.kind === 'unknown')
    return `${escapeText(question)}<br><b>Not known</b>: ${escapeText(withDaysSpelled(reading.why))}`;
  const { score, evidence } = reading;
  const tickets = ticketLinks(evidence.ticketIds ?? [], ticketUrls);
  return `${escapeText(question)}<br><b>${Math.floor(score)} of 100</b>: ${escapeText(withDaysSpelled(evidence.text))}${tickets}`;
}

/** Thirds of the scale: a picture to scan by. The score stands beside it in figures. */
function scoreIcon(score: number): string {
  if (score < 34) return 'trending_down';
  return score < 67 ? 'trending_flat' : 'trending_up';
}

export function ticketLinks(ids: readonly number[], ticketUrls: Readonly<Record<string, string>>): string {
  if (ids.length === 0) return '';
  const links = ids.slice(0, mostTicketLinks).map((id) => textLink(`#${id}`, ticketUrls[String(id)]));
  const rest = ids.length > mostTicketLinks ? ` and ${ids.length - mostTicketLinks} more` : '';
  return `<br>${ids.length === 1 ? 'Ticket' : 'Tickets'} ${links.join(', ')}${rest}`;
}
