import { randomUUID } from 'node:crypto';

/** An answer in HubSpot's error form. Source: docs/reference/apis/hubspot.md */
export class HubSpotFailure extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409,
    readonly category: string,
    message: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'HubSpotFailure';
  }

  body(): Record<string, unknown> {
    return {
      status: 'error',
      message: this.message,
      correlationId: randomUUID(),
      category: this.category,
      ...this.more,
    };
  }
}

export function invalid(message: string): HubSpotFailure {
  return new HubSpotFailure(400, 'VALIDATION_ERROR', message);
}

export function missing(message: string): HubSpotFailure {
  return new HubSpotFailure(404, 'OBJECT_NOT_FOUND', message);
}

export function unauthenticated(): HubSpotFailure {
  return new HubSpotFailure(
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
  );
}

export function forbidden(requiredScopes: readonly string[]): HubSpotFailure {
  const message =
    "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.";
  const errors = [
    {
      message: 'One or more of the following scopes are required.',
      context: { requiredGranularScopes: requiredScopes },
    },
  ];
  return new HubSpotFailure(403, 'MISSING_SCOPES', message, {
    errors,
    links: { scopes: 'https://developers.hubspot.com/scopes' },
  });
}
