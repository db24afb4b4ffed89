import { foldClientEvent, type SaidOfClient } from '#application/sync/people/fold-client-event';
import type { TimelineEvent } from '#domain/timeline/event';

const event = (eventId: string, type: TimelineEvent['type'], payload: unknown, at = '2026-03-01T08:00:00.000Z') => ({
  eventId,
  at,
  type,
  clientId: 1,
  contractId: null,
  renewalId: null,
  actor: 'ivy@msp.example',
  run: null,
  payloadText: JSON.stringify(payload),
});
const release = (eventId: string, at: string, ticketIds: readonly unknown[] = [7]) =>
  event(eventId, 'gateReleased', { reason: 'Fixed.', until: '2026-03-02T12:00:00.000Z', ticketIds }, at);
const mapping = (eventId: string, role: string, email = 'helen@birch.example') =>
  event(eventId, 'stakeholderMapped', { role, email, contactId: '90' });

const folded = (...events: readonly TimelineEvent[]): SaidOfClient =>
  events.reduce<SaidOfClient>((said, each) => foldClientEvent(said, each), {});

test('the newest release is kept, with who gave it, in whatever order the events are read again', () => {
  const events = [release('r-1', '2026-03-01T08:00:00.000Z'), release('r-2', '2026-03-01T09:00:00.000Z', [7, 'x', 8])];
  const once = folded(...events);
  expect(once.release).toEqual({
    eventId: 'r-2',
    at: Date.UTC(2026, 2, 1, 9),
    by: 'ivy@msp.example',
    reason: 'Fixed.',
    until: Date.UTC(2026, 2, 2, 12),
    ticketIds: [7, 8],
  });
  expect(folded(...events, ...events)).toEqual(once);
});

test('a mapping is kept once for each event', () => {
  const events = [mapping('m-1', 'sponsor'), mapping('m-2', 'signatory', 'tom@birch.example')];
  const once = folded(...events);
  expect(once.mappings).toEqual([
    { eventId: 'm-1', role: 'sponsor', email: 'helen@birch.example', contactId: '90' },
    { eventId: 'm-2', role: 'signatory', email: 'tom@birch.example', contactId: '90' },
  ]);
  expect(folded(...events, ...events)).toEqual(once);
});

test.each([
  ['a role that is none', mapping('m-1', 'boss')],
  ['no address', mapping('m-1', 'sponsor', '')],
  ['a release without an end', event('r-1', 'gateReleased', { reason: 'x', until: 'soon', ticketIds: [7] })],
  ['another event', event('i-1', 'interventionLogged', { kind: 'exitRequest', happenedOn: '2026-02-28' })],
  ['no JSON', { ...mapping('m-1', 'sponsor'), payloadText: '{' }],
])('%s says nothing', (_what, each) => {
  expect(folded(each)).toEqual({});
});
