import type { PolicyDeed } from '#domain/concession/policy-approval';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { checkSigned, signed, type SignatureVerdict, type SigningParts } from '../../button-signature';
import type { ConcessionDeedName, RequestId } from '../../views/concession';

/** What a button stands for. A signature of one is none of another. */
export interface SignedDeed {
  readonly requestId: RequestId;
  readonly version: number;
  readonly termsDigest: string;
  /** The person the card was drawn for. */
  readonly person: string;
  readonly deed: ConcessionDeedName | PolicyDeed;
}

export function signDeed(deed: SignedDeed, now: Instant, parts: SigningParts): string {
  return signed(fieldsOf(deed), now, parts);
}

export function checkSignature(
  signature: string,
  deed: SignedDeed,
  now: Instant,
  parts: SigningParts,
): SignatureVerdict {
  return checkSigned(signature, fieldsOf(deed), now, parts);
}

function fieldsOf({ requestId, version, termsDigest, person, deed }: SignedDeed) {
  return ['deed-v1', requestId, version, termsDigest, person, deed];
}
