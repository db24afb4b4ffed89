import { randomUUID } from 'node:crypto';
import type { SharedClock } from '../clock';

export interface HaloCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Source: docs/reference/apis/halopsa-simulator.md, the set that the HaloAPI module validates against. `read:actions` and `:sites` do not exist. */
const subjects = [
  'tickets',
  'calendar',
  'customers',
  'crm',
  'contracts',
  'suppliers',
  'items',
  'projects',
  'sales',
  'quotes',
  'sos',
  'pos',
  'invoices',
  'reporting',
  'software',
  'softwarelicensing',
  'kb',
  'assets',
  'timesheets',
];
const knownScopes: ReadonlySet<string> = new Set([
  ...subjects.flatMap((subject) => [`read:${subject}`, `edit:${subject}`]),
  'all',
  'all:standard',
  'admin',
  'editMine:timesheets',
  'access:chat',
  'access:adpasswordreset',
  'offline_access',
]);

/** The Permissions tab of an application that reads, and writes notes and contract fields back. */
export const usualScopes: readonly string[] = [
  'edit:tickets',
  'edit:customers',
  'edit:crm',
  'edit:contracts',
  'read:invoices',
];

const tokenSeconds = 3_600;

export type TokenAnswer =
  | { readonly status: 200; readonly body: Record<string, unknown> }
  | { readonly status: 400 | 401; readonly body: { readonly error: string } };

export class TokenOffice {
  private readonly issued = new Map<string, { readonly expiresAt: number; readonly scopes: ReadonlySet<string> }>();

  constructor(
    private readonly clock: SharedClock,
    private readonly credentials: HaloCredentials,
    private readonly granted: readonly string[],
  ) {}

  /** The tenant may stand in the query, in the form, or be left out: it is never looked at. */
  answer(form: ReadonlyMap<string, string>): TokenAnswer {
    if (form.get('grant_type') !== 'client_credentials')
      return { status: 400, body: { error: 'unsupported_grant_type' } };
    const { clientId, clientSecret } = this.credentials;
    if (form.get('client_id') !== clientId || form.get('client_secret') !== clientSecret) {
      return { status: 401, body: { error: 'invalid_client' } };
    }
    const asked = (form.get('scope') ?? this.granted.join(' ')).split(' ').filter((scope) => scope !== '');
    if (asked.some((scope) => !knownScopes.has(scope) || !this.isGranted(scope))) {
      return { status: 400, body: { error: 'invalid_scope' } };
    }
    const token = `${randomUUID()}${randomUUID()}`.replaceAll('-', '');
    this.issued.set(token, { expiresAt: this.clock.now() + tokenSeconds * 1_000, scopes: new Set(asked) });
    return {
      status: 200,
      body: { scope: asked.join(' '), token_type: 'Bearer', access_token: token, expires_in: tokenSeconds },
    };
  }

  /** The scopes behind a Bearer header; undefined when it is missing, unknown or past its hour. */
  scopesOf(authorization: string | undefined): ReadonlySet<string> | undefined {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    const found = token === undefined ? undefined : this.issued.get(token);
    return found !== undefined && found.expiresAt > this.clock.now() ? found.scopes : undefined;
  }

  private isGranted(scope: string): boolean {
    return this.granted.includes(scope) || this.granted.includes(scope.replace(/^read:/, 'edit:'));
  }
}
