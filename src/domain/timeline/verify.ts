import type { HexDigest, Sha256 } from '../vocabulary/ids';
import { emptyHead } from './append-events';
import type { SealedEvent, TimelineHead } from './event';
import { isSeal, sealOf } from './sealed-text';

export type Verification =
  | {
      readonly kind: 'intact';
      readonly head: TimelineHead;
      readonly count: number;
      /** Ids that stand in more than one event: a write that was not noticed to be a repetition. The chain is whole. */
      readonly repeatedEventIds: readonly string[];
    }
  | {
      readonly kind: 'broken';
      /** The sequence that should stand in the first bad place. */
      readonly at: number;
      readonly eventId?: string;
      readonly because: string;
    };

type Broken = Extract<Verification, { kind: 'broken' }>;

/** Takes the events one after the other, as they are read; keeps none of them. */
export interface TimelineVerifier {
  /** False once the timeline is known to be broken: the rest need not be read. */
  next(event: SealedEvent): boolean;
  finish(): Verification;
}

/** An event whose seal does not fit: the event after it tells which of the two was changed. */
interface Suspect {
  readonly event: SealedEvent;
  readonly at: number;
  readonly rightSeal: HexDigest;
}

/**
 * Recomputes every seal. `anchor` is a head kept outside the workbook: without one, a timeline that was cut at its end, or
 * rewritten as a whole with new seals, looks like any other.
 */
export function timelineVerifier(sha256: Sha256, anchor?: TimelineHead): TimelineVerifier {
  let count = 0;
  let previous: SealedEvent | undefined;
  let suspect: Suspect | undefined;
  let broken: Broken | undefined;
  const eventIds = new Set<string>();
  const repeated = new Set<string>();

  return {
    next(event) {
      if (suspect !== undefined) broken = settled(suspect, event);
      if (broken !== undefined) return false;
      const at = count;
      const rightSeal = sealOf(event, sha256);
      if (rightSeal !== event.seal) {
        suspect = { event, at, rightSeal };
        return true;
      }
      broken = misplaced(event, at, previous) ?? offAnchor(event, anchor);
      const known = eventIds.size;
      eventIds.add(event.eventId);
      if (eventIds.size === known) repeated.add(event.eventId);
      previous = event;
      count += 1;
      return broken === undefined;
    },
    finish() {
      if (broken === undefined && suspect !== undefined) broken = settled(suspect, undefined);
      broken ??= truncated(count, anchor);
      if (broken !== undefined) return broken;
      const head = previous === undefined ? emptyHead : { sequence: previous.sequence, seal: previous.seal };
      return { kind: 'intact', head, count, repeatedEventIds: [...repeated] };
    },
  };
}

export function verifyTimeline(events: Iterable<SealedEvent>, sha256: Sha256, anchor?: TimelineHead): Verification {
  const verifier = timelineVerifier(sha256, anchor);
  for (const event of events) if (!verifier.next(event)) break;
  return verifier.finish();
}

function settled({ event, at, rightSeal }: Suspect, next: SealedEvent | undefined): Broken {
  const because = (): string => {
    if (!isSeal(event.seal)) return 'Its seal is not a seal any more.';
    if (next?.previousSeal === rightSeal) return 'Its seal was edited: the event after it was sealed over another one.';
    if (next?.previousSeal === event.seal) return 'Its content was edited: it does not fit its seal.';
    return 'It does not fit its seal: the content or the seal was edited, or the event was put in by hand.';
  };
  return { kind: 'broken', at, eventId: event.eventId, because: because() };
}

/** The event is as it was sealed. Does it stand where it was sealed to stand? */
function misplaced(event: SealedEvent, at: number, previous: SealedEvent | undefined): Broken | undefined {
  const broken = (place: number, { eventId }: SealedEvent, because: string): Broken => ({
    kind: 'broken',
    at: place,
    eventId,
    because,
  });
  if (event.sequence > at) {
    const missing = event.sequence === at + 1 ? `Event ${at}` : `Events ${at} to ${event.sequence - 1}`;
    return broken(at, event, `${missing} should stand before this one: dropped, or moved.`);
  }
  if (event.sequence < at) {
    if (event.seal === previous?.seal) return broken(at, event, `Event ${event.sequence} stands twice.`);
    if (previous !== undefined && event.sequence === previous.sequence) {
      return broken(previous.sequence, previous, `Two events claim place ${event.sequence}: one was put in.`);
    }
    return broken(at, event, `Event ${event.sequence} stands here, after its place: moved, or copied.`);
  }
  if (previous === undefined) {
    return event.previousSeal === emptyHead.seal
      ? undefined
      : broken(at, event, 'The first event is not sealed over the empty timeline.');
  }
  if (event.previousSeal === previous.seal) return undefined;
  return broken(
    previous.sequence,
    previous,
    'The event after it was sealed over another one: this one was replaced and sealed anew.',
  );
}

function offAnchor(event: SealedEvent, anchor: TimelineHead | undefined): Broken | undefined {
  if (anchor === undefined || event.sequence !== anchor.sequence || event.seal === anchor.seal) return undefined;
  const because =
    'It is not the event that was anchored outside the workbook: this one or an earlier one was rewritten and sealed anew.';
  return { kind: 'broken', at: event.sequence, eventId: event.eventId, because };
}

function truncated(count: number, anchor: TimelineHead | undefined): Broken | undefined {
  if (anchor === undefined || count > anchor.sequence) return undefined;
  const missing = anchor.sequence - count + 1;
  const because = `The timeline was cut: ${missing === 1 ? '1 event is' : `${missing} events are`} missing at its end, up to ${anchor.sequence}.`;
  return { kind: 'broken', at: count, because };
}
