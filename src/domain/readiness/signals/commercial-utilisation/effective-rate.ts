import { annualMoney, moneyText } from '../../../vocabulary/money';
import { knownMonths, whyNoHistory } from '../../full-months';
import { measured, onScale, signalOf, unknown } from '../../signal';
import { hoursIn, hoursText, whyNoCost, whyNoRevenue } from '../../labor';

const tooFew = 'Fewer than twelve hours of work were recorded in the last twelve full months.';

/** What an hour of work earns. Source: docs/domain/readiness.md, "Effective rate". */
export const effectiveRate = signalOf({
  id: 'effective-rate',
  dimension: 'commercialUtilisation',
  question: 'Does an hour of work earn what it used to?',
  weight: 2,
  source: 'agentCosts',
  tooFew,
  thresholds: {
    months: 12,
    lastMonths: 3,
    fewestHours: 12,
    priorHours: 5,
    bestOfPast: 0.9,
    worstOfPast: 0.66,
    bestOfCost: 1.5,
    worstOfCost: 1,
  },
  read(facts, thresholds) {
    const { months, lastMonths, fewestHours, priorHours } = thresholds;
    const known = knownMonths(facts, months);
    if (known.length < months) return unknown(whyNoHistory(facts, months));
    const { annualValue, hourCostMinor } = facts;
    if (annualValue === undefined || annualValue.annualMinor <= 0) return unknown(whyNoRevenue);
    if (hourCostMinor === undefined || hourCostMinor <= 0) return unknown(whyNoCost);
    const before = hoursIn(known.slice(0, -lastMonths));
    const last = hoursIn(known.slice(-lastMonths));
    if (before + last < fewestHours)
      return unknown(`Only ${hoursText(before + last)} in the last ${months} full months; ${fewestHours} are needed.`);

    const usual = (before * lastMonths) / (months - lastMonths);
    // The revenue is the same in both spans, so the rate moves as the hours do, the other way round.
    const ofPast = (usual + priorHours) / (last + priorHours);
    const revenue = (annualValue.annualMinor * lastMonths) / 12;
    const ofCost = last === 0 ? thresholds.bestOfCost : revenue / (last * hourCostMinor);
    const text = (minor: number): string => moneyText(annualMoney(Math.round(minor), annualValue.currency));
    const rateText = (hours: number): string =>
      hours === 0 ? 'no hour of work' : `${text(revenue / hours)} of revenue for each of ${hours.toFixed(1)} hours`;
    return measured(
      Math.min(
        onScale(ofPast, { worst: thresholds.worstOfPast, best: thresholds.bestOfPast }),
        onScale(ofCost, { worst: thresholds.worstOfCost, best: thresholds.bestOfCost }),
      ),
      `In the last ${lastMonths} full months ${rateText(last)}; before, ${rateText(usual)} in as many months. An hour costs us about ${text(hourCostMinor)}.`,
    );
  },
});
