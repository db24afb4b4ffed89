import { annualMoney, moneyText } from '../../../vocabulary/money';
import { knownMonths, whyNoHistory } from '../../full-months';
import { hoursIn, hoursText, whyNoCost, whyNoRevenue } from '../../labor';
import { measured, onScale, signalOf, unknown } from '../../signal';

const tooFew = 'Fewer than six hours of work were recorded in the last six full months.';

/** What is left of the revenue after labor. Source: docs/domain/readiness.md, "Agreement margin". */
export const agreementMargin = signalOf({
  id: 'agreement-margin',
  dimension: 'commercialUtilisation',
  question: 'Does the contract earn its margin?',
  weight: 2,
  source: 'agentCosts',
  tooFew,
  thresholds: { months: 6, fewestHours: 6, worst: 0.2, floor: 0.35, best: 0.5 },
  read(facts, { months, fewestHours, worst, floor, best }) {
    const known = knownMonths(facts, months);
    if (known.length < months) return unknown(whyNoHistory(facts, months));
    const { annualValue, hourCostMinor } = facts;
    if (annualValue === undefined || annualValue.annualMinor <= 0) return unknown(whyNoRevenue);
    if (hourCostMinor === undefined || hourCostMinor <= 0) return unknown(whyNoCost);
    const hours = hoursIn(known);
    if (hours < fewestHours)
      return unknown(`Only ${hoursText(hours)} in the last ${months} full months; ${fewestHours} are needed.`);

    const revenue = (annualValue.annualMinor * months) / 12;
    const margin = (revenue - hours * hourCostMinor) / revenue;
    const text = (minor: number): string => moneyText(annualMoney(Math.round(minor), annualValue.currency));
    return measured(
      onScale(margin, { worst, best }),
      `${Math.floor(margin * 100 + 1e-9)}% of ${text(revenue)} is left after ${hours.toFixed(1)} hours of work in the last ${months} full months, each at ${text(hourCostMinor)}, the usual cost. The floor is ${Math.round(floor * 100)}%; tools and licenses are not counted.`,
    );
  },
});
