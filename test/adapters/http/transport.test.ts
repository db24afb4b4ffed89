import { cachedToken } from '#adapters/http/cached-token';
import { pausesAndCallsUntil, pausesUntil } from '#adapters/http/pause-budget';
import { OwnLimitReached } from '#application/upstream-error';
import { rateLimiter } from '#adapters/http/rate-limiter';
import { bodiesOf, vendorTransport, type CallOutcome, type VendorCall } from '#adapters/http/transport';
import { ManualClock } from '#adapters/memory/manual-clock';
import { answered, inTurn, RecordedHttp, silent } from '#test/support/recorded-http';
import { thrownBy, transportKit, type TestKit } from '#test/support/transport-kit';

const call: VendorCall = { method: 'GET', url: 'https://desk.example/api/Tickets?search=jonas', path: '/Tickets' };
const write: VendorCall = { ...call, method: 'POST', body: '{"note":"secret plan"}' };
const habits = { system: 'HaloPSA' } as const;

function failureOf(outcome: CallOutcome | undefined) {
  if (outcome?.kind !== 'failed') throw new Error('the call did not fail');
  return outcome.error;
}

function sent(http: RecordedHttp, calls: readonly VendorCall[] = [call], change: Partial<TestKit> = {}) {
  const kit = transportKit(http, change);
  return { kit, outcomes: vendorTransport(kit, habits).send(calls) };
}

describe('what is tried again', () => {
  test.each([
    { what: 'a server fault', first: answered(503) },
    { what: 'a lost connection', first: silent },
    { what: 'a server that gave up waiting', first: answered(408) },
    { what: 'being told to slow down', first: answered(429) },
  ])('$what is tried again for a GET', ({ first }) => {
    const http = new RecordedHttp(inTurn(first, answered(200, 'ok')));
    expect(sent(http).outcomes).toEqual([{ kind: 'done', body: 'ok' }]);
    expect(http.requests).toHaveLength(2);
  });

  test.each([302, 400, 401, 403, 404, 422])('an answer %i is final', (status) => {
    const http = new RecordedHttp(inTurn(answered(status)));
    expect(failureOf(sent(http).outcomes[0]).failure).toBe(
      status === 401 || status === 403 ? 'unauthorized' : 'rejected',
    );
    expect(http.requests).toHaveLength(1);
  });

  test.each([answered(500), silent])(
    'a write without an answer is not sent twice: nobody knows whether it was done',
    (first) => {
      const http = new RecordedHttp(inTurn(first, answered(200)));
      expect(failureOf(sent(http, [write]).outcomes[0]).failure).toBe('unavailable');
      expect(http.requests).toHaveLength(1);
    },
  );

  test('a write that is repeatable, or was throttled and so not performed, is sent again', () => {
    const http = new RecordedHttp(inTurn(answered(500), answered(200)));
    expect(sent(http, [{ ...write, isRepeatable: true }]).outcomes[0]).toMatchObject({ kind: 'done' });
    const throttled = new RecordedHttp(inTurn(answered(429), answered(200)));
    expect(sent(throttled, [write]).outcomes[0]).toMatchObject({ kind: 'done' });
  });

  test('gives up after five attempts', () => {
    const http = new RecordedHttp(inTurn(answered(500)));
    expect(failureOf(sent(http).outcomes[0]).failure).toBe('unavailable');
    expect(http.requests).toHaveLength(5);
  });

  test('of a batch only the failed calls are repeated, and the outcomes stand in the order asked', () => {
    const http = new RecordedHttp(({ url }, number) =>
      number <= 3 && url.endsWith('2') ? answered(503) : answered(200, url.slice(-1)),
    );
    const calls = [1, 2, 3].map((number) => ({ ...call, url: `https://desk.example/${number}` }));
    const { outcomes, kit } = sent(http, calls);
    expect(bodiesOf(outcomes)).toEqual(['1', '2', '3']);
    expect(http.batches).toEqual([3, 1]);
    expect(kit.counter.of('HaloPSA')).toBe(4);
  });

  test('at most twenty calls stand side by side', () => {
    const http = new RecordedHttp(inTurn(answered(200)));
    sent(
      http,
      Array.from({ length: 45 }, () => call),
    );
    expect(http.batches).toEqual([20, 20, 5]);
  });
});

describe('how long it waits', () => {
  test('the wait doubles, and half of it is left to chance', () => {
    const http = new RecordedHttp(inTurn(answered(503)));
    expect(sent(http).kit.clock.sleeps).toEqual([375, 750, 1500, 3000]);
    expect(sent(http, [call], { jitter: () => 0 }).kit.clock.sleeps).toEqual([250, 500, 1000, 2000]);
    expect(sent(http, [call], { jitter: () => 1 }).kit.clock.sleeps).toEqual([500, 1000, 2000, 4000]);
  });

  test.each([
    { header: '7', milliseconds: 7500 },
    { header: 'Mon, 02 Mar 2026 09:00:20 GMT', milliseconds: 20_500 },
  ])('Retry-After $header is honored', ({ header, milliseconds }) => {
    const http = new RecordedHttp(inTurn(answered(429, '', { 'retry-after': header }), answered(200)));
    expect(sent(http).kit.clock.sleeps).toEqual([milliseconds]);
  });

  test('without Retry-After a throttled call waits seconds, not milliseconds', () => {
    const http = new RecordedHttp(inTurn(answered(429), answered(429), answered(200)));
    expect(sent(http).kit.clock.sleeps).toEqual([3750, 7500]);
  });

  test('a wait beyond the pause budget is not begun: the failure says how long it would take', () => {
    const http = new RecordedHttp(inTurn(answered(429, '', { 'retry-after': '60' })));
    const clock = new ManualClock(0);
    const { outcomes } = sent(http, [call], { clock, pauses: pausesUntil(5_000, clock) });
    expect(failureOf(outcomes[0])).toMatchObject({ failure: 'throttled', retryAfterSeconds: 60 });
    expect(clock.sleeps).toEqual([]);
    expect(http.requests).toHaveLength(1);
  });
});

describe('the rate limit', () => {
  const limit = { calls: 30, windowMilliseconds: 10_000 };

  test('a batch beyond it waits for the window to pass', () => {
    const kit = transportKit(new RecordedHttp(inTurn(answered(200))));
    const limiter = rateLimiter({ limit, clock: kit.clock });
    vendorTransport(kit, { ...habits, limiter }).send(Array.from({ length: 50 }, () => call));
    expect(kit.clock.sleeps).toEqual([10_000]);
  });

  test('when there is no time to wait, the rest is not sent and nothing sent is lost', () => {
    const clock = new ManualClock(0);
    const http = new RecordedHttp(inTurn(answered(200)));
    const kit = transportKit(http, { clock, pauses: pausesUntil(2_000, clock) });
    const limiter = rateLimiter({ limit, clock });
    const outcomes = vendorTransport(kit, { ...habits, limiter }).send(Array.from({ length: 40 }, () => call));
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(20);
    expect(failureOf(outcomes[39])).toEqual(new OwnLimitReached('HaloPSA', 10));
    expect(http.requests).toHaveLength(20);
  });
});

describe('signing in', () => {
  function signedIn(http: RecordedHttp, calls: readonly VendorCall[] = [call]) {
    const kit = transportKit(http);
    let issued = 0;
    const tokens = cachedToken({
      cache: kit.cache,
      clock: kit.clock,
      key: 'k',
      issue: () => ({ text: `t${(issued += 1)}`, livesSeconds: 3600 }),
    });
    tokens.current();
    kit.clock.advance(120_000);
    return { outcomes: vendorTransport(kit, habits).send(calls, tokens), issued: () => issued };
  }
  const bearerOf = (http: RecordedHttp) => http.requests.map(({ headers }) => headers['authorization']);

  test('a refused token is replaced once, and only the refused calls are sent again', () => {
    const http = new RecordedHttp(({ headers }) => answered(headers['authorization'] === 'Bearer t1' ? 401 : 200));
    const { outcomes } = signedIn(http, [call, call]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(bearerOf(http)).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2', 'Bearer t2']);
  });

  test('a second refusal is final', () => {
    const http = new RecordedHttp(inTurn(answered(401)));
    const { outcomes, issued } = signedIn(http);
    expect(failureOf(outcomes[0]).failure).toBe('unauthorized');
    expect([http.requests.length, issued()]).toEqual([2, 2]);
  });

  test('a token that opens other doors is not at fault', () => {
    const http = new RecordedHttp((_, number) => answered(number === 2 ? 401 : 200));
    const { outcomes, issued } = signedIn(http, [call, call, call]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'failed', 'done']);
    expect(issued()).toBe(1);
  });
});

test('an error names method, path and status, and neither query, body, key nor what the platform said of the address', () => {
  const why = 'could not reach https://desk.example/api/Tickets?search=jonas now';
  for (const outcome of [answered(400, '{"Message":"jonas"}'), { kind: 'silent', why } as const]) {
    const http = new RecordedHttp(inTurn(outcome));
    const error = failureOf(sent(http, [write]).outcomes[0]);
    expect(error.message).toContain('POST /Tickets');
    expect(error.message).not.toMatch(/jonas|secret|search/);
  }
});

test('all or nothing throws the first failure', () => {
  const http = new RecordedHttp(inTurn(answered(200), answered(404)));
  const { outcomes } = sent(http, [call, call]);
  expect(thrownBy(() => bodiesOf(outcomes)).message).toBe('HaloPSA rejected: GET /Tickets answered 404');
});

test('a card makes no further call once its time is up, and says so of the system that was not asked', () => {
  const clock = new ManualClock(0);
  const http = new RecordedHttp(inTurn(answered(200)));
  const kit = transportKit(http, { clock, pauses: pausesAndCallsUntil(5_000, clock) });
  const transport = vendorTransport(kit, { system: 'Google Sheets' });
  const read: VendorCall = { method: 'GET', url: 'https://a.example/', path: '/' };
  clock.set(4_999);
  expect(transport.send([read])[0]?.kind).toBe('done');
  clock.set(5_000);
  expect(transport.send([read])[0]).toMatchObject({
    kind: 'failed',
    error: { system: 'Google Sheets', failure: 'unavailable', detail: 'no time was left for another call' },
  });
  expect(http.requests).toHaveLength(1);
});
