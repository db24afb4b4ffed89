import * as v from 'valibot';
import { usualPolicy, type ApprovalPolicy } from '#domain/concession/approval-policy';
import { concessionTypes } from '#domain/concession/concession-ask';
import { usualEconomics } from '#domain/concession/economics';
import { policyFaults } from '#domain/concession/policy-faults';
import { usualPricing } from '#domain/concession/yearly-value';
import { usualBusinessCalendar } from '#domain/vocabulary/business-time';
import { minorDigitsOf } from '#domain/vocabulary/money';
import { roles } from '#domain/vocabulary/person';
import type { ConcessionSettings } from './figures';

const Share = v.pipe(v.number(), v.minValue(0, 'is below 0'), v.maxValue(1, 'is a share, such as 0.45'));
const Level = v.picklist([1, 2, 3]);
const end = v.optional(v.number());

const RangeRow = v.strictObject({
  axis: v.picklist(['depth', 'margin', 'amount', 'term', 'count', 'coverage']),
  level: Level,
  atLeast: end,
  above: end,
  upTo: end,
  below: end,
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'is a currency code such as GBP'))),
});
const TypeRow = v.strictObject({ axis: v.literal('type'), level: Level, types: v.array(v.picklist(concessionTypes)) });

/** The MSP's own approval policy; a gap, an overlap or an unreachable row is refused with the row named. */
const PolicySetting = v.pipe(
  v.strictObject({
    version: v.pipe(v.string(), v.minLength(1, 'is empty: name the version')),
    rows: v.array(v.union([RangeRow, TypeRow])),
    levelWithoutGive: v.optional(Level, usualPolicy.levelWithoutGive),
    rolesByLevel: v.optional(
      v.strictObject({ 1: v.array(v.picklist(roles)), 2: v.array(v.picklist(roles)), 3: v.array(v.picklist(roles)) }),
      { 1: [...usualPolicy.rolesByLevel[1]], 2: [...usualPolicy.rolesByLevel[2]], 3: [...usualPolicy.rolesByLevel[3]] },
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const [fault] = policyFaults(dataset.value as ApprovalPolicy);
    if (fault !== undefined) addIssue({ message: `has a fault at "${fault.where}": ${fault.problem}` });
  }),
);

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is no time HH:MM'));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day YYYY-MM-DD'));

/** What reckoning and deciding concessions needs. Cost of an hour and margin have no default: nobody else's fits. */
export const ConcessionSetting = v.strictObject({
  /** Major units of the settings' currency. */
  hourCost: v.pipe(v.number(), v.minValue(0.01, 'must be above 0')),
  hourList: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Share of revenue that is margin where the cost to serve is not measured. */
  margin: Share,
  marginFloor: v.optional(Share, usualEconomics.marginFloor),
  costOfCapital: v.optional(Share, usualPricing.costOfCapital),
  discountRate: v.optional(Share, usualEconomics.discountRate),
  yearlySurvival: v.optional(Share, usualEconomics.yearlySurvival),
  /** HaloPSA ids of clients that the MSP owner flagged: level 3 always. */
  strategicClientIds: v.optional(v.array(v.number()), []),
  policy: v.optional(PolicySetting),
});

/** When the MSP works: deadlines run in it. */
export const BusinessHoursSetting = v.strictObject({
  workDays: v.optional(
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))), v.minLength(1, 'is empty')),
    [...usualBusinessCalendar.workDays],
  ),
  opensAt: v.optional(time, usualBusinessCalendar.opensAt),
  closesAt: v.optional(time, usualBusinessCalendar.closesAt),
  holidays: v.optional(v.array(day), []),
});

export type ConcessionSetting = v.InferOutput<typeof ConcessionSetting>;

/** The setting as the rules take it. `currency` is that of the settings. */
export function concessionSettings(setting: ConcessionSetting, currency: string): ConcessionSettings {
  const minor = (major: number) => Math.round(major * 10 ** minorDigitsOf(currency));
  return {
    pricing: {
      hourCostMinor: minor(setting.hourCost),
      ...(setting.hourList === undefined ? {} : { hourListMinor: minor(setting.hourList) }),
      costOfCapital: setting.costOfCapital,
      discountRate: setting.discountRate,
    },
    economics: {
      marginFloor: setting.marginFloor,
      yearlySurvival: setting.yearlySurvival,
      discountRate: setting.discountRate,
    },
    // Parsed rows have the keys of a row and no others; the schema's optional ends are the rows' own.
    policy: setting.policy === undefined ? policyIn(currency) : (setting.policy as ApprovalPolicy),
    configuredMargin: setting.margin,
  };
}

/** The product's policy with its amounts in the MSP's currency: they are round figures to be edited, not an exchange. */
function policyIn(currency: string): ApprovalPolicy {
  return {
    ...usualPolicy,
    rows: usualPolicy.rows.map((row) => (row.axis === 'amount' ? { ...row, currency } : row)),
  };
}
