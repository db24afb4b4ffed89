import { assert } from '../vocabulary/assert';
import type { Sha256 } from '../vocabulary/ids';
import { eventTypes, type SealedEvent, type TimelineEvent, type TimelineHead } from './event';
import { genesisSeal, isSeal, sealOf } from './sealed-text';

export const emptyHead: TimelineHead = { sequence: -1, seal: genesisSeal };

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The events in their places after a head, each sealed over the one before. Nothing is written. */
export function sealEvents(
  head: TimelineHead,
  events: readonly TimelineEvent[],
  sha256: Sha256,
): readonly SealedEvent[] {
  assert(isSeal(head.seal), 'the seal of a head is 64 lowercase hex digits');
  let { sequence, seal: previousSeal } = head;
  return events.map((event) => {
    assertWellFormed(event);
    sequence += 1;
    // Field by field: what else a caller's object may carry is not sealed, so it is not kept.
    const { eventId, at, type, clientId, contractId, renewalId, actor, run, payloadText } = event;
    const placed = {
      eventId,
      at,
      type,
      clientId,
      contractId,
      renewalId,
      actor,
      run,
      payloadText,
      sequence,
      previousSeal,
    };
    const seal = sealOf(placed, sha256);
    assert(isSeal(seal), 'a seal is 64 lowercase hex digits');
    previousSeal = seal;
    return { ...placed, seal };
  });
}

function assertWellFormed({ eventId, at, type, actor }: TimelineEvent): void {
  assert(eventId !== '', 'an event has an id');
  assert(actor !== '', 'an event has an actor');
  assert(instantPattern.test(at), 'an event happens at a UTC instant with milliseconds');
  assert(eventTypes.includes(type), 'an event has a type of the list');
}
