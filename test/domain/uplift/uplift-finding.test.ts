import fc from 'fast-check';
import {
  advanceFinding,
  findingKey,
  findingStates,
  holdReason,
  priorityOf,
  type FindingEvent,
  type FindingLife,
  type UpliftFinding,
} from '#domain/uplift/uplift-finding';

const found: FindingLife = { key: findingKey('theme', 7, '1/3'), state: 'found' };
const [amy, sue] = ['amy@msp.example', 'sue@msp.example'];

function walk(events: readonly FindingEvent[]): string {
  let life = found;
  for (const event of events) {
    const step = advanceFinding(life, event, '2026-06-01');
    if (step.kind === 'refused') return step.because;
    life = step.life;
  }
  return life.state;
}

test('found, approved by one, presented by another, won', () => {
  expect(walk([{ type: 'approved', by: sue }, { type: 'presented', by: amy }, { type: 'won' }])).toBe('won');
});

test.each<[string, readonly FindingEvent[], string]>([
  ['presented without approval', [{ type: 'presented', by: amy }], 'A second person approves it first.'],
  [
    'presented by who approved it',
    [
      { type: 'approved', by: sue },
      { type: 'presented', by: sue },
    ],
    'Whoever approved it is not the one who presents it.',
  ],
  [
    'approved while held',
    [{ type: 'held' }, { type: 'approved', by: sue }],
    'The client is gated or not ready: settle service first, then price.',
  ],
  [
    'presented while held',
    [{ type: 'approved', by: sue }, { type: 'held' }, { type: 'presented', by: amy }],
    'The client is gated or not ready: settle service first, then price.',
  ],
  [
    'dismissed without a reason',
    [{ type: 'dismissed', by: amy, reason: ' ', isWrong: true }],
    'Say why, so that it is not found again for the same reason.',
  ],
  ['won before it was presented', [{ type: 'won' }], 'A finding that is found cannot become won.'],
])('it is refused: %s', (_, events, because) => {
  expect(walk(events)).toBe(because);
});

test('released from a hold it is found again, and approved anew', () => {
  expect(walk([{ type: 'approved', by: sue }, { type: 'held' }, { type: 'released' }])).toBe('found');
});

const anyEvent: fc.Arbitrary<FindingEvent> = fc.constantFrom<FindingEvent>(
  { type: 'held' },
  { type: 'released' },
  { type: 'cleared' },
  { type: 'approved', by: sue },
  { type: 'presented', by: amy },
  { type: 'won' },
  { type: 'lost' },
  { type: 'expired' },
  { type: 'dismissed', by: amy, reason: 'Not theirs.', isWrong: true },
);

test('what was dismissed, won, lost or expired stays so, whatever happens', () => {
  for (const state of findingStates.filter((one) => ['won', 'lost', 'expired', 'dismissed'].includes(one))) {
    fc.assert(
      fc.property(anyEvent, (event) => advanceFinding({ ...found, state }, event, '2026-06-01').kind === 'refused'),
    );
  }
});

test('nothing is presented that was not approved by somebody else, in any order', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 12 }), (events) => {
      let life = found;
      for (const event of events) {
        const step = advanceFinding(life, event, '2026-06-01');
        if (step.kind === 'refused') continue;
        if (event.type === 'presented') expect(life.approvedBy).toBe(sue);
        life = step.life;
      }
    }),
  );
});

const well = { isGated: false, readinessLow: 70, chanceLow: 0.7, hasHardStop: false };

test.each([
  ['nothing is wrong', {}, undefined],
  ['an incident is open', { isGated: true }, 'An incident is open.'],
  ['readiness is at the threshold', { readinessLow: 60 }, undefined],
  ['readiness is below', { readinessLow: 59.9 }, 'Readiness is below the threshold: service first.'],
  ['readiness is not known', { readinessLow: undefined }, 'Readiness is not known.'],
  ['the renewal is in doubt', { chanceLow: 0.59 }, 'The renewal itself is in doubt.'],
  [
    'a hard stop is on',
    { hasHardStop: true },
    'The client asked for a lower price or to leave, or something as grave is open.',
  ],
])('when %s', (_, change, reason) => {
  expect(holdReason({ ...well, ...change })).toBe(reason);
});

test('priority is value times chance times readiness, and nothing without a value', () => {
  const finding = { confidence: 0.9, value: { annualMinor: 100_000, currency: 'GBP' } } as UpliftFinding;
  expect(priorityOf(finding, 0.5, 80)).toBeCloseTo(36_000, 6);
  const { value: _none, ...worthless } = finding;
  expect(priorityOf(worthless as UpliftFinding, 0.5, 80)).toBe(0);
});
