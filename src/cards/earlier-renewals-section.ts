import type { PriorRenewal } from '#application/views/client-context';
import type { Icon, Section } from './card';
import { dayText } from './day-text';
import { escapeText } from './escape-text';
import { moneyText } from './money-text';
import { capped, icon, line } from './widgets';

const mostRenewals = 5;
const inSight = 1;

const outcomes: Readonly<Record<PriorRenewal['outcome'], { readonly word: string; readonly icon: Icon }>> = {
  renewed: { word: 'Renewed', icon: icon('autorenew', 'Renewed') },
  lost: { word: 'Lost', icon: icon('cancel', 'Lost') },
  unknown: { word: 'Outcome not known', icon: icon('help', 'Outcome not known') },
};

/** How earlier renewals of this client went, newest first. */
export function earlierRenewalSections(renewals: readonly PriorRenewal[] | undefined): readonly Section[] {
  if (renewals === undefined || renewals.length === 0) return [];
  const widgets = capped(
    renewals,
    mostRenewals,
    ({ ref, endedOn, outcome, value }) =>
      line({
        icon: outcomes[outcome].icon,
        text: `<b>${outcomes[outcome].word}</b>: ${escapeText(ref)}`,
        below: `Ended ${dayText(endedOn)}.${value === undefined ? '' : ` ${moneyText(value)}.`}`,
      }),
    (hidden) => `And ${hidden} before.`,
  );
  const header = 'Earlier renewals';
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}
