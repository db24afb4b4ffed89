import { addDays } from '../../../vocabulary/calendar-date';
import type { Leaver } from '../../contract-facts';
import { measured, signalOf, unknown } from '../../signal';

const thresholds = {
  days: 120,
  sponsorCost: 60,
  roleCost: 30,
  vipCost: 30,
  otherCost: 3,
  mostOtherCost: 15,
} as const;
type Thresholds = { readonly [Name in keyof typeof thresholds]: number };

/** Source: docs/domain/readiness.md, "Contact turnover". */
export const contactTurnover = signalOf({
  id: 'contact-turnover',
  dimension: 'relationship',
  question: 'Are the people we know still there?',
  weight: 4,
  source: 'contacts',
  tooFew: 'Leaving has not been noticed for 120 days yet.',
  thresholds,
  read({ asOf, leavers }, model) {
    if (leavers === undefined) return unknown('Whether contacts left is not watched.');
    const { noticedSince, people } = leavers;
    const since = addDays(asOf, -model.days);
    const left = people.filter(({ leftOn }) => leftOn > since && leftOn <= asOf);
    if (noticedSince > since)
      return unknown(
        `We notice who leaves only since ${noticedSince}, and ${model.days} days are needed. ${left.length === 0 ? 'Nobody left so far.' : leftText(left, 'so far')}`,
      );

    const named = left.filter((leaver) => costOf(leaver, model) > model.otherCost);
    const others = Math.min(model.mostOtherCost, (left.length - named.length) * model.otherCost);
    const cost = named.reduce((total, leaver) => total + costOf(leaver, model), others);
    return measured(
      Math.max(0, 100 - cost),
      left.length === 0
        ? `Nobody we know left in the last ${model.days} days.`
        : leftText(left, `in the last ${model.days} days`),
    );
  },
});

/** A leaver is counted once, for the most that is known of them. */
function costOf({ roles, isVip }: Leaver, { sponsorCost, roleCost, vipCost, otherCost }: Thresholds): number {
  return Math.max(
    otherCost,
    roles.includes('sponsor') ? sponsorCost : 0,
    roles.length > 0 ? roleCost : 0,
    isVip ? vipCost : 0,
  );
}

function leftText(left: readonly Leaver[], when: string): string {
  const sponsors = left.filter(({ roles }) => roles.includes('sponsor')).length;
  const others = left.filter(({ isVip, roles }) => (isVip || roles.length > 0) && !roles.includes('sponsor')).length;
  if (left.length === 1) {
    const who = sponsors === 1 ? 'a sponsor' : others === 1 ? 'a stakeholder or VIP' : 'no stakeholder and no VIP';
    return `1 contact left ${when}, ${who}.`;
  }
  const named = [
    ...(sponsors === 0 ? [] : [sponsors === 1 ? '1 sponsor' : `${sponsors} sponsors`]),
    ...(others === 0 ? [] : [others === 1 ? '1 other stakeholder or VIP' : `${others} other stakeholders or VIPs`]),
  ];
  const whom = named.length === 0 ? 'none of them a stakeholder or VIP' : `among them ${named.join(' and ')}`;
  return `${left.length} contacts left ${when}, ${whom}.`;
}
