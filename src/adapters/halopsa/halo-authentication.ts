import * as v from 'valibot';
import type { Settings } from '#application/settings';
import { UpstreamError } from '#application/upstream-error';
import { cachedToken, type IssuedToken, type TokenSource } from '../http/cached-token';
import { parseBody, parsedOrNothing } from '../http/parse-body';
import { formText, queryText } from '../http/query-text';
import type { CallOutcome, Transport, TransportKit } from '../http/transport';

/** Client ID and Client Secret of the API application in HaloPSA. */
export interface HaloKey {
  readonly id: string;
  readonly secret: string;
}

interface AuthenticationKit extends Pick<TransportKit, 'cache' | 'clock'> {
  /** The setting that names the scopes: where a person is sent when one is not granted. */
  readonly scopeSetting?: keyof typeof purposes;
}

/** A token to write is another token than one to read. */
const purposes = { haloPsaScopes: '', haloPsaWriteScopes: ':write', haloPsaNoteScopes: ':notes' } as const;

type Origin = Pick<Settings, 'haloPsaUrl' | 'haloPsaTenant' | 'haloPsaScopes'>;

const AuthInfo = v.object({ auth_url: v.nullish(v.string()), tenant_id: v.nullish(v.string()) });
/** Every known application assumes an hour where the lifetime is left out. */
const TokenAnswer = v.object({ access_token: v.string(), expires_in: v.nullish(v.number(), 3600) });
const TokenRefusal = v.object({ error: v.string() });

/** The vendor moves a tenant's sign-in rarely, and a token call that fails finds the address again. */
const addressCacheSeconds = 21_600;

/**
 * HaloPSA's token dance: the instance says where its authorization server is (`/AuthInfo`), which then answers
 * client_credentials with a token for an hour. Scopes are fixed when a token is issued: a change of rights needs a new one.
 * The transport is the one for HaloPSA itself: these calls count against the same limit.
 */
export function haloAuthentication(
  settings: Origin,
  key: HaloKey,
  transport: Transport,
  { cache, clock, scopeSetting = 'haloPsaScopes' }: AuthenticationKit,
): TokenSource {
  const addressKey = `halopsa-token-address:${settings.haloPsaUrl}`;

  const tokenAddress = (): string => {
    const cached = cache.read(addressKey);
    if (cached !== undefined) return cached;
    const [outcome] = transport.send([authInfoCall(settings.haloPsaUrl)]);
    const announced = outcome?.kind === 'done' ? parsedOrNothing(AuthInfo, outcome.body) : undefined;
    const address = addressFrom(announced, settings);
    // A guess is not worth remembering: the true address may lie elsewhere.
    if (announced !== undefined) cache.write(addressKey, address, addressCacheSeconds);
    return address;
  };

  const issue = (): IssuedToken => {
    const [outcome] = transport.send([tokenCall(tokenAddress(), settings.haloPsaScopes, key)]);
    if (outcome?.kind !== 'done') {
      cache.remove([addressKey]);
      throw signInFailure(outcome, settings.haloPsaScopes, scopeSetting);
    }
    const answer = parseBody(TokenAnswer, outcome.body, { system: 'HaloPSA', path: '/token' });
    return { text: answer.access_token, livesSeconds: answer.expires_in };
  };

  return cachedToken({
    cache,
    clock,
    key: `halopsa-token:${settings.haloPsaUrl}:${key.id}${purposes[scopeSetting]}`,
    issue,
  });
}

const authInfoCall = (origin: string) =>
  // Not repeated: without it the usual address is tried.
  ({ method: 'GET', url: `${origin}/api/AuthInfo`, path: '/AuthInfo', isRepeatable: false }) as const;

function tokenCall(url: string, scope: string, { id, secret }: HaloKey) {
  return {
    method: 'POST',
    url,
    path: '/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: formText({ grant_type: 'client_credentials', client_id: id, client_secret: secret, scope }),
    isRepeatable: true,
  } as const;
}

function addressFrom(
  announced: v.InferOutput<typeof AuthInfo> | undefined,
  { haloPsaUrl, haloPsaTenant }: Origin,
): string {
  const server = announced?.auth_url;
  // The secret is only ever sent over https, whatever the instance says.
  const base = server?.startsWith('https://') === true ? server.replace(/\/+$/, '') : `${haloPsaUrl}/auth`;
  const named = haloPsaTenant ?? announced?.tenant_id ?? '';
  return `${base}/token${queryText({ tenant: named === '' ? undefined : named })}`;
}

function signInFailure(outcome: CallOutcome | undefined, scopes: string, setting: string): UpstreamError {
  if (outcome?.kind !== 'failed') return new UpstreamError('HaloPSA', 'unavailable', 'POST /token got no answer');
  const { error, status, body } = outcome;
  if (status === undefined || error.failure === 'unavailable' || error.failure === 'throttled') return error;
  return new UpstreamError(
    'HaloPSA',
    'unauthorized',
    `POST /token answered ${status}. ${signInAdvice(body ?? '', scopes, setting)}`,
  );
}

function signInAdvice(body: string, scopes: string, setting: string): string {
  if (parsedOrNothing(TokenRefusal, body)?.error === 'invalid_scope') {
    return `HaloPSA does not grant the scopes "${scopes}": compare the setting ${setting} with the Permissions tab of the API application.`;
  }
  return (
    'Check in HaloPSA under Configuration > Integrations > HaloPSA API > View Applications: the application is active, its ' +
    'Authentication Method is Client ID and Secret (Services), its Login Type is Agent, and its Client ID and Secret are the ' +
    'ones entered as HALOPSA_CLIENT_ID and HALOPSA_CLIENT_SECRET. Check the setting haloPsaTenant against API Details.'
  );
}
