import { foldEvent, type Said } from '#application/sync/people/fold-event';
import type { TimelineEvent } from '#domain/timeline/event';

const event = (over: Partial<TimelineEvent>, payload: unknown): TimelineEvent => ({
  eventId: 'e-1',
  at: '2026-03-01T08:00:00.000Z',
  type: 'interventionLogged',
  clientId: 1,
  contractId: 101,
  renewalId: '101@2026-12-31',
  actor: 'ada@msp.example',
  run: null,
  payloadText: JSON.stringify(payload),
  ...over,
});

const request = (eventId: string) => event({ eventId }, { kind: 'exitRequest', note: 'x', happenedOn: '2026-02-28' });
const set = (eventId: string) =>
  event(
    { eventId, type: 'bandOverridden' },
    {
      band: 'ready',
      reason: 'Signed.',
      expiresOn: '2026-03-31',
      setOn: '2026-03-01',
      engineBand: 'atRisk',
      engineLow: 40,
      engineHigh: 60,
    },
  );
const withdrawn = (override: string) =>
  event({ eventId: `w-${override}`, type: 'bandOverrideWithdrawn' }, { override, withdrawnOn: '2026-03-02' });

const folded = (...events: readonly TimelineEvent[]): Said =>
  events.reduce<Said>((said, each) => foldEvent(said, each), {});

test('the same events folded twice say what they say once', () => {
  const events = [request('r-1'), set('o-1'), withdrawn('o-1'), set('o-2'), request('r-2')];
  const once = folded(...events);
  expect(folded(...events, ...events)).toEqual(once);
  expect(once.requests?.map(({ eventId }) => eventId)).toEqual(['r-1', 'r-2']);
  expect(once.overrides?.map(({ eventId, withdrawnOn }) => [eventId, withdrawnOn])).toEqual([
    ['o-1', '2026-03-02'],
    ['o-2', undefined],
  ]);
});

test('an override keeps the person, both bands and the renewal it is about', () => {
  expect(folded(set('o-1')).overrides).toEqual([
    {
      eventId: 'o-1',
      band: 'ready',
      reason: 'Signed.',
      by: 'ada@msp.example',
      setOn: '2026-03-01',
      expiresOn: '2026-03-31',
      engineBand: 'atRisk',
      engineLow: 40,
      engineHigh: 60,
      termEndsOn: '2026-12-31',
    },
  ]);
});

test('only the newest are kept', () => {
  const requests = Array.from({ length: 40 }, (_, place) => request(`r-${place}`));
  const said = folded(...requests);
  expect(said.requests).toHaveLength(12);
  expect(said.requests?.at(-1)?.eventId).toBe('r-39');
});

test.each([
  event({}, { kind: 'call', note: 'x', happenedOn: '2026-02-28' }),
  event({}, { kind: 'constructor', note: 'x', happenedOn: '2026-02-28' }),
  event({}, { kind: 'exitRequest', note: 'x', happenedOn: 'soon' }),
  event({ type: 'bandOverridden' }, { band: 'excellent', reason: 'x', expiresOn: '2026-03-31', setOn: '2026-03-01' }),
  event({ type: 'bandOverridden' }, null),
  event({ type: 'bandOverrideWithdrawn' }, { override: 'nothing', withdrawnOn: '2026-03-02' }),
  event({ type: 'readinessMeasured', actor: 'run' }, {}),
  event({ payloadText: '{' }, {}),
])('what says nothing of a request or a band changes nothing (%#)', (each) => {
  const said: Said = {};
  expect(foldEvent(said, each)).toBe(said);
});
