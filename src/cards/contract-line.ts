import type { ContractContext } from '#application/views/client-context';
import { windowOf, type RenewalWindow } from '#domain/renewal/renewal-window';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { bandIcon, bandWords } from './band-words';
import type { Widget } from './card';
import { groupValues, type ContractGroup } from './contract-groups';
import { dayText, daysAway } from './day-text';
import { escapeText } from './escape-text';
import { moneyText } from './money-text';
import { icon, line, opens } from './widgets';

/** What a reader is told of the window; the states outside every window need no word. The hyphen does not break: T-60 is one word. */
const windowWords: Readonly<Record<RenewalWindow, string>> = {
  beyond: '',
  watch: ' (early watch)',
  'T-90': ' (T\u201190)',
  'T-60': ' (T\u201160)',
  'T-30': ' (T\u201130)',
  passed: '',
};

/** "Decide by 14 Mar 2026, in 43 days (T‑60)". */
export function decisionText(
  { decisionOn, isEvergreen }: Pick<ContractContext, 'decisionOn' | 'isEvergreen'>,
  today: CalendarDate,
): string {
  if (decisionOn === undefined)
    return isEvergreen ? 'Evergreen, no review date known' : 'No decision date: term end unknown';
  const days = daysBetween(today, decisionOn);
  const date = dayText(decisionOn);
  if (days < 0)
    return `${isEvergreen ? 'Yearly review was due' : 'Decision date passed'} ${daysAway(days)}, on ${date}`;
  return `${isEvergreen ? 'Yearly review' : 'Decide by'} ${date}, ${daysAway(days)}${windowWords[windowOf(days)]}`;
}

export function contractLine(clientId: number, contract: ContractContext, today: CalendarDate): Widget {
  return lineOf(clientId, contract, decisionText(contract, today));
}

/** Contracts that end together: one decision date for all, then each with its band. */
export function groupLines(clientId: number, group: ContractGroup, today: CalendarDate): readonly Widget[] {
  const [first, second] = group.contracts;
  if (first === undefined) return [];
  if (second === undefined) return [contractLine(clientId, first, today)];
  const ends = first.termEndsOn === undefined ? '' : ` on ${dayText(first.termEndsOn)}`;
  const values = groupValues(group).map(moneyText).join(' and ');
  return [
    line({
      icon: icon('join', 'Decided together'),
      text: `<b>${group.contracts.length} contracts end together</b>${ends}`,
      below: `${decisionText(group, today)}.${values === '' ? '' : ` ${values}.`}`,
    }),
    ...group.contracts.map((contract) => lineOf(clientId, contract, 'Ends with the others')),
  ];
}

function lineOf(clientId: number, contract: ContractContext, what: string): Widget {
  const { readiness } = contract;
  const band =
    readiness === undefined ? 'Not assessed' : `${bandWords[readiness.band]}, ${Math.floor(readiness.low)} of 100`;
  return line({
    icon: bandIcon(readiness?.band),
    text: `<b>${escapeText(contract.ref)}</b> ${escapeText(contract.kind)}`,
    below: `${band}. ${what}`,
    onClick: opens({ name: 'openContract', clientId, contractId: contract.id }),
  });
}
