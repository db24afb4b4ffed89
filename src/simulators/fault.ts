/** The words for what can be broken: plain data, so that a page may import it. */

export const vendorNames = ['halopsa', 'hubspot', 'google'] as const;

export type VendorName = (typeof vendorNames)[number];

export const faultKinds = [
  /** 429 with `Retry-After`; the work is not done. */
  'throttled',
  /** 429 that says nothing of how long. */
  'throttledWithoutWait',
  /** 500; the work is not done. */
  'serverError',
  /** The work is done, the answer takes its time. */
  'slow',
  /** The work is done, the body ends in the middle. */
  'truncatedBody',
  /** 200 and a page for people, as a proxy or a maintenance window answers; the work is not done. */
  'html',
  /** The work is done, then the connection is cut. */
  'lostReply',
  /** The connection is cut before anything is done. */
  'connectionReset',
  /** Tokens issued so far are refused; signing in works. */
  'expiredTokens',
  /** Signing in is refused, and so is everything that was signed in. */
  'refusedCredential',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Which of the calls that a fault concerns meet it. The chance is drawn anew for each, from a seed. */
export type FaultScope =
  | { readonly reach: 'every' }
  | { readonly reach: 'next'; readonly calls: number }
  | { readonly reach: 'chance'; readonly oneIn: number; readonly seed: number };

export interface Fault {
  readonly kind: FaultKind;
  readonly scope: FaultScope;
}

/** What is broken now; a vendor that works normally is absent. */
export type StandingFaults = Readonly<Partial<Record<VendorName, Fault>>>;

/** HubSpot's service key is no token that runs out: it can only be refused. */
export const faultKindsOf: Readonly<Record<VendorName, readonly FaultKind[]>> = {
  halopsa: faultKinds,
  hubspot: faultKinds.filter((kind) => kind !== 'expiredTokens'),
  google: faultKinds,
};

/** Calls that met a fault, by its kind. */
export type FaultsMet = Readonly<Record<VendorName, Readonly<Partial<Record<FaultKind, number>>>>>;
