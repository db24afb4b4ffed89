import { assert } from '../vocabulary/assert';
import { addDays, type CalendarDate, type CalendarMonth } from '../vocabulary/calendar-date';
import type { ClientId, ContractId, RenewalId } from '../vocabulary/ids';

export const renewalOutcomes = ['renewed', 'lost', 'pending', 'lapsedStillBilling'] as const;
export type RenewalOutcome = (typeof renewalOutcomes)[number];

/** Why a lost one was lost, as far as figures keep it apart. Source: spec of KPIs 4. */
export const lossReasons = ['theirChoice', 'ourDecision', 'insolvency', 'acquisition', 'tender'] as const;
export type LossReason = (typeof lossReasons)[number];

/** Service churn stays out of these: they are left out of model labels, never out of GRR. */
export const involuntary: ReadonlySet<LossReason> = new Set(['insolvency', 'acquisition', 'tender']);

/**
 * The figures of one contract in one cycle. All money annual, minor units of one currency at the rate of cycle start. Source: spec
 * of KPIs 1. Volume is at the old unit price: scope lost counts in full even where the price rose.
 */
export interface RenewalFigures {
  readonly renewalId: RenewalId;
  /** Contracts that end together have one outcome. */
  readonly groupId: RenewalId;
  readonly contractId: ContractId;
  readonly clientId: ClientId;
  /** The renewal counts in the period of its due date, however early or late it was signed. */
  readonly dueOn: CalendarDate;
  readonly outcome: RenewalOutcome;
  /** Signed, or decided by silence. Absent while pending. */
  readonly closedOn?: CalendarDate;
  readonly mode?: 'signed' | 'auto';
  readonly lossReason?: LossReason;
  /** `B`. */
  readonly baselineMinor: number;
  /** `E`: what the contract grants, whether or not it was taken. */
  readonly escalatorMinor: number;
  /** `C_price`: price cut, waived escalator, waived units. */
  readonly priceConcessionMinor: number;
  /** `C_other`: credits, free months, labor, terms. Not in the recurring price. */
  readonly otherConcessionMinor: number;
  /** The part of E that was waived; part of `C_price`. */
  readonly escalatorWaivedMinor: number;
  /** `S`: scope added by an accepted uplift. */
  readonly scopeAddedMinor: number;
  /** `V`: change of volume or scope at the old unit price; negative is contraction. */
  readonly volumeMinor: number;
  /** Licenses that are passed on: kept apart, so that mixing does not hide service churn. */
  readonly isPassThrough: boolean;
  /** Prepaid hours and time and material: counted, without value in GRR. */
  readonly isUncommitted: boolean;
  /** Yearly cost to serve; absent: not known. */
  readonly costMinor?: number;
}

/** `R_total = B + E − C_price + S + V`; nothing of a lost contract. */
export function renewedMinor(figures: RenewalFigures): number {
  if (figures.outcome !== 'renewed') return 0;
  const { baselineMinor, escalatorMinor, priceConcessionMinor, scopeAddedMinor, volumeMinor } = figures;
  return baselineMinor + escalatorMinor - priceConcessionMinor + scopeAddedMinor + volumeMinor;
}

/** What renews if nobody decides anything. */
export function referenceMinor({ baselineMinor, escalatorMinor }: RenewalFigures): number {
  return baselineMinor + escalatorMinor;
}

export function concessionMinor({ priceConcessionMinor, otherConcessionMinor }: RenewalFigures): number {
  return priceConcessionMinor + otherConcessionMinor;
}

export function isClosed({ outcome }: RenewalFigures): boolean {
  return outcome === 'renewed' || outcome === 'lost';
}

export function assertSound(figures: RenewalFigures): void {
  const { baselineMinor, escalatorMinor, priceConcessionMinor, otherConcessionMinor, escalatorWaivedMinor } = figures;
  const all = [baselineMinor, escalatorMinor, priceConcessionMinor, otherConcessionMinor, figures.scopeAddedMinor];
  assert(
    [...all, escalatorWaivedMinor, figures.volumeMinor].every(Number.isSafeInteger),
    'money is counted in whole minor units',
  );
  assert(
    all.every((minor) => minor >= 0) && escalatorWaivedMinor >= 0,
    'a baseline, an increase, a concession and added scope are never below 0',
  );
  assert(
    escalatorWaivedMinor <= Math.min(escalatorMinor, priceConcessionMinor),
    'what is waived is part of E and of C',
  );
}

/** Calendar months, both ends included. */
export interface Period {
  readonly from: CalendarMonth;
  readonly to: CalendarMonth;
}

export function isIn({ from, to }: Period, day: CalendarDate): boolean {
  const month = day.slice(0, 7);
  return from <= month && month <= to;
}

/** Days after its end in which a period still takes changes; later ones are restatements with a date of their own. */
export const restatementDays = 90;

/** The first day on which the figures of a period no longer change. */
export function closesOn({ to }: Period): CalendarDate {
  const [year = 0, month = 0] = to.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return addDays(lastDay, restatementDays + 1);
}
