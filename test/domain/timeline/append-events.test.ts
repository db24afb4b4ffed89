import { InvariantViolation } from '#domain/vocabulary/assert';
import { emptyHead, sealEvents } from '#domain/timeline/append-events';
import { sha256, timelineEvent, timelineOf } from '../../support/timeline-events';

test('events take their places after the head, each over the seal before it', () => {
  const [first, second] = timelineOf(2);
  expect(first).toMatchObject({ sequence: 0, previousSeal: '0'.repeat(64) });
  expect(second).toMatchObject({ sequence: 1, previousSeal: first?.seal });
});

test('appending in two goes gives what appending at once gives', () => {
  const events = ['a', 'b', 'c'].map((eventId) => timelineEvent({ eventId }));
  const once = sealEvents(emptyHead, events, sha256);
  const [first] = once;
  if (first === undefined) throw new Error('There is a first event.');
  expect(sealEvents({ sequence: 0, seal: first.seal }, events.slice(1), sha256)).toEqual(once.slice(1));
});

test('appending nothing gives nothing', () => {
  expect(sealEvents(emptyHead, [], sha256)).toEqual([]);
});

test('what a caller carries beside the fields of an event is not kept', () => {
  const carried = { ...timelineEvent(), secret: 'not sealed' };
  expect(sealEvents(emptyHead, [carried], sha256)[0]).not.toHaveProperty('secret');
});

test.each([
  { lack: 'an id', event: timelineEvent({ eventId: '' }) },
  { lack: 'an actor', event: timelineEvent({ actor: '' }) },
  { lack: 'milliseconds', event: timelineEvent({ at: '2026-03-15T09:00:00Z' }) },
  { lack: 'UTC', event: timelineEvent({ at: '2026-03-15T09:00:00.000+01:00' }) },
  { lack: 'a known type', event: timelineEvent({ type: 'invented' as 'syncTurnedOn' }) },
])('an event without $lack is a defect', ({ event }) => {
  expect(() => sealEvents(emptyHead, [event], sha256)).toThrow(InvariantViolation);
});

test('a head or a hash that is no seal is a defect', () => {
  expect(() => sealEvents({ sequence: -1, seal: 'none' }, [], sha256)).toThrow(InvariantViolation);
  expect(() => sealEvents(emptyHead, [timelineEvent()], () => 'ABC')).toThrow(InvariantViolation);
});
