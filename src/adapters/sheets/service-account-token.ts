import * as v from 'valibot';
import type { SignRs256 } from '#application/ports/platform';
import { propertyNames } from '#application/settings';
import { UpstreamError } from '#application/upstream-error';
import type { Instant } from '#domain/vocabulary/calendar-date';
import { utf8 } from '#domain/vocabulary/utf8';
import { cachedToken, type IssuedToken, type TokenSource } from '../http/cached-token';
import { parseBody, parsedOrNothing } from '../http/parse-body';
import { formText } from '../http/query-text';
import { vendorTransport, type CallOutcome, type TransportKit } from '../http/transport';
import { base64url } from './base64url';
import { parseServiceAccountKey, type ServiceAccountKey } from './service-account-key';

/** A token of the service account, which knows whose it is: advice about sharing names the address. */
export interface ServiceAccountToken extends TokenSource {
  readonly address: string;
}

const tokenUrl = 'https://oauth2.googleapis.com/token';
const scope = 'https://www.googleapis.com/auth/spreadsheets';
const grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const lifetimeSeconds = 3600;
/** Google refuses a token from the future; our clock may be a little ahead of theirs. */
const skewSeconds = 30;

const TokenAnswer = v.object({ access_token: v.string(), expires_in: v.optional(v.number(), lifetimeSeconds) });
const TokenRefusal = v.object({ error: v.string() });

/**
 * The service account signs in by a text that it signs itself (RFC 7523): claims, signed with its private key, are exchanged for an
 * access token. No user and no consent is involved. Throws `SettingsError` when the key is not one.
 */
export function serviceAccountToken(
  keyText: string | undefined,
  sign: SignRs256,
  kit: TransportKit,
): ServiceAccountToken {
  const key = parseServiceAccountKey(keyText);
  const transport = vendorTransport(kit, { system: 'Google sign-in' });

  const issue = (): IssuedToken => {
    const assertion = signedClaims(key, kit.clock.now(), sign);
    const [outcome] = transport.send([
      {
        method: 'POST',
        url: tokenUrl,
        path: '/token',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: formText({ grant_type: grant, assertion }),
        isRepeatable: true,
      },
    ]);
    if (outcome?.kind !== 'done') throw signInFailure(outcome);
    const answer = parseBody(TokenAnswer, outcome.body, { system: 'Google sign-in', path: '/token' });
    return { text: answer.access_token, livesSeconds: answer.expires_in };
  };

  const { cache, clock, lock } = kit;
  return {
    address: key.address,
    ...cachedToken({
      cache,
      clock,
      key: `google-token:${key.address}:${key.keyId}`,
      issue,
      ...(lock === undefined ? {} : { lock }),
    }),
  };
}

function signedClaims({ address, keyId, privateKeyPem }: ServiceAccountKey, now: Instant, sign: SignRs256): string {
  const iat = Math.floor(now / 1000) - skewSeconds;
  const header = { alg: 'RS256', typ: 'JWT', ...(keyId === '' ? {} : { kid: keyId }) };
  const claims = { iss: address, scope, aud: tokenUrl, iat, exp: iat + lifetimeSeconds };
  const text = [header, claims].map((part) => base64url(utf8(JSON.stringify(part)))).join('.');
  return `${text}.${sign(text, privateKeyPem)}`;
}

function signInFailure(outcome: CallOutcome | undefined): UpstreamError {
  if (outcome?.kind !== 'failed')
    return new UpstreamError('Google sign-in', 'unavailable', 'POST /token got no answer');
  const { error, status, body } = outcome;
  if (error.failure === 'unavailable' || error.failure === 'throttled') return error;
  const reason =
    parsedOrNothing(TokenRefusal, body)?.error === 'invalid_grant'
      ? 'The key is not valid (any more), or the clock is wrong'
      : 'The key was refused';
  return new UpstreamError(
    'Google sign-in',
    'unauthorized',
    `POST /token answered ${status ?? 'nothing'}. ${reason}: create a new JSON key on the service account and enter it as ${propertyNames.serviceAccountKey}. ` +
      'An organization policy may forbid service account keys.',
  );
}
