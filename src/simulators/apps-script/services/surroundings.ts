import type { Budget } from '../guest/budget';
import type { GuestRealm } from '../guest/guest-realm';
import type { Job, Manifest, Routes } from '../invocation';
import type { PlatformAnswer, PlatformArguments, PlatformMethod } from '../platform/platform';
import { Refusal } from '../sync-channel';
import type { Ledger } from './ledger';

/** What the services of one invocation stand on. */
export interface Surroundings {
  readonly realm: GuestRealm;
  readonly job: Job;
  readonly manifest: Manifest;
  readonly routes: Routes;
  readonly scriptTimeZone: string;
  readonly fetchLatencyMilliseconds: Readonly<Record<string, number>>;
  readonly budget: Budget;
  readonly ledger: Ledger;
  ask<Method extends PlatformMethod>(method: Method, ...args: PlatformArguments<Method>): PlatformAnswer<Method>;
  /** Ends the invocation on the spot. */
  cut(): never;
  /** Blocks until every call of the batch is answered. */
  fetchAll(requests: readonly unknown[]): unknown;
}

const scopeRoot = 'https://www.googleapis.com/auth/';

/** A person may have refused single scopes. A manifest without a list gets what it uses, as Apps Script works it out itself. */
export function isGranted({ manifest, job }: Surroundings, scope: string): boolean {
  const full = scopeRoot + scope;
  return (manifest.oauthScopes?.includes(full) ?? true) && !(job.refusedScopes ?? []).includes(full);
}

export function requireScope(surroundings: Surroundings, method: string, scopes: readonly string[]): void {
  if (scopes.some((scope) => isGranted(surroundings, scope))) return;
  const required = scopes.map((scope) => scopeRoot + scope).join(' || ');
  throw new Refusal(`Specified permissions are not sufficient to call ${method}. Required permissions: (${required})`);
}
