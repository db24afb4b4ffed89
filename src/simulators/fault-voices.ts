import { randomUUID } from 'node:crypto';
import type { VendorName } from './fault';
import { ApiError, unauthenticated as googleUnauthenticated } from './google/api-error';
import { unauthenticated as hubSpotUnauthenticated } from './hubspot/failure';

/** How each vendor says that something is wrong on its side. Source: docs/reference/apis. */
interface FaultVoice {
  throttled(headers: Readonly<Record<string, string>>): Response;
  serverError(): Response;
  unauthorized(): Response;
  refusedSignIn(): Response;
}

const bare = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers });
const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response =>
  Response.json(body, { status, headers });

/** Statuses without a body, but for the sign-in. */
const haloPsa: FaultVoice = {
  throttled: (headers) => bare(429, headers),
  serverError: () => bare(500),
  unauthorized: () => bare(401),
  refusedSignIn: () => json(401, { error: 'invalid_client' }),
};

const hubSpot: FaultVoice = {
  throttled: (headers) =>
    json(
      429,
      {
        status: 'error',
        message: 'You have reached your secondly limit.',
        errorType: 'RATE_LIMIT',
        correlationId: randomUUID(),
        policyName: 'SECONDLY',
        requestId: randomUUID(),
      },
      headers,
    ),
  serverError: () => json(500, { status: 'error', message: 'internal error', correlationId: randomUUID() }),
  unauthorized: () => json(401, hubSpotUnauthenticated().body()),
  refusedSignIn: () => json(401, hubSpotUnauthenticated().body()),
};

const googleError = (error: ApiError, headers: Readonly<Record<string, string>> = {}): Response =>
  json(error.code, error.body(), headers);

const google: FaultVoice = {
  throttled: (headers) =>
    googleError(
      new ApiError(
        429,
        'RESOURCE_EXHAUSTED',
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute' of service 'sheets.googleapis.com'.",
      ),
      headers,
    ),
  serverError: () => googleError(new ApiError(500, 'INTERNAL', 'Internal error encountered.')),
  unauthorized: () => googleError(googleUnauthenticated()),
  refusedSignIn: () => json(400, { error: 'invalid_grant', error_description: 'Invalid grant: account not found' }),
};

export const faultVoices: Readonly<Record<VendorName, FaultVoice>> = { halopsa: haloPsa, hubspot: hubSpot, google };
