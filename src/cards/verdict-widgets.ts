import type { ContractContext, OverrideView, ReadinessView } from '#application/views/client-context';
import type { HardStop } from '#domain/readiness/hard-stops';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { bandIcon, bandMeanings, bandWords } from './band-words';
import type { OnClick, Widget } from './card';
import { dayText, withDaysSpelled } from './day-text';
import { escapeText } from './escape-text';
import { coveragePercent, ticketLinks } from './readiness-line';
import { trackRecordLine } from './track-record-line';
import { icon, line } from './widgets';

/** What holds a good band back, whatever the figures say: it comes before them. */
export function stopWidgets(
  stops: readonly HardStop[] = [],
  ticketUrls: Readonly<Record<string, string>>,
): readonly Widget[] {
  return stops.map(({ sentence, ticketIds }) =>
    line({
      icon: icon('front_hand', 'Hard stop'),
      text: `<b>Hard stop</b>: ${escapeText(withDaysSpelled(sentence))}${ticketLinks(ticketIds, ticketUrls)}`,
    }),
  );
}

/** The engine's band, and beside it the one a person set while that stands. Both are always shown. `about` is small HTML. */
export function bandWidgets(
  { readiness, override }: Pick<ContractContext, 'readiness' | 'override'>,
  today: CalendarDate,
  { about = '', onClick }: { readonly about?: string; readonly onClick?: OnClick | undefined } = {},
): readonly Widget[] {
  const named = about === '' ? '' : `: ${about}`;
  if (readiness === undefined) {
    const below = 'The next sync assesses it.';
    return [line({ icon: bandIcon(undefined), text: `<b>Not assessed yet</b>${named}`, below })];
  }
  const { band, stops = [] } = readiness;
  const standing = override !== undefined && override.expiresOn >= today ? override : undefined;
  const says = standing === undefined ? '' : ', says the engine';
  const engine = line({
    icon: bandIcon(band),
    text: `<b>${bandWords[band]}</b>${says}${named}`,
    below: stops.length > 0 && band === 'atRisk' ? heldByStop : bandMeanings[band],
    ...(onClick === undefined ? {} : { onClick }),
  });
  return standing === undefined ? [engine] : [engine, overrideWidget(standing)];
}

/** The figures alone may say better. */
const heldByStop = 'A hard stop keeps it from being better, whatever the figures say. It needs a plan.';

function overrideWidget({ band, byName, expiresOn, reason }: OverrideView): Widget {
  return line({
    icon: icon('gavel', 'Set by a person'),
    text: `<b>${bandWords[band]}</b>, says ${escapeText(byName)}<br>${escapeText(reason)}`,
    below: `Until ${dayText(expiresOn)}. The figures stay as they are.`,
  });
}

/** The interval in words: what is sure, what could be, and how much of it is known. */
export function intervalWidget({ low, high, coverage }: ReadinessView): Widget {
  const [sure, most] = [Math.floor(low), Math.floor(high)];
  const percent = coveragePercent(coverage);
  if (low === high) {
    return line({
      icon: icon('speed', 'Readiness'),
      text: `<b>${sure} of 100</b>`,
      below: 'All of the evidence is known.',
    });
  }
  return line({
    icon: icon('speed', 'Readiness'),
    text: `<b>${sure} to ${most} of 100</b>`,
    below: `${sure} is sure; ${most} if all that is unknown were good. ${percent}% of the evidence is known.`,
  });
}

/** The chance of renewal and how good such figures have been. Nothing while neither is known. */
export function probabilityWidgets({
  probability,
  trackRecord,
}: Pick<ContractContext, 'probability' | 'trackRecord'>): readonly Widget[] {
  return [...(probability === undefined ? [] : [chanceWidget(probability)]), ...trackRecordWidgets(trackRecord)];
}

function chanceWidget({ chance, low, high, isCalibrated }: NonNullable<ContractContext['probability']>): Widget {
  const percent = (share: number) => Math.round(share * 100);
  return line({
    icon: icon('insights', 'Chance of renewal'),
    text: `<b>${percent(chance)}%</b> chance of renewal, likely ${percent(low)} to ${percent(high)}%`,
    ...(isCalibrated ? {} : { below: 'Too few outcomes are known to check it against.' }),
  });
}

function trackRecordWidgets(trackRecord: ContractContext['trackRecord']): readonly Widget[] {
  if (trackRecord === undefined) return [];
  return [line({ icon: icon('history', 'How good this has been'), text: escapeText(trackRecordLine(trackRecord)) })];
}
