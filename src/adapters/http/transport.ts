import type { HttpAnswer, HttpOutcome, HttpPort, HttpRequest } from '#application/ports/http';
import type { CacheStore, Clock, WriteLock } from '#application/ports/platform';
import { OwnLimitReached, UpstreamError, type UpstreamFailure, type UpstreamSystem } from '#application/upstream-error';
import type { AccessToken, TokenSource } from './cached-token';
import type { CallCounter } from './call-counter';
import { classify } from './classify';
import { patientBudget, type PauseBudget } from './pause-budget';
import type { RateLimiter } from './rate-limiter';
import { backOffMilliseconds, maximumAttempts } from './back-off';
import { retryAfterSeconds } from './retry-after';

/** What every transport of one invocation shares. The host brings it. */
export interface TransportKit {
  readonly http: HttpPort;
  readonly clock: Clock;
  readonly cache: CacheStore;
  /** 0 to 1, so that invocations that failed together do not come back together. */
  readonly jitter: () => number;
  readonly counter: CallCounter;
  /** Absent: patient, as a command line may be. */
  readonly pauses?: PauseBudget;
  /** Absent where one program alone signs in. */
  readonly lock?: WriteLock;
}

/** How one system differs from the rest. */
export interface VendorHabits {
  readonly system: UpstreamSystem;
  readonly limiter?: RateLimiter;
  readonly classify?: (answer: HttpAnswer) => UpstreamFailure | undefined;
  /** Seconds to wait after a 429 that names none in `Retry-After`. */
  readonly throttleSeconds?: (answer: HttpAnswer) => number | undefined;
  /** What an administrator can do about this refusal. May read the body; must not quote it. */
  readonly advise?: (answer: HttpAnswer) => string | undefined;
}

export interface VendorCall {
  readonly method: HttpRequest['method'];
  readonly url: string;
  /** The path with placeholders: all that errors say about the address. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** True where a second performance changes nothing more. Default: a GET is, the rest is not. */
  readonly isRepeatable?: boolean;
}

export type CallOutcome =
  | { readonly kind: 'done'; readonly body: string }
  /** `status` and `body` are absent when no answer came. The body is for the adapter's eyes only. */
  | { readonly kind: 'failed'; readonly error: UpstreamError; readonly status?: number; readonly body?: string };

export interface Transport {
  /** Outcomes stand in the order of the calls. Only failed calls are tried again. Throws only when signing in fails. */
  send(calls: readonly VendorCall[], tokens?: TokenSource): readonly CallOutcome[];
}

/** Source: PRODUCT's synchronous batches: 20 side by side cost one latency; more would look like an attack. */
const callsAtOnce = 20;

export function vendorTransport(kit: TransportKit, habits: VendorHabits): Transport {
  const line = new VendorLine(kit, habits);
  return {
    send(calls, tokens) {
      const outcomes = [...line.attempt(calls, tokens)];
      for (let attempt = 1; attempt < maximumAttempts; attempt += 1) {
        const again = calls.flatMap((call, index) => (mayRepeat(call, outcomes[index]) ? [index] : []));
        if (
          again.length === 0 ||
          !line.pauseBefore(
            again.map((index) => outcomes[index]),
            attempt,
          )
        )
          break;
        const retried = line.attempt(pick(calls, again), tokens);
        again.forEach((index, place) => {
          const outcome = retried[place];
          if (outcome !== undefined) outcomes[index] = outcome;
        });
      }
      return outcomes;
    },
  };
}

/** The same transport, signed in. */
export function authorized(transport: Transport, tokens: TokenSource): Transport {
  return { send: (calls) => transport.send(calls, tokens) };
}

/** All or nothing: throws the first failure. */
export function bodiesOf(outcomes: readonly CallOutcome[]): readonly string[] {
  return outcomes.map((outcome) => {
    if (outcome.kind === 'failed') throw outcome.error;
    return outcome.body;
  });
}

/** One call that must succeed. */
export function bodyOf(transport: Transport, call: VendorCall): string {
  return bodiesOf(transport.send([call])).join('');
}

/** A 429 was not performed, so any call may come again; after silence or a 5xx nobody knows. */
function mayRepeat(call: VendorCall, outcome: CallOutcome | undefined): boolean {
  if (outcome?.kind !== 'failed') return false;
  if (outcome.error.failure === 'throttled') return true;
  return outcome.error.failure === 'unavailable' && (call.isRepeatable ?? call.method === 'GET');
}

/** One system as one invocation talks to it: its limiter, its waits, its words. */
class VendorLine {
  private readonly pauses: PauseBudget;

  constructor(
    private readonly kit: TransportKit,
    private readonly habits: VendorHabits,
  ) {
    this.pauses = kit.pauses ?? patientBudget;
  }

  attempt(calls: readonly VendorCall[], tokens: TokenSource | undefined): readonly CallOutcome[] {
    const size = Math.min(callsAtOnce, this.habits.limiter?.limit.calls ?? callsAtOnce);
    const outcomes: CallOutcome[] = [];
    for (let start = 0; start < calls.length; start += size) {
      const burst = calls.slice(start, start + size);
      outcomes.push(...(tokens === undefined ? this.perform(burst) : this.performSignedIn(burst, tokens)));
    }
    return outcomes;
  }

  /** Sleeps as long as the failed calls need. False when there is no time for that: the failures then stand. */
  pauseBefore(failed: readonly (CallOutcome | undefined)[], attempt: number): boolean {
    const waits = failed.map((outcome) =>
      outcome?.kind === 'failed' ? backOffMilliseconds(outcome.error, attempt, this.kit.jitter()) : 0,
    );
    return this.pause(Math.max(0, ...waits));
  }

  /**
   * A refusal is met with one fresh token, unless it cannot help: the token is new, or it opened another door in the same
   * burst. The token is taken after the limiter's wait, which can be as long as a token's last minutes.
   */
  private performSignedIn(calls: readonly VendorCall[], tokens: TokenSource): readonly CallOutcome[] {
    const held = this.heldBack(calls);
    if (held !== undefined) return held;
    const token = tokens.current();
    const outcomes = [...this.perform(calls, token)];
    const refused = outcomes.flatMap((outcome, index) => (isRefused(outcome) ? [index] : []));
    if (refused.length === 0 || token.isNew || outcomes.some(({ kind }) => kind === 'done')) return outcomes;
    this.perform(pick(calls, refused), tokens.replacementFor(token)).forEach((outcome, place) => {
      const index = refused[place];
      if (index !== undefined) outcomes[index] = outcome;
    });
    return outcomes;
  }

  private perform(calls: readonly VendorCall[], token?: AccessToken): readonly CallOutcome[] {
    const held = this.heldBack(calls);
    if (held !== undefined) return held;
    const { system, limiter } = this.habits;
    limiter?.take(calls.length);
    this.kit.counter.add(system, calls.length);
    const answers = this.kit.http.fetchAll(calls.map((call) => requestOf(call, token)));
    return calls.map((call, index) => this.outcomeOf(call, answers[index] ?? { kind: 'silent', why: 'no outcome' }));
  }

  /** Waits for room in the rate limit; when that takes too long, every call fails as throttled without being made. */
  private heldBack(calls: readonly VendorCall[]): readonly CallOutcome[] | undefined {
    if (this.pauses.allowsCall?.() === false) {
      const error = new UpstreamError(this.habits.system, 'unavailable', 'no time was left for another call');
      return calls.map(() => ({ kind: 'failed', error }));
    }
    const wait = this.habits.limiter?.waitMilliseconds(calls.length) ?? 0;
    if (this.pause(wait)) return undefined;
    const seconds = Math.ceil(wait / 1000);
    return calls.map(() => ({ kind: 'failed', error: new OwnLimitReached(this.habits.system, seconds) }));
  }

  private pause(milliseconds: number): boolean {
    if (milliseconds <= 0) return true;
    if (!this.pauses.allows(milliseconds)) return false;
    this.kit.clock.sleep(milliseconds);
    return true;
  }

  private outcomeOf({ method, path }: VendorCall, outcome: HttpOutcome): CallOutcome {
    const { system } = this.habits;
    if (outcome.kind === 'silent') {
      const detail = `${method} ${path} got no answer: ${withoutAddresses(outcome.why)}`;
      return { kind: 'failed', error: new UpstreamError(system, 'unavailable', detail) };
    }
    const failure = (this.habits.classify ?? classify)(outcome);
    if (failure === undefined) return { kind: 'done', body: outcome.body };
    const advice = this.habits.advise?.(outcome);
    const detail = `${method} ${path} answered ${outcome.status}${advice === undefined ? '' : `. ${advice}`}`;
    const wait = retryAfterSeconds(outcome, this.kit.clock.now()) ?? this.throttleSeconds(failure, outcome);
    const error = new UpstreamError(system, failure, detail, wait);
    return { kind: 'failed', error, status: outcome.status, body: outcome.body };
  }

  private throttleSeconds(failure: UpstreamFailure, answer: HttpAnswer): number | undefined {
    return failure === 'throttled' ? this.habits.throttleSeconds?.(answer) : undefined;
  }
}

function isRefused(outcome: CallOutcome): boolean {
  return outcome.kind === 'failed' && outcome.error.failure === 'unauthorized';
}

function requestOf({ method, url, headers, body }: VendorCall, token: AccessToken | undefined): HttpRequest {
  const request = {
    method,
    url,
    headers: {
      accept: 'application/json',
      ...headers,
      ...(token === undefined ? {} : { authorization: `Bearer ${token.text}` }),
    },
  };
  return body === undefined ? request : { ...request, body };
}

/** A platform's own words for a lost connection may quote the address with its query. */
function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/g, 'the address');
}

function pick<Part>(parts: readonly Part[], indexes: readonly number[]): readonly Part[] {
  return parts.filter((_, index) => indexes.includes(index));
}
