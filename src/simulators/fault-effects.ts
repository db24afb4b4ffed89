import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Next } from 'hono';
import type { FaultKind, VendorName } from './fault';
import { faultVoices } from './fault-voices';

export interface FaultyCall {
  readonly vendor: VendorName;
  readonly context: Context;
  readonly next: Next;
  /** Tokens handed out since the fault stands; filled here. */
  readonly freshTokens: Set<string>;
}

/** Longer than a card may wait for one call, and short enough for a run to get on. */
export const slowMilliseconds = 12_000;
/** What a slow answer takes in real time; the rest is the shared clock's. */
const slowRealMilliseconds = 5;
const retryAfterSeconds = 20;
/** Read by the runtime, which moves the shared clock by it. */
const latencyHeader = 'x-simulated-latency-milliseconds';

/** Whether this call can meet the fault at all; what it cannot concern does not use it up. */
export function concerns(kind: FaultKind, { context }: FaultyCall): boolean {
  if (kind === 'expiredTokens') return isSignIn(context) || bearerOf(context) !== undefined;
  if (kind === 'refusedCredential') return isSignIn(context) || context.req.header('authorization') !== undefined;
  return true;
}

/** One call with the fault. The answer is in the vendor's own words. */
export async function meetFault(kind: FaultKind, call: FaultyCall): Promise<Response | undefined> {
  const { vendor, context, next } = call;
  const voice = faultVoices[vendor];
  switch (kind) {
    case 'throttled':
      return voice.throttled({ 'Retry-After': String(retryAfterSeconds) });
    case 'throttledWithoutWait':
      return voice.throttled({});
    case 'serverError':
      return voice.serverError();
    case 'slow':
      return answerSlowly(context, next);
    case 'truncatedBody':
      return answerHalf(context, next);
    case 'html':
      return new Response(maintenancePage, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
    case 'lostReply':
      await next();
      return cut(context);
    case 'connectionReset':
      return cut(context);
    case 'expiredTokens':
      return refuseOldTokens(call);
    case 'refusedCredential':
      return isSignIn(context) ? voice.refusedSignIn() : voice.unauthorized();
  }
}

const maintenancePage =
  '<!DOCTYPE html>\n<html lang="en"><head><title>We will be back soon</title></head><body><h1>Down for maintenance</h1></body></html>\n';

function isSignIn(context: Context): boolean {
  return context.req.method === 'POST' && /\/token$/i.test(context.req.path);
}

function bearerOf(context: Context): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
}

async function answerSlowly(context: Context, next: Next): Promise<undefined> {
  await next();
  await new Promise((resolve) => setTimeout(resolve, slowRealMilliseconds));
  context.header(latencyHeader, String(slowMilliseconds));
}

async function answerHalf(context: Context, next: Next): Promise<undefined> {
  await next();
  const { status, headers } = context.res;
  const body = new Uint8Array(await context.res.arrayBuffer());
  const kept = new Headers(headers);
  kept.delete('Content-Length');
  replaceAnswer(context, new Response(body.slice(0, Math.floor(body.byteLength / 2)), { status, headers: kept }));
}

/** Signing in works, and what it hands out is good; any older token is not. */
async function refuseOldTokens({ vendor, context, next, freshTokens }: FaultyCall): Promise<Response | undefined> {
  const isGood = isSignIn(context) || freshTokens.has(bearerOf(context) ?? '');
  if (!isGood) return faultVoices[vendor].unauthorized();
  await next();
  if (!isSignIn(context)) return undefined;
  const answer: unknown = await context.res
    .clone()
    .json()
    .catch(() => undefined);
  if (typeof answer === 'object' && answer !== null && 'access_token' in answer) {
    freshTokens.add(String(answer.access_token));
  }
}

interface NodeConnection {
  readonly incoming?: { readonly socket: { destroy(): void } };
}

/** The caller sees a connection that breaks off. */
function cut(context: Context): Response {
  (context.env as NodeConnection).incoming?.socket.destroy();
  replaceAnswer(context, RESPONSE_ALREADY_SENT);
  return RESPONSE_ALREADY_SENT;
}

/** Setting an answer over another would carry the headers of the first along. */
function replaceAnswer(context: Context, answer: Response): void {
  if (context.finalized) context.res = undefined;
  context.res = answer;
}
