import type { Context, Hono } from 'hono';
import { forbidden, invalid } from './failure';
import { isObject, type JsonObject } from './json';

/** Who calls: the burst limit counts by key. */
export interface Caller {
  readonly key: string;
  /** Stands in the history of what the key wrote. */
  readonly sourceId: string;
  readonly scopes: readonly string[];
}

interface CallEnvironment {
  Variables: { caller: Caller; correlationId: string };
}

export type PortalApp = Hono<CallEnvironment>;
export type Call = Context<CallEnvironment>;

/** Refuses the call unless the key has one of these scopes. */
export function needs(call: Call, anyOf: readonly string[]): void {
  const { scopes } = call.get('caller');
  if (!anyOf.some((scope) => scopes.includes(scope))) throw forbidden(anyOf);
}

export async function bodyOf(call: Call): Promise<JsonObject> {
  let body: unknown;
  try {
    body = await call.req.json();
  } catch {
    throw invalid('Invalid input JSON on line 1, column 1: Unexpected character');
  }
  if (!isObject(body))
    throw invalid('Invalid input JSON on line 1, column 1: Cannot build an object from a list or value');
  return body;
}

/** Of a route that names it. */
export function parameter(call: Call, name: string): string {
  return call.req.param(name) ?? '';
}

/** Comma-separated or repeated. */
export function listParameter(call: Call, name: string): readonly string[] {
  return (call.req.queries(name) ?? []).flatMap((text) => text.split(',')).filter((part) => part !== '');
}

export function flag(call: Call, name: string): boolean {
  return call.req.query(name) === 'true';
}

export function pageSize(call: Call, usual: number, cap: number): number {
  const limit = Number(call.req.query('limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > cap) throw invalid(`limit must be between 1 and ${cap}`);
  return limit;
}

/** A cursor is a number in all lists of this API, but callers must not count on it. */
export function cursorIn(text: string | undefined): number {
  if (text === undefined || text === '') return 0;
  if (!/^\d+$/.test(text)) throw invalid(`after is not a cursor: ${text}`);
  return Number(text);
}

export function nextPage(
  call: Call,
  after: string,
): { readonly next: { readonly after: string; readonly link: string } } {
  const url = new URL(call.req.url);
  url.searchParams.set('after', after);
  return { next: { after, link: `https://api.hubapi.com${url.pathname}${url.search}` } };
}

/** What every batch answers with; partial success adds the errors. */
export function batchAnswer(results: readonly object[], at: number, errors: readonly object[] = []) {
  const instant = new Date(at).toISOString();
  return {
    status: 'COMPLETE',
    results,
    startedAt: instant,
    completedAt: instant,
    ...(errors.length === 0 ? {} : { numErrors: errors.length, errors }),
  };
}
