/**
 * The frozen text that a seal is taken over, version v1. It must never change: every seal ever written was taken over it.
 *
 *     JSON.stringify(['v1', sequence, eventId, at, type, clientId, contractId, renewalId, actor, run, payloadText, previousSeal])
 *
 * An array, not an object: the order of fields is part of the format and must not depend on how a caller built the event.
 * `payloadText` is the payload exactly as stored in its cell: verifying never reads and writes it anew. JSON quotes every field,
 * so no two events share a text; a lone surrogate is written as its escape by every engine since ES2019. The text is hashed as
 * UTF-8. A field that is to be sealed later needs v2 beside this one, never instead of it.
 */
import type { HexDigest, Sha256 } from '../vocabulary/ids';
import type { SealedEvent } from './event';

/** What the first event is chained to. */
export const genesisSeal: HexDigest = '0'.repeat(64);

const sealPattern = /^[0-9a-f]{64}$/;

export function isSeal(text: string): boolean {
  return sealPattern.test(text);
}

export function sealedText(event: Omit<SealedEvent, 'seal'>): string {
  const { sequence, eventId, at, type, clientId, contractId, renewalId, actor, run, payloadText, previousSeal } = event;
  return JSON.stringify([
    'v1',
    sequence,
    eventId,
    at,
    type,
    clientId,
    contractId,
    renewalId,
    actor,
    run,
    payloadText,
    previousSeal,
  ]);
}

export function sealOf(event: Omit<SealedEvent, 'seal'>, sha256: Sha256): HexDigest {
  return sha256(sealedText(event));
}
