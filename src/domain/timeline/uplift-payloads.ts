import { written } from './payloads';

/** What service data shows, with its worth. No text of a ticket: counts, and words that many tickets share. */
export interface FindingFound {
  /** The same finding always has the same key. */
  readonly key: string;
  /** `theme`, `overrun`, `unitDrift`, `entitlementGap`, `priceLag`, `waivedEscalator` or `priceMismatch`. */
  readonly kind: string;
  /** `watch` or `action`. */
  readonly strength: string;
  /** A year's worth by its cautious end; absent: worth cannot be said. */
  readonly annualMinor?: number | undefined;
  readonly pointMinor?: number | undefined;
  readonly currency?: string | undefined;
  /** `measured` or `estimated`. */
  readonly provenance: string;
  readonly confidence: number;
  /** In a few words: what is offered about. */
  readonly title: string;
  readonly evidence: string;
  readonly ticketIds: readonly number[];
  readonly falsifiedBy: string;
}

/** The run moved it: held or released, over without a verdict, or what became of its deal. */
export interface FindingMoved {
  readonly key: string;
  /** `held`, `found`, `won`, `lost` or `expired`. */
  readonly to: string;
  /** `held`, `released`, `cleared`, `won`, `lost` or `expired`. */
  readonly by: string;
  readonly because?: string | undefined;
  /** Of a won one: what it is worth a year, in minor units. */
  readonly wonMinor?: number | undefined;
}

/** Its account manager asks a second person for approval. */
export interface FindingPutForward {
  readonly key: string;
}

/** A second person agreed that it is presented. */
export interface FindingApproved {
  readonly key: string;
}

/** The client was shown it. */
export interface FindingPresented {
  readonly key: string;
}

export interface FindingDismissed {
  readonly key: string;
  readonly reason: string;
  /** It was wrong: a false alarm. */
  readonly isWrong: boolean;
}

export function findingFound(payload: FindingFound): string {
  const { key, kind, strength, annualMinor, pointMinor, currency, provenance, confidence } = payload;
  const { title, evidence, ticketIds, falsifiedBy } = payload;
  const worth = { annualMinor, pointMinor, currency, provenance, confidence };
  return written({ key, kind, strength, ...worth, title, evidence, ticketIds, falsifiedBy });
}

export function findingMoved({ key, to, by, because, wonMinor }: FindingMoved): string {
  return written({ key, to, by, because, wonMinor });
}

export function findingPutForward({ key }: FindingPutForward): string {
  return written({ key });
}

export function findingApproved({ key }: FindingApproved): string {
  return written({ key });
}

export function findingPresented({ key }: FindingPresented): string {
  return written({ key });
}

export function findingDismissed({ key, reason, isWrong }: FindingDismissed): string {
  return written({ key, reason, isWrong });
}
