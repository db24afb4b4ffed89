import { assert } from '../vocabulary/assert';
import { kindOf, type ConcessionType } from './concession-ask';
import { logit, sigmoid } from './normal-distribution';

/** Why the renewal is at risk. Source: spec of concessions 3. */
export const riskCauses = ['price', 'service', 'budget', 'competitor', 'relationship', 'other'] as const;
export type RiskCause = (typeof riskCauses)[number];

/** What a concession does to the chance of renewal, in logits: Normal(mean, sd²). */
export interface Lift {
  readonly mean: number;
  readonly sd: number;
  /** Outcomes of granted concessions of this type and cause behind it; 0: the prior alone. */
  readonly outcomes: number;
}

/** A granted concession whose renewal was decided. */
export interface GrantedOutcome {
  readonly type: ConcessionType;
  readonly cause: RiskCause;
  /** Chance of renewal without it, as it stood when it was granted. */
  readonly chanceWithout: number;
  readonly renewed: boolean;
}

/** Source: spec of concessions 3: price cause .5; service cause 0 for price concessions, .3 for credits and remediation; others .2; sd .5. */
const priorMeans = { price: 0.5, servicePrice: 0, serviceCredit: 0.3, other: 0.2 } as const;
const priorSd = 0.5;

export function priorLift(type: ConcessionType, cause: RiskCause): Lift {
  return { mean: priorMean(type, cause), sd: priorSd, outcomes: 0 };
}

function priorMean(type: ConcessionType, cause: RiskCause): number {
  if (cause === 'price') return priorMeans.price;
  if (cause !== 'service') return priorMeans.other;
  if (type === 'serviceCredit' || type === 'freeLabor') return priorMeans.serviceCredit;
  return kindOf({ type }) === 'price' ? priorMeans.servicePrice : priorMeans.other;
}

const mostSteps = 50;
const closeEnough = 1e-9;

/**
 * The prior, updated by what such concessions came to: the mode of the lift over outcomes of this type and cause with offset
 * logit p0, and the curvature there as its spread. Source: spec of concessions 3.
 */
export function updatedLift(type: ConcessionType, cause: RiskCause, ledger: readonly GrantedOutcome[]): Lift {
  const prior = priorLift(type, cause);
  const alike = ledger.filter((outcome) => outcome.type === type && outcome.cause === cause);
  if (alike.length === 0) return prior;
  const precision = 1 / prior.sd ** 2;
  let lift = prior.mean;
  let curvature = precision;
  for (let step = 0; step < mostSteps; step += 1) {
    let slope = -precision * (lift - prior.mean);
    curvature = precision;
    for (const { chanceWithout, renewed } of alike) {
      assert(chanceWithout > 0 && chanceWithout < 1, 'a chance lies between 0 and 1');
      const chance = sigmoid(logit(chanceWithout) + lift);
      slope += (renewed ? 1 : 0) - chance;
      curvature += chance * (1 - chance);
    }
    const move = slope / curvature;
    lift += move;
    if (Math.abs(move) < closeEnough) break;
  }
  return { mean: lift, sd: 1 / Math.sqrt(curvature), outcomes: alike.length };
}

/** Chance of renewal with the concession. */
export function chanceWith(chanceWithout: number, lift: number): number {
  return sigmoid(logit(chanceWithout) + lift);
}
