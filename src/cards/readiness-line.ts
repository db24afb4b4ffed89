import type { ReadinessView, ReadingView } from '#application/views/client-context';
import type { Widget } from './card';
import { escapeText } from './escape-text';
import { icon, line, textLink } from './widgets';

const mostTicketLinks = 5;

/** Rounds down: 64.6 must not read as a pass at 65. */
export function readinessLine({ low, high, coverage }: ReadinessView): string {
  const reach = low === high ? '' : ` (could reach ${Math.floor(high)})`;
  // 0.29 * 100 is 28.999…: the nudge keeps a share that is whole in percent whole.
  const percent = Math.floor(coverage * 100 + 1e-9);
  return `Readiness ${Math.floor(low)} of 100${reach}, from ${percent}% of the evidence`;
}

/** One question with its score, its evidence and links to the tickets behind it. */
export function readingWidget(
  { question, reading }: ReadingView,
  ticketUrls: Readonly<Record<string, string>>,
): Widget {
  if (reading.kind === 'unknown') {
    return line({
      icon: icon('help', 'Not known'),
      text: `${escapeText(question)}<br><b>Not known</b>: ${escapeText(reading.why)}`,
    });
  }
  const { score, evidence } = reading;
  const tickets = ticketLinks(evidence.ticketIds ?? [], ticketUrls);
  return line({
    icon: icon(scoreIcon(score), `Scored ${Math.floor(score)} of 100`),
    text: `${escapeText(question)}<br><b>${Math.floor(score)} of 100</b>: ${escapeText(evidence.text)}${tickets}`,
  });
}

/** Thirds of the scale: a picture to scan by. The score stands beside it in figures. */
function scoreIcon(score: number): string {
  if (score < 34) return 'trending_down';
  return score < 67 ? 'trending_flat' : 'trending_up';
}

function ticketLinks(ids: readonly number[], ticketUrls: Readonly<Record<string, string>>): string {
  if (ids.length === 0) return '';
  const links = ids.slice(0, mostTicketLinks).map((id) => textLink(`#${id}`, ticketUrls[String(id)]));
  const rest = ids.length > mostTicketLinks ? ` and ${ids.length - mostTicketLinks} more` : '';
  return `<br>Tickets ${links.join(', ')}${rest}`;
}
