/**
 * The token dance of a service account: it signs a short-lived claim with its private key and trades it for an access token.
 * The claim's padding may be there or stripped; both are read. Times are the shared clock's.
 */
import { createPublicKey, randomBytes, verify } from 'node:crypto';
import { unauthenticated } from './api-error';
import { isObject, type JsonObject } from './json';

export interface ServiceAccount {
  readonly email: string;
  readonly publicKeyPem: string;
}

export interface Administrator {
  readonly email: string;
  /** Stands for the administrator's own sign-in. */
  readonly token: string;
}

export interface Caller {
  readonly email: string;
  readonly kind: 'serviceAccount' | 'administrator';
  readonly scopes: readonly string[];
}

export interface IssuedToken {
  readonly token: string;
  readonly email: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const audiences = ['https://oauth2.googleapis.com/token', 'https://accounts.google.com/o/oauth2/token'];
const lifetimeSeconds = 3600;
/** Google allows a little for clocks that disagree; how much is not published. */
const skewSeconds = 60;

export interface TokenAnswer {
  readonly status: 200 | 400;
  readonly body: JsonObject;
}

export class TokenDesk {
  private readonly issued = new Map<string, IssuedToken>();

  constructor(
    private readonly accounts: readonly ServiceAccount[],
    private readonly administrators: readonly Administrator[],
    private readonly now: () => number,
  ) {}

  exchange(form: URLSearchParams): TokenAnswer {
    if (form.get('grant_type') !== grantType) {
      return refused('unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type') ?? ''}`);
    }
    const assertion = form.get('assertion');
    if (assertion === null || assertion === '')
      return refused('invalid_request', 'Missing required parameter: assertion');
    const claims = parseClaims(assertion);
    if (claims === undefined) return refused('invalid_grant', 'Invalid JWT: Failed to parse JWT.');
    const refusal = this.refusalOf(assertion, claims);
    if (refusal !== undefined) return refusal;
    return this.issue(String(claims['iss']), String(claims['scope']).split(/\s+/));
  }

  private refusalOf(assertion: string, claims: JsonObject): TokenAnswer | undefined {
    const account = this.accounts.find(({ email }) => email === claims['iss']);
    if (account === undefined) return refused('invalid_grant', 'Invalid grant: account not found');
    if (!isSignedBy(assertion, account.publicKeyPem)) return refused('invalid_grant', 'Invalid JWT Signature.');
    if (!audiences.includes(String(claims['aud']))) {
      return refused(
        'invalid_grant',
        'Invalid JWT: Failed audience check. The right audience is https://oauth2.googleapis.com/token',
      );
    }
    const { iat, exp } = claims;
    const seconds = this.now() / 1000;
    const isTimely =
      typeof iat === 'number' &&
      typeof exp === 'number' &&
      exp > seconds - skewSeconds &&
      iat < seconds + skewSeconds &&
      exp > iat &&
      exp - iat <= lifetimeSeconds;
    if (!isTimely) {
      return refused(
        'invalid_grant',
        'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
      );
    }
    if (typeof claims['scope'] !== 'string' || claims['scope'].trim() === '') {
      return refused('invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
    }
    return undefined;
  }

  private issue(email: string, scopes: readonly string[]): TokenAnswer {
    const now = this.now();
    for (const [token, { expiresAt }] of this.issued) if (expiresAt <= now) this.issued.delete(token);
    const token = `ya29.c.${randomBytes(48).toString('base64url')}`;
    this.issued.set(token, { token, email, scopes, expiresAt: now + lifetimeSeconds * 1000 });
    return { status: 200, body: { access_token: token, expires_in: lifetimeSeconds - 1, token_type: 'Bearer' } };
  }

  caller(authorization: string | undefined): Caller {
    const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    const administrator = this.administrators.find((one) => one.token === token);
    if (administrator !== undefined) {
      return { email: administrator.email, kind: 'administrator', scopes: ['https://www.googleapis.com/auth/drive'] };
    }
    const issued = token === undefined ? undefined : this.issued.get(token);
    if (issued === undefined || issued.expiresAt <= this.now()) throw unauthenticated();
    return { email: issued.email, kind: 'serviceAccount', scopes: issued.scopes };
  }

  snapshot(): readonly IssuedToken[] {
    return [...this.issued.values()].filter(({ expiresAt }) => expiresAt > this.now());
  }

  restore(tokens: readonly IssuedToken[]): void {
    for (const issued of tokens) this.issued.set(issued.token, issued);
  }
}

function parseClaims(assertion: string): JsonObject | undefined {
  const [header, payload, signature, ...more] = assertion.split('.');
  if (header === undefined || payload === undefined || signature === undefined || more.length > 0) return undefined;
  try {
    const algorithm: unknown = JSON.parse(decoded(header));
    const claims: unknown = JSON.parse(decoded(payload));
    return isObject(algorithm) && algorithm['alg'] === 'RS256' && isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

const decoded = (part: string): string => Buffer.from(part, 'base64url').toString('utf8');

function isSignedBy(assertion: string, publicKeyPem: string): boolean {
  const end = assertion.lastIndexOf('.');
  const signature = Buffer.from(assertion.slice(end + 1), 'base64url');
  return verify('RSA-SHA256', Buffer.from(assertion.slice(0, end)), createPublicKey(publicKeyPem), signature);
}

function refused(error: string, description: string): TokenAnswer {
  return { status: 400, body: { error, error_description: description } };
}
