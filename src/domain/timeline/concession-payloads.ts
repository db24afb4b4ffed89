import { written } from './payloads';

/** The terms and what was shown of them, under a version. A revision says why it came. */
export interface ConcessionRequested {
  readonly requestId: string;
  readonly version: number;
  readonly termsDigest: string;
  /** The terms, field by field, as their own topic words them. */
  readonly terms: Readonly<Record<string, unknown>>;
  readonly level: number;
  readonly policyVersion: string;
  /** Everything that was reckoned and shown: yearly value, margins, chances, level with its reasons, verdict. */
  readonly figures: Readonly<Record<string, unknown>>;
  readonly ref: string;
  readonly requesterName: string;
  readonly answerBy: string;
  readonly expiresAt: string;
  /** Of a revision how it came; of a request that a run raised what made it. */
  readonly why?: 'answered' | 'counterAccepted' | 'revised' | 'flatRenewal' | undefined;
  /** Of one that a run raised: whose it is to complete. */
  readonly requester?: string | undefined;
  /** Of one that a run raised: what its requester is asked. */
  readonly prompt?: string | undefined;
}

export interface ConcessionDecided {
  readonly requestId: string;
  readonly version: number;
  readonly termsDigest: string;
  readonly action: string;
  readonly role: string;
  readonly onBehalfOf?: string | undefined;
  readonly words: string;
  /** Where the request stands with it. */
  readonly state: string;
  readonly reviewDue: boolean;
  /** Of an approval with conditions: each with the day on which it is due. */
  readonly conditions?: readonly { readonly text: string; readonly dueOn: string }[] | undefined;
  /** Why another role or level decided than the policy asks for; absent: it did not. */
  readonly replaced?: readonly string[] | undefined;
}

export interface ConcessionMoved {
  readonly requestId: string;
  readonly version: number;
  /** `withdrawn`, `lapsed`, or `escalated` with the level it went to. */
  readonly state: string;
  readonly level?: number | undefined;
  /** Of an escalation: until when the next level has it. */
  readonly answerBy?: string | undefined;
  readonly words?: string | undefined;
}

export interface ConcessionReviewed {
  readonly requestId: string;
  readonly upholds: boolean;
  readonly words: string;
  readonly onBehalfOf?: string | undefined;
  /** Of one that was overturned: the client had signed already, so that it stands and is counted. */
  readonly isSigned?: true | undefined;
}

export interface ConditionMet {
  readonly requestId: string;
  /** Place in the list of conditions, from 0. */
  readonly condition: number;
  readonly words: string;
}

/** Its last day has passed: from the next one on the reference price applies. */
export interface ConcessionEnded {
  readonly requestId: string;
  /** Last day of the concession. */
  readonly endedOn: string;
  /** `Pref` of the contract, a year, in minor units: what applies again. */
  readonly referenceMinor: number;
  readonly currency: string;
}

/** The renewal is decided: the forecasts as they were shown, and how far they were off. */
export interface ConcessionScored {
  readonly requestId: string;
  /** `renewed` or `lost`. */
  readonly outcome: string;
  /** Where the request stood: only of a granted one `chanceWith` was at stake. */
  readonly state: string;
  /** `p0` and `p1` as they were shown. */
  readonly chanceWithout: number;
  readonly chanceWith: number;
  /** Squared distance from what came: of `p1` where it was granted, else of `p0`. */
  readonly brier: number;
}

export function concessionScored(payload: ConcessionScored): string {
  const { requestId, outcome, state, chanceWithout, chanceWith, brier } = payload;
  return written({ requestId, outcome, state, chanceWithout, chanceWith, brier });
}

export function concessionEnded({ requestId, endedOn, referenceMinor, currency }: ConcessionEnded): string {
  return written({ requestId, endedOn, referenceMinor, currency });
}

export function concessionRequested(payload: ConcessionRequested): string {
  return written({
    requestId: payload.requestId,
    version: payload.version,
    termsDigest: payload.termsDigest,
    terms: payload.terms,
    level: payload.level,
    policyVersion: payload.policyVersion,
    figures: payload.figures,
    ref: payload.ref,
    requesterName: payload.requesterName,
    answerBy: payload.answerBy,
    expiresAt: payload.expiresAt,
    why: payload.why,
    requester: payload.requester,
    prompt: payload.prompt,
  });
}

export function concessionDecided(payload: ConcessionDecided): string {
  const { requestId, version, termsDigest, action, role, onBehalfOf, words, state, reviewDue } = payload;
  const { conditions, replaced } = payload;
  return written({
    requestId,
    version,
    termsDigest,
    action,
    role,
    onBehalfOf,
    words,
    state,
    reviewDue,
    conditions,
    replaced,
  });
}

export function concessionMoved({ requestId, version, state, level, answerBy, words }: ConcessionMoved): string {
  return written({ requestId, version, state, level, answerBy, words });
}

export function concessionReviewed(payload: ConcessionReviewed): string {
  const { requestId, upholds, words, onBehalfOf, isSigned } = payload;
  return written({ requestId, upholds, words, onBehalfOf, isSigned });
}

export function conditionMet({ requestId, condition, words }: ConditionMet): string {
  return written({ requestId, condition, words });
}
