import { brokenKinds, brokenTrials, type BrokenCall, type Outcome, type Scenario } from './broken-writes';

const trials = brokenTrials();
const whole = new Map<Scenario, Outcome>();

function wholeOf(scenario: Scenario): Outcome {
  const known = whole.get(scenario) ?? trials.run(scenario, undefined);
  whole.set(scenario, known);
  return known;
}

test.each<[Scenario, number]>([
  ['made', 15],
  ['changed', 8],
])(
  'a run in which records are %s and that meets nothing makes the calls that the others are broken in',
  (scenario, atLeast) => {
    const { calls, ends } = wholeOf(scenario);
    expect(calls).toBeGreaterThan(atLeast);
    expect(ends.deals).toHaveLength(2);
    expect(ends.ties).toHaveLength(2);
    expect(ends.tasks).toHaveLength(scenario === 'made' ? 2 : 4);
    expect([ends.notes.length, ends.clientNotes.length]).toEqual([1, 1]);
  },
);

/** Two hours later all stands outside as if nothing had happened, once; and the timeline knows how each plan ended. */
function expectMended(scenario: Scenario, broken: Omit<BrokenCall, 'call'>): void {
  const { calls, ends } = wholeOf(scenario);
  for (let call = 1; call <= calls; call += 1) {
    const { calls: _made, ...outcome } = trials.run(scenario, { ...broken, call });
    expect({ call, ...outcome }).toEqual({ call, ends, unsettled: [], timeline: 'intact' });
  }
}

describe.each<Scenario>(['made', 'changed'])('when records are %s', (scenario) => {
  test.each(brokenKinds)(
    '%s in any one call of the run loses and doubles nothing',
    (kind) => {
      expectMended(scenario, { kind });
    },
    600_000,
  );
});

test.each(['a 500', 'a lost answer to work that was done'] as const)(
  '%s from any call on, until the run is over, loses and doubles nothing',
  (kind) => {
    expectMended('made', { kind, lasts: true });
  },
  600_000,
);
