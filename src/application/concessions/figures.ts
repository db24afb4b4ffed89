import type { ApprovalPolicy } from '#domain/concession/approval-policy';
import {
  cumulativeDepth,
  type CumulativeDepth,
  type LedgerEntry,
  type ReferencePrice,
} from '#domain/concession/cumulative-depth';
import {
  weighConcession,
  type Chance,
  type Economics,
  type EconomicsSettings,
  type Horizon,
} from '#domain/concession/economics';
import { requiredApproval, type RequiredApproval } from '#domain/concession/required-approval';
import { chanceWith, updatedLift, type GrantedOutcome, type Lift } from '#domain/concession/response';
import { stakeOf } from '#domain/concession/stake';
import { referenceMinor, yearlyValue, type PricingSettings, type RenewalTerms } from '#domain/concession/yearly-value';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { minorDigitsOf } from '#domain/vocabulary/money';
import { deviations } from '#domain/vocabulary/statistics';
import type { ContractId } from '#domain/vocabulary/ids';
import type { ContractContext } from '../views/client-context';
import type { ChanceFigure, ConcessionFigures, ExpectedMoney } from '../views/concession';
import type { CheckedValues } from './request/check-values';

/** What the MSP has set for reckoning concessions. */
export interface ConcessionSettings {
  readonly pricing: PricingSettings;
  readonly economics: EconomicsSettings;
  readonly policy: ApprovalPolicy;
  /** Share of revenue that is margin where the cost to serve is not measured. */
  readonly configuredMargin: number;
}

export interface FiguresQuestion {
  readonly contract: ContractContext;
  /** All contracts of the client: cumulative depth is over them. */
  readonly contracts: readonly ContractContext[];
  readonly checked: CheckedValues;
  readonly requestId: string;
  readonly today: CalendarDate;
  readonly ledger: readonly LedgerEntry[];
  readonly outcomes: readonly GrantedOutcome[];
  readonly isStrategicClient: boolean;
  readonly settings: ConcessionSettings;
}

export type FiguresAnswer =
  | { readonly kind: 'figures'; readonly figures: ConcessionFigures }
  | { readonly kind: 'unknown'; readonly because: string };

/** Everything a leader is shown of a request, and the level it goes to. Without a yearly value nothing can be reckoned. */
export function figuresOf(question: FiguresQuestion): FiguresAnswer {
  const { contract, checked, settings } = question;
  const terms = renewalTermsOf(contract, checked.termMonths);
  if (terms === undefined || terms.baselineMinor <= 0) {
    return {
      kind: 'unknown',
      because: `The yearly value of ${contract.ref} is not known. Enter it in HaloPSA; the next sync reads it.`,
    };
  }
  const value = yearlyValue(checked.ask, terms, settings.pricing);
  const cost = costToServe(contract, terms.baselineMinor, settings);
  const margins = marginsOf(referenceMinor(terms), cost.minor, value.annualMinor, settings.economics.marginFloor);
  const lift = updatedLift(checked.ask.type, checked.cause, question.outcomes);
  const chance = chanceOf(contract);
  const economics = chance === undefined ? undefined : economicsOf(question, { terms, cost, lift, chance });
  const depth = depthOf(question, value.annualMinor, terms.currency);
  const unknownVerdict = margins.marginBefore < settings.economics.marginFloor ? 'belowFloor' : 'chanceUnknown';
  return {
    kind: 'figures',
    figures: {
      currency: terms.currency,
      annualMinor: value.annualMinor,
      working: value.working,
      referenceMinor: referenceMinor(terms),
      clientReferenceMinor: pricesOf(question.contracts, terms.currency).reduce(
        (sum, price) => sum + price.referenceMinor,
        0,
      ),
      depthPercent: (100 * value.annualMinor) / referenceMinor(terms),
      ...(depth === undefined ? {} : { cumulativeDepthPercent: depth.depthPercent }),
      costToServeMinor: cost.minor,
      isCostEstimated: cost.isEstimated,
      ...(cost.basis === undefined ? {} : { costBasis: cost.basis }),
      ...margins,
      marginFloor: settings.economics.marginFloor,
      years: Math.max(1, checked.termMonths / 12),
      verdict: economics?.verdict ?? unknownVerdict,
      ...chanceFigures(contract, chance, lift),
      ...shownEconomics(economics),
      ...approvalOf(question, { currency: terms.currency, depth, cost, marginAfter: margins.marginAfter }),
    },
  };
}

type Margins = Pick<ConcessionFigures, 'marginBefore' | 'marginAfter' | 'highestDiscount'>;

function marginsOf(reference: number, cost: number, conceded: number, floor: number): Margins {
  const price = reference - conceded;
  return {
    marginBefore: (reference - cost) / reference,
    ...(price > 0 ? { marginAfter: (price - cost) / price } : {}),
    highestDiscount: Math.max(0, 1 - cost / (reference * (1 - floor))),
  };
}

function depthOf(question: FiguresQuestion, annualMinor: number, currency: string): CumulativeDepth | undefined {
  const { requestId, contract, contracts, ledger, today } = question;
  const asked = { requestId, contractId: contract.id, annualMinor, on: today };
  return cumulativeDepth(asked, ledger, pricesOf(contracts, currency));
}

interface ApprovalBasis {
  readonly currency: string;
  readonly depth: CumulativeDepth | undefined;
  readonly cost: Cost;
  readonly marginAfter: number | undefined;
}

function approvalOf(
  question: FiguresQuestion,
  { currency, depth, cost, marginAfter }: ApprovalBasis,
): RequiredApproval {
  const { checked, contract, settings, ledger } = question;
  return requiredApproval(
    {
      type: checked.ask.type,
      depthPercent: depth?.depthPercent,
      marginPoints: marginAfter === undefined ? undefined : 100 * (marginAfter - settings.economics.marginFloor),
      amount: depth === undefined ? undefined : depth.clientMinor / 10 ** minorDigitsOf(currency),
      currency,
      termMonths: checked.termMonths,
      count: depth?.count ?? ledger.length + 1,
      isStrategicClient: question.isStrategicClient,
      coveragePercent: contract.readiness === undefined ? undefined : 100 * contract.readiness.coverage,
      hasGive: checked.give !== 'nothing',
      isCostEstimated: cost.isEstimated,
    },
    settings.policy,
  );
}

function renewalTermsOf(
  { annualValue, escalatorPercent = 0 }: ContractContext,
  termMonths: number,
): RenewalTerms | undefined {
  if (annualValue === undefined) return undefined;
  const { annualMinor, currency } = annualValue;
  return {
    currency,
    baselineMinor: annualMinor,
    escalatorMinor: Math.round((annualMinor * escalatorPercent) / 100),
    termMonths,
  };
}

interface Cost {
  readonly minor: number;
  readonly isEstimated: boolean;
  readonly basis?: string;
}

/**
 * Measured where the sync knows hours, what an hour costs and what is bought for the client; else what the configured margin leaves.
 * Hours alone are a part of the cost: they can raise what the margin says and never lower it, so that no gap flatters a discount.
 */
function costToServe(
  { costToServe: measured }: ContractContext,
  annualMinor: number,
  { configuredMargin }: ConcessionSettings,
): Cost {
  const byMargin = Math.round(annualMinor * (1 - configuredMargin));
  if (measured === undefined) return { minor: byMargin, isEstimated: true };
  const { annualMinor: minor, isEstimated, basis } = measured;
  return !isEstimated || minor > byMargin ? { minor, isEstimated, basis } : { minor: byMargin, isEstimated: true };
}

/** A chance above 0 and below 1: the model clips it, and a record edited by hand must not break a card. */
function chanceOf({ probability }: ContractContext): Chance | undefined {
  if (probability === undefined) return undefined;
  const clip = (share: number) => Math.min(0.99, Math.max(0.01, share));
  const [low, middle, high] = [clip(probability.low), clip(probability.chance), clip(probability.high)];
  return low <= middle && middle <= high ? { low, middle, high } : undefined;
}

function economicsOf(
  { checked, settings, today }: FiguresQuestion,
  known: { readonly terms: RenewalTerms; readonly cost: Cost; readonly lift: Lift; readonly chance: Chance },
): Economics {
  const { endsOn } = checked;
  const stake = stakeOf(
    [checked.ask],
    {
      terms: known.terms,
      costToServeMinor: known.cost.minor,
      giveMinor: checked.giveMinor,
      remediationMinor: 0,
      lossMinor: 0,
      chanceWithout: known.chance,
      lift: known.lift,
      // From today: when the new term starts is not settled before it is agreed.
      ...(endsOn === undefined ? {} : { concessionMonths: Math.max(1, Math.ceil(daysBetween(today, endsOn) / 30.44)) }),
    },
    settings.pricing,
  );
  return weighConcession(stake, settings.economics);
}

function chanceFigures(
  { probability }: ContractContext,
  chance: Chance | undefined,
  lift: Lift,
): { readonly chanceWithout?: ChanceFigure; readonly chanceWith?: ChanceFigure } {
  if (chance === undefined || probability === undefined) return {};
  const source = probability.isCalibrated
    ? 'From readiness, calibrated on past renewals.'
    : 'From readiness; too few past renewals to check it against.';
  const reach = deviations.of80Percent * lift.sd;
  return {
    chanceWithout: { ...chance, source },
    chanceWith: {
      // The worst of the lift on the low end, the best on the high end.
      low: chanceWith(chance.low, lift.mean - reach),
      middle: chanceWith(chance.middle, lift.mean),
      high: chanceWith(chance.high, lift.mean + reach),
      source:
        lift.outcomes === 0
          ? 'A prior by type and cause; no concession of this kind was decided here yet.'
          : `A prior by type and cause, moved by ${lift.outcomes} decided here.`,
    },
  };
}

type ShownEconomics = Pick<ConcessionFigures, 'breakEven' | 'chanceThatItPays' | 'oneYear' | 'overTerm'>;

function shownEconomics(economics: Economics | undefined): Partial<ShownEconomics> {
  if (economics === undefined) return {};
  const { oneYear, overTerm } = economics;
  return {
    ...(overTerm.breakEven === undefined ? {} : { breakEven: overTerm.breakEven }),
    chanceThatItPays: overTerm.chanceThatItPays,
    oneYear: expected(oneYear),
    overTerm: expected(overTerm),
  };
}

function expected({ base, worst, best }: Horizon): ExpectedMoney {
  return {
    withoutMinor: Math.round(base.withoutMinor),
    worstMinor: Math.round(worst.withMinor),
    baseMinor: Math.round(base.withMinor),
    bestMinor: Math.round(best.withMinor),
  };
}

/** Only contracts in the same currency: sums of two are never made. One without a value makes the client's sum unknown. */
function pricesOf(contracts: readonly ContractContext[], currency: string): readonly ReferencePrice[] {
  return contracts.flatMap((contract): readonly { contractId: ContractId; referenceMinor: number }[] => {
    const terms = renewalTermsOf(contract, 12);
    if (terms === undefined || terms.currency !== currency) return [];
    return [{ contractId: contract.id, referenceMinor: referenceMinor(terms) }];
  });
}
