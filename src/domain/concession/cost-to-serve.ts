import { annualMoney, moneyText } from '../vocabulary/money';

/** What is known of serving one contract. Money in minor units of `currency`. */
export interface ServingFacts {
  readonly currency: string;
  /** Worked on the contract in so many full months, the newest ones. */
  readonly hours: number;
  readonly months: number;
  readonly hourCostMinor: number;
  /** A year, of licenses and devices that are bought and passed on; absent: the invoices do not say. */
  readonly resaleMinor?: number;
}

/** Of a year. Estimated: hours alone, or too few of them. */
export interface CostToServe {
  readonly annualMinor: number;
  readonly isEstimated: boolean;
  /** `84.5 hours in 12 months at GBP 31.00, and GBP 4,200.00 a year of what is bought for the client`. */
  readonly basis: string;
}

/** Below them a year that is made of the hours would be noise. Source: signals.md, agreement margin. */
export const fewestMonths = 6;
export const fewestHours = 6;
const mostMonths = 12;

/**
 * Labor and what is bought for the client, a year. Undefined: too little is known of the hours. Where the invoices do not say what
 * licenses cost, labor alone is a part of the cost, so the figure is estimated. Source: spec of concessions 1, "Cost to serve".
 */
export function costToServe(facts: ServingFacts): CostToServe | undefined {
  const { currency, hours, months, hourCostMinor, resaleMinor } = facts;
  if (months < fewestMonths || months > mostMonths || hours < fewestHours || hourCostMinor <= 0) return undefined;
  const text = (minor: number) => moneyText(annualMoney(Math.round(minor), currency));
  const labor = `${hours.toFixed(1)} hours in ${months} months at ${text(hourCostMinor)}`;
  return {
    annualMinor: Math.round((hours * hourCostMinor * 12) / months + (resaleMinor ?? 0)),
    isEstimated: resaleMinor === undefined,
    basis:
      resaleMinor === undefined
        ? `${labor}; what is bought for the client is not known`
        : `${labor}, and ${text(resaleMinor)} a year of what is bought for the client`,
  };
}
