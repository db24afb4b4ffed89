import type { ContractContext } from '#application/views/client-context';
import { windowOf, type RenewalWindow } from '#domain/renewal/renewal-window';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { bandIcon, bandWords } from './band-words';
import type { Widget } from './card';
import { dayText, daysAway } from './day-text';
import { escapeText } from './escape-text';
import { line, opens } from './widgets';

/** What a reader is told of the window; the states outside every window need no word. */
const windowWords: Readonly<Record<RenewalWindow, string>> = {
  beyond: '',
  watch: ' (early watch)',
  'T-90': ' (T-90)',
  'T-60': ' (T-60)',
  'T-30': ' (T-30)',
  passed: '',
};

/** "Decide by 14 Mar 2026, in 43 days (T-60)". */
export function decisionText({ decisionOn, isEvergreen }: ContractContext, today: CalendarDate): string {
  if (decisionOn === undefined)
    return isEvergreen ? 'Evergreen, no review date known' : 'No decision date: term end unknown';
  const days = daysBetween(today, decisionOn);
  const date = dayText(decisionOn);
  if (days < 0)
    return `${isEvergreen ? 'Yearly review was due' : 'Decision date passed'} ${daysAway(days)}, on ${date}`;
  return `${isEvergreen ? 'Yearly review' : 'Decide by'} ${date}, ${daysAway(days)}${windowWords[windowOf(days)]}`;
}

export function contractLine(clientId: number, contract: ContractContext, today: CalendarDate): Widget {
  const { readiness } = contract;
  const band =
    readiness === undefined ? 'Not assessed' : `${bandWords[readiness.band]}, ${Math.floor(readiness.low)} of 100`;
  return line({
    icon: bandIcon(readiness?.band),
    text: `<b>${escapeText(contract.ref)}</b> ${escapeText(contract.kind)}`,
    below: `${band}. ${decisionText(contract, today)}`,
    onClick: opens({ name: 'openContract', clientId, contractId: contract.id }),
  });
}
