import type { WireOutcome, WireRequest } from '../fetch-worker';
import type { HttpEffect } from '../invocation';
import type { FaultPlan } from './fault-plan';
import type { FetchRequest } from './fetch-request';
import type { Surroundings } from './surroundings';

export interface FetchResponse {
  readonly request: FetchRequest;
  readonly status: number;
  /** Name, value, name, value, as they came. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export type Landed = FetchResponse | { readonly request: FetchRequest; readonly refusal: string };

export type Sending = Surroundings & { readonly faults: FaultPlan };

/** A simulator asks to be slow with this header: the wait happens on the shared clock, not in real time. */
export const simulatedLatency = 'x-simulated-latency-milliseconds';
/**
 * No simulator takes this long; a real wait longer than this is a hang. The script's own timeout counts on the shared clock alone:
 * by the wall, a machine that is busy with others would make a vendor fail that was only waiting for its turn.
 */
const longestRealWaitMilliseconds = 600_000;
const largestResponseBytes = 50 * 1024 * 1024;

interface Call {
  readonly request: FetchRequest;
  readonly effect: HttpEffect | undefined;
  readonly wire: WireRequest | undefined;
}

/** Performs a batch side by side. It takes as long as its slowest call. */
export function sendBatch(surroundings: Sending, requests: readonly FetchRequest[]): Landed[] {
  const { budget, ledger, fetchLatencyMilliseconds } = surroundings;
  for (const { method, url, address } of requests) ledger.called(method, url, address.host);
  const calls = requests.map((request) => callOf(surroundings, request));
  const since = budget.now();
  const outcomes = performed(surroundings, calls);
  let longest = 0;
  const landed = calls.map((call, index) => {
    const { request, effect } = call;
    const outcome = outcomes[index];
    const ownLatency = effect?.kind === 'slow' ? effect.milliseconds : 0;
    const latency = ownLatency + latencyOf(outcome, fetchLatencyMilliseconds[request.address.host] ?? 0, request);
    longest = Math.max(longest, Math.min(latency, request.timeoutMilliseconds));
    if (latency > request.timeoutMilliseconds) return { request, refusal: `Timeout: ${request.url}` };
    return landedFrom(call, outcome);
  });
  budget.pass(longest, since);
  ledger.progress();
  return landed;
}

function callOf({ routes, faults }: Sending, request: FetchRequest): Call {
  const effect = faults.effectOn(request);
  const port = routes[request.address.host]?.port;
  const staysHere = port === undefined || effect?.kind === 'status' || effect?.kind === 'unavailable';
  return { request, effect, wire: staysHere ? undefined : wireOf(request, port) };
}

function wireOf({ method, address, headers, body }: FetchRequest, port: number): WireRequest {
  return {
    method,
    port,
    path: address.pathname + address.search,
    headers: { ...headers, Host: address.host },
    ...(body === undefined ? {} : { body }),
    timeoutMilliseconds: longestRealWaitMilliseconds,
  };
}

/** Outcomes stand in the order of the calls; a call that stayed here has none. */
function performed({ faults, fetchAll, cut }: Sending, calls: readonly Call[]): (WireOutcome | undefined)[] {
  const wires = calls.flatMap(({ wire }) => (wire === undefined ? [] : [wire]));
  const { admitted, isLast } = faults.admit(wires.length);
  const outcomes = admitted === 0 ? [] : (fetchAll(wires.slice(0, admitted)) as readonly WireOutcome[]);
  if (isLast) cut();
  let next = 0;
  return calls.map(({ wire }) => (wire === undefined ? undefined : outcomes[next++]));
}

function latencyOf(outcome: WireOutcome | undefined, ofHost: number, { timeoutMilliseconds }: FetchRequest): number {
  if (outcome?.kind === 'failed' && outcome.because === 'timeout') return timeoutMilliseconds;
  return ofHost + Number((outcome?.kind === 'answered' && headerOf(outcome.headers, simulatedLatency)) || 0);
}

const failures = { unavailable: 'Address unavailable', timeout: 'Timeout', brokenOff: 'Unexpected error' } as const;

function landedFrom({ request, effect }: Call, outcome: WireOutcome | undefined): Landed {
  const refusal = (words: string): Landed => ({ request, refusal: `${words}: ${request.url}` });
  if (effect?.kind === 'status') {
    const headers = Object.entries(effect.headers ?? {}).flat();
    return { request, status: effect.status, headers, body: Buffer.from(effect.body ?? '') };
  }
  if (effect?.kind === 'unavailable') return refusal(failures.unavailable);
  if (outcome === undefined) return refusal('DNS error');
  if (outcome.kind === 'failed') return refusal(failures[outcome.because]);
  if (effect?.kind === 'lostReply') return refusal(failures.brokenOff);
  const { status, headers, body } = outcome;
  if (body.byteLength > largestResponseBytes) return { request, refusal: 'Limit Exceeded: URLFetch Response Size.' };
  const length = effect?.kind === 'halfAnswer' ? Math.floor(body.byteLength / 2) : body.byteLength;
  return { request, status, headers, body: Buffer.from(body.buffer, body.byteOffset, length) };
}

export function headerOf(headers: readonly string[], wanted: string): string | undefined {
  for (let at = 0; at < headers.length; at += 2) if (headers[at]?.toLowerCase() === wanted) return headers[at + 1];
  return undefined;
}
