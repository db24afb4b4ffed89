import type { Instant } from '#domain/vocabulary/calendar-date';
import { hmacSha256, isSameDigest } from '#domain/vocabulary/hmac';
import type { Sha256 } from '#domain/vocabulary/ids';
import { utf8 } from '#domain/vocabulary/utf8';
import type { PropertyStore } from './ports/platform';
import { propertyNames } from './settings';

export interface SigningParts {
  readonly properties: PropertyStore;
  readonly sha256: Sha256;
  newDraftId(): string;
}

/** A card that lay open for longer than a working day is drawn again. */
export const signatureHours = 12;
const hour = 3_600_000;

/** What a button stands for, the person it was drawn for among it; the first field says which kind of button it is. */
export type SignedFields = readonly (string | number | boolean)[];

/** `<instant until which it is good>.<HMAC>`. Parameters travel through the viewer's machine: this is what makes them ours. */
export function signed(fields: SignedFields, now: Instant, parts: SigningParts): string {
  const until = now + signatureHours * hour;
  return `${until}.${macOf(fields, until, parts)}`;
}

export type SignatureVerdict = 'good' | 'expired' | 'forged';

export function checkSigned(
  signature: string,
  fields: SignedFields,
  now: Instant,
  parts: SigningParts,
): SignatureVerdict {
  const match = /^(\d{10,16})\.([0-9a-f]{64})$/.exec(signature);
  if (match === null) return 'forged';
  const until = Number(match[1]);
  if (!isSameDigest(match[2] ?? '', macOf(fields, until, parts))) return 'forged';
  return now > until ? 'expired' : 'good';
}

function macOf(fields: SignedFields, until: Instant, parts: SigningParts): string {
  return hmacSha256(utf8(keyOf(parts)), JSON.stringify([...fields, until]), parts.sha256);
}

/** Made on first use; nobody ever sees it. Two first uses at once: one of them wins, and the other's cards are drawn again. */
function keyOf({ properties, newDraftId }: SigningParts): string {
  const known = properties.read(propertyNames.deedKey);
  if (known !== undefined && known !== '') return known;
  properties.write(propertyNames.deedKey, `${newDraftId()}${newDraftId()}`);
  return properties.read(propertyNames.deedKey) ?? '';
}
