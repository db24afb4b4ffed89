import type { ComparisonView, ContractContext } from '#application/views/client-context';
import { signedPoints } from '#domain/readiness/points-text';
import type { Section, Widget } from './card';
import { dayText } from './day-text';
import { escapeText } from './escape-text';
import { capped, counted, icon, line, paragraph } from './widgets';

/** What moved the headline's readiness since the figures of a week ago. A contract never assessed has nothing to compare. */
export function changesSections(contract: ContractContext | undefined, most: number): readonly Section[] {
  if (contract?.readiness === undefined) return [];
  const { sinceWeek } = contract;
  if (sinceWeek === undefined)
    return [{ header: 'Since last week', widgets: [paragraph('No figures from a week ago yet.')] }];
  return [{ header: `Since last week${totalOf(sinceWeek)}`, widgets: changeWidgets(sinceWeek, most) }];
}

/** What moved since the figures that were kept when a window opened. */
export function freezeSections({ readiness, sinceFreeze }: ContractContext, most: number): readonly Section[] {
  if (readiness === undefined || sinceFreeze === undefined) return [];
  const { window, on } = sinceFreeze;
  const since = window === 'close' ? 'the last close' : escapeText(window ?? '').replace('-', '\u2011');
  return [
    { header: `Since ${since}, ${dayText(on)}${totalOf(sinceFreeze)}`, widgets: changeWidgets(sinceFreeze, most) },
  ];
}

function totalOf({ points, changes }: ComparisonView): string {
  return changes.length === 0 ? '' : `: ${signedPoints(points)}`;
}

function changeWidgets({ changes }: ComparisonView, most: number): readonly Widget[] {
  if (changes.length === 0) return [paragraph('Nothing moved.')];
  return capped(
    changes,
    most,
    ({ sentence, points }) =>
      line({
        icon:
          points < 0 ? icon('south', 'Fell') : points > 0 ? icon('north', 'Rose') : icon('change_circle', 'Changed'),
        text: escapeText(sentence),
      }),
    (hidden) => `And ${counted(hidden, 'smaller change', 'smaller changes')}.`,
  );
}
