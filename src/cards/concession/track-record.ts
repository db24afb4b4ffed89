import type { ConcessionView, ShownTrackRecord } from '#application/views/concession';
import type { Widget } from '../card';
import { dayText } from '../day-text';
import { counted, icon, line } from '../widgets';
import { chanceText } from './share-text';

const whoseWords = { all: '', team: ' of your team', own: ' of yours' } as const;

/** How good forecasts of granted concessions have been; below ten only their number. */
export function trackRecordWidget({ whose, count, renewed, expected, brier }: ShownTrackRecord): Widget {
  const what = counted(count, 'granted concession', 'granted concessions');
  const text =
    count === 0
      ? `No granted concession${whoseWords[whose]} has come to its renewal yet`
      : `${what}${whoseWords[whose]} came to a renewal: ${renewed} renewed, ${tenths(expected)} forecast`;
  return line({
    icon: icon('insights', 'How good forecasts have been'),
    text,
    below:
      brier === undefined
        ? 'Too few to say how good the forecasts are.'
        : `Brier score ${hundredths(brier.middle)} (${hundredths(brier.low)} to ${hundredths(brier.high)}): 0 is always right, 0.25 a coin.`,
  });
}

/** How the renewal came out, beside what was forecast of it. */
export function scoreWidgets({ score, state }: ConcessionView): readonly Widget[] {
  if (score === undefined) return [];
  const { renewed, forecast, brier, on } = score;
  const which = state === 'granted' ? 'with it' : 'without it';
  return [
    line({
      icon: renewed ? icon('thumb_up', 'Renewed') : icon('trending_down', 'Lost'),
      text: renewed ? '<b>The client renewed</b>' : '<b>The client left</b>',
      below: `Forecast ${which}: ${chanceText(forecast)}. Brier score ${hundredths(brier)}. Known since ${dayText(on)}.`,
    }),
  ];
}

function tenths(value: number): string {
  return (Math.round(10 * value) / 10).toFixed(1);
}

function hundredths(value: number): string {
  return (Math.round(100 * value) / 100).toFixed(2);
}
