import { usualPolicy, type Level } from '#domain/concession/approval-policy';
import { approversOf, reviewersOf } from '#domain/concession/approvers';
import type { Delegation } from '#domain/concession/delegation';
import {
  decisionActions,
  requestStates,
  type ConcessionRequest,
  type DecisionAction,
  type DecisionAttempt,
} from '#domain/concession/concession-request';
import { decideRequest, lapsed, reviewEmergency, type DecisionAnswer } from '#domain/concession/decide-request';
import { roles, type Person, type Role } from '#domain/vocabulary/person';

const person = (name: string, ...held: Role[]): Person => ({
  email: `${name}@msp.example`,
  name,
  roles: held,
  leads: [],
  deputyFor: [],
  active: true,
});
/** One person for each role, the requester, one who stands in for others, and one with no role. */
const people = [
  ...roles.map((role) => person(role, role)),
  person('asker', 'accountManager'),
  person('deputy', 'accountManager'),
  person('nobody'),
];
const today = '2026-06-10';

const request: ConcessionRequest = {
  requestId: 'c1',
  clientId: 7,
  contractId: 70,
  renewalId: '70@2026-12-31',
  version: 2,
  termsDigest: 'd'.repeat(64),
  requester: 'asker@msp.example',
  requestedAt: 1_000,
  level: 2,
  isEmergency: false,
  deadlines: { answerBy: 5_000, expiresAt: 10_000 },
  state: 'open',
  decisions: [],
  reviewDue: false,
};

function attempt(actor: string, action: DecisionAction, change: Partial<DecisionAttempt> = {}): DecisionAttempt {
  return {
    actor: actor === '' ? '' : `${actor}@msp.example`,
    at: 9_000,
    action,
    version: request.version,
    termsDigest: request.termsDigest,
    words: 'Because of the quarter.',
    ...change,
  };
}

function decide(
  asked: ConcessionRequest,
  made: DecisionAttempt,
  delegations: readonly Delegation[] = [],
  isBusinessTime = true,
): DecisionAnswer {
  const approvers = approversOf({
    level: asked.level,
    policy: usualPolicy,
    requester: asked.requester,
    commissionTo: [],
    people,
    delegations,
    today,
  });
  return decideRequest(asked, made, { approvers, people, isBusinessTime });
}

/** The rule in a sentence each, apart from the code: who sits at which level. */
const sitters: Record<Level, readonly string[]> = { 1: ['successLead'], 2: ['leader'], 3: ['leader', 'finance'] };
const lasting: Record<DecisionAction, string> = {
  approve: 'granted',
  approveWithConditions: 'granted',
  counter: 'countered',
  askForFacts: 'factsAsked',
  reject: 'rejected',
};

describe('the whole table: every person, action, state, level, with and without a delegation', () => {
  const actors = [...roles, 'asker', 'deputy', 'nobody', ''];
  const levels: readonly Level[] = [1, 2, 3];
  const cases = levels.flatMap((level) =>
    requestStates.flatMap((state) =>
      [false, true].flatMap((isDelegated) =>
        actors.flatMap((actor) => decisionActions.map((action) => ({ level, state, isDelegated, actor, action }))),
      ),
    ),
  );

  test(`${cases.length} cases answer as the rule says`, () => {
    for (const { level, state, isDelegated, actor, action } of cases) {
      const role = sitters[level][0] as Role;
      const delegation: Delegation = {
        from: `${role}@msp.example`,
        to: 'deputy@msp.example',
        role,
        startsOn: today,
        endsOn: today,
      };
      const answer = decide({ ...request, level, state }, attempt(actor, action), isDelegated ? [delegation] : []);
      const maySit = sitters[level].includes(actor) || (isDelegated && actor === 'deputy');
      const isFirstOfTwo = level === 3 && (action === 'approve' || action === 'approveWithConditions');
      const expected =
        actor === ''
          ? 'noIdentity'
          : actor === 'asker'
            ? 'isRequester'
            : state !== 'open'
              ? 'closed'
              : !maySit
                ? 'notApprover'
                : isFirstOfTwo
                  ? 'open'
                  : lasting[action];
      const shown = answer.kind === 'refused' ? answer.because : answer.request.state;
      expect({ level, state, isDelegated, actor, action, shown }).toEqual({
        level,
        state,
        isDelegated,
        actor,
        action,
        shown: expected,
      });
    }
  });
});

test('the amount decides by way of the level alone: the same person is refused one level up', () => {
  expect(decide({ ...request, level: 1 }, attempt('successLead', 'approve'))).toMatchObject({ kind: 'decided' });
  expect(decide({ ...request, level: 2 }, attempt('successLead', 'approve'))).toEqual({
    kind: 'refused',
    because: 'notApprover',
  });
});

test('at level 3 two different people decide, in either order, and the second makes it so', () => {
  for (const [first, second] of [
    ['leader', 'finance'],
    ['finance', 'leader'],
  ] as const) {
    const one = decide({ ...request, level: 3 }, attempt(first, 'approve'));
    if (one.kind === 'refused') throw new Error(one.because);
    expect(one.request.state).toBe('open');
    expect(decide(one.request, attempt(first, 'approve'))).toEqual({
      kind: 'refused',
      because: 'alreadyDecided',
      first: one.decision,
    });
    expect(decide(one.request, attempt(second, 'approveWithConditions'))).toMatchObject({
      request: { state: 'granted' },
    });
  }
});

test('one human who sits for both is one human', () => {
  const delegations = (['leader', 'finance'] as const).map((role) => ({
    from: `${role}@msp.example`,
    to: 'deputy@msp.example',
    role,
    startsOn: today,
    endsOn: today,
  }));
  const one = decide({ ...request, level: 3 }, attempt('deputy', 'approve'), delegations);
  if (one.kind === 'refused') throw new Error(one.because);
  expect(one.decision).toMatchObject({ by: 'deputy@msp.example', onBehalfOf: 'leader@msp.example', role: 'leader' });
  expect(decide(one.request, attempt('deputy', 'approve'), delegations)).toMatchObject({ because: 'alreadyDecided' });
});

test('one no among two is a no', () => {
  const one = decide({ ...request, level: 3 }, attempt('leader', 'approve'));
  if (one.kind === 'refused') throw new Error(one.because);
  expect(decide(one.request, attempt('finance', 'reject'))).toMatchObject({ request: { state: 'rejected' } });
});

test('a second click shows the first result', () => {
  const one = decide(request, attempt('leader', 'approve'));
  if (one.kind === 'refused') throw new Error(one.because);
  expect(decide(one.request, attempt('leader', 'reject'))).toEqual({
    kind: 'refused',
    because: 'alreadyDecided',
    first: one.decision,
  });
});

test.each<[string, Partial<DecisionAttempt>, string]>([
  ['on the last instant', { at: 10_000 }, 'granted'],
  ['one instant late', { at: 10_001 }, 'expired'],
  ['of the version before', { version: 1 }, 'changedSince'],
  ['of a version to come', { version: 3 }, 'changedSince'],
  ['of other terms', { termsDigest: 'e'.repeat(64) }, 'changedSince'],
])('a decision %s', (_, change, expected) => {
  const answer = decide(request, attempt('leader', 'approve', change));
  expect(answer.kind === 'refused' ? answer.because : answer.request.state).toBe(expected);
});

test.each(decisionActions.filter((action) => action !== 'approve'))('%s needs words', (action) => {
  expect(decide(request, attempt('leader', action, { words: '  ' }))).toEqual({
    kind: 'refused',
    because: 'wordsMissing',
  });
});

test('who has left is nobody', () => {
  const gone = people.map((one) => (one.name === 'leader' ? { ...one, active: false } : one));
  const approvers = {
    kind: 'found' as const,
    level: 2 as const,
    replaced: [],
    seats: [{ asked: 'leader' as const, role: 'leader' as const, candidates: [{ email: 'leader@msp.example' }] }],
  };
  expect(
    decideRequest(request, attempt('leader', 'approve'), { approvers, people: gone, isBusinessTime: true }),
  ).toMatchObject({ because: 'noIdentity' });
});

test('where two people cannot be found nobody grants', () => {
  const approvers = { kind: 'none' as const, because: 'x' };
  expect(
    decideRequest(request, attempt('leader', 'approve'), { approvers, people, isBusinessTime: true }),
  ).toMatchObject({ because: 'cannotBeGranted' });
});

describe('an emergency', () => {
  const emergency = { ...request, level: 3 as const, isEmergency: true };
  const granted = () => {
    const answer = decide(emergency, attempt('leader', 'approve'), [], false);
    if (answer.kind === 'refused') throw new Error(answer.because);
    return answer.request;
  };

  test('one leader decides alone while the MSP is closed, and finance has it to review', () => {
    expect(granted()).toMatchObject({ state: 'granted', reviewDue: true });
  });

  test.each<[string, DecisionAnswer]>([
    ['while the MSP is open', decide(emergency, attempt('leader', 'approve'), [], true)],
    ['without the flag', decide({ ...emergency, isEmergency: false }, attempt('leader', 'approve'), [], false)],
    ['by finance', decide(emergency, attempt('finance', 'approve'), [], false)],
  ])('it waits for the second: %s', (_, answer) => {
    expect(answer).toMatchObject({ request: { state: 'open', reviewDue: false } });
  });

  test('at a lower level the flag changes nothing', () => {
    expect(decide({ ...emergency, level: 2 }, attempt('leader', 'approve'), [], false)).toMatchObject({
      request: { state: 'granted', reviewDue: false },
    });
  });

  const asked = {
    requester: request.requester,
    commissionTo: [] as readonly string[],
    people,
    delegations: [] as readonly Delegation[],
    today,
  };
  const review = (actor: string, upholds: boolean, words = 'Seen.', isSigned = false) =>
    reviewEmergency(
      granted(),
      { actor: `${actor}@msp.example`, upholds, words, isSigned },
      { reviewers: reviewersOf(asked, ['leader@msp.example']), people },
    );

  test('finance upholds or overturns it, with words where it overturns', () => {
    expect(review('finance', true, '')).toMatchObject({ request: { state: 'granted', reviewDue: false } });
    expect(review('finance', false)).toMatchObject({ request: { state: 'overturned', reviewDue: false } });
    expect(review('finance', false, ' ')).toEqual({ kind: 'refused', because: 'wordsMissing' });
  });

  test('what the client has signed stands, though it is overturned', () => {
    expect(review('finance', false, 'Too deep.', true)).toMatchObject({
      request: { state: 'granted', reviewDue: false },
    });
  });

  test('nobody else reviews it, and nothing else is reviewed', () => {
    for (const actor of ['leader', 'asker', 'mspOwner', 'nobody'])
      expect(review(actor, true)).toEqual({ kind: 'refused', because: 'notReviewer' });
    expect(review('stranger', true)).toEqual({ kind: 'refused', because: 'noIdentity' });
    const attempt = { actor: 'finance@msp.example', upholds: true, words: '', isSigned: false };
    expect(reviewEmergency(request, attempt, { reviewers: reviewersOf(asked, []), people })).toEqual({
      kind: 'refused',
      because: 'nothingToReview',
    });
  });

  test('where finance took part, or is paid on the account, the MSP owner reviews it', () => {
    const emails = (question: Partial<typeof asked>, decided: readonly string[]) =>
      reviewersOf({ ...asked, ...question }, decided).map(({ email }) => email);
    expect(emails({}, [])).toEqual(['finance@msp.example']);
    expect(emails({}, ['finance@msp.example'])).toEqual(['mspOwner@msp.example']);
    expect(emails({ commissionTo: ['finance@msp.example'] }, [])).toEqual(['mspOwner@msp.example']);
    expect(emails({}, ['finance@msp.example', 'mspOwner@msp.example'])).toEqual([]);
  });

  test('a delegate of finance reviews on their behalf', () => {
    const delegations = [
      {
        from: 'finance@msp.example',
        to: 'deputy@msp.example',
        role: 'finance' as const,
        startsOn: today,
        endsOn: today,
      },
    ];
    const reviewers = reviewersOf({ ...asked, delegations }, []);
    expect(
      reviewEmergency(
        granted(),
        { actor: 'deputy@msp.example', upholds: true, words: '', isSigned: false },
        { reviewers, people },
      ),
    ).toMatchObject({ kind: 'reviewed', reviewer: { onBehalfOf: 'finance@msp.example' } });
    // Whoever decided reviews it by nobody else's hand.
    expect(reviewersOf({ ...asked, delegations }, ['finance@msp.example'])).toEqual([
      { email: 'mspOwner@msp.example' },
    ]);
  });
});

test.each(requestStates)('past its time a request that is %s lapses if it still waits', (state) => {
  const waits = state === 'open' || state === 'factsAsked' || state === 'countered';
  expect(lapsed({ ...request, state }, 10_000)).toBeUndefined();
  expect(lapsed({ ...request, state }, 10_001)?.state).toBe(waits ? 'lapsed' : undefined);
});
