import type { Sha256 } from '../vocabulary/ids';
import type { SealedEvent } from './event';
import { sealOf } from './sealed-text';

/** Whether one event still is what was sealed. Says nothing about its neighbors: only verifying the whole timeline does. */
export function sealFits(event: SealedEvent, sha256: Sha256): boolean {
  return sealOf(event, sha256) === event.seal;
}
