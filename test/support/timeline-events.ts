import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { emptyHead, sealEvents } from '#domain/timeline/append-events';
import { eventTypes, type SealedEvent, type TimelineEvent } from '#domain/timeline/event';
import type { Sha256 } from '#domain/vocabulary/ids';

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** A sync that was turned on. */
export function timelineEvent(overrides: Partial<TimelineEvent> = {}): TimelineEvent {
  return {
    eventId: 'event-1',
    at: '2026-03-15T09:00:00.000Z',
    type: 'syncTurnedOn',
    clientId: null,
    contractId: null,
    renewalId: null,
    actor: 'admin@msp.example',
    run: null,
    payloadText: '{}',
    ...overrides,
  };
}

/** A sealed timeline of this many events. */
export function timelineOf(count: number): readonly SealedEvent[] {
  const events = Array.from({ length: count }, (_, place) =>
    timelineEvent({ eventId: `event-${place}`, clientId: 1 + (place % 5), payloadText: `{"place":${place}}` }),
  );
  return sealEvents(emptyHead, events, sha256);
}

const text = fc.string({ unit: 'binary', maxLength: 12 });
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { nil: null });
const id = fc.integer({ min: 1, max: 99_999 });

const anyEvent: fc.Arbitrary<Omit<TimelineEvent, 'eventId'>> = fc.record({
  at: fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }).map((at) => new Date(at).toISOString()),
  type: fc.constantFrom(...eventTypes),
  clientId: orNull(id),
  contractId: orNull(id),
  renewalId: orNull(text),
  actor: fc.constantFrom('run', 'anna@msp.example', 'jürgen@msp.example'),
  run: orNull(text),
  payloadText: fc.oneof(fc.json({ maxDepth: 1 }), text),
});

/** Any events in any order, appended in any number of goes. */
export function anyTimeline(minLength: number): fc.Arbitrary<readonly SealedEvent[]> {
  return fc.tuple(fc.array(anyEvent, { minLength, maxLength: 12 }), fc.nat({ max: 12 })).map(([drafts, cut]) => {
    const events = drafts.map((draft, place) => ({ ...draft, eventId: `event-${place}` }));
    const first = sealEvents(emptyHead, events.slice(0, cut), sha256);
    const last = first[first.length - 1];
    const head = last === undefined ? emptyHead : { sequence: last.sequence, seal: last.seal };
    return [...first, ...sealEvents(head, events.slice(cut), sha256)];
  });
}
