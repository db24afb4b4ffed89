import { randomUUID } from 'node:crypto';

/** 477: the account is moving between data centers. Source: docs/reference/apis/hubspot-simulator.md */
export type FailureStatus = 400 | 401 | 403 | 404 | 409 | 414 | 423 | 477;

/** An answer in HubSpot's error form. Source: docs/reference/apis/hubspot-simulator.md */
export class HubSpotFailure extends Error {
  readonly headers: Readonly<Record<string, string>> = {};

  constructor(
    readonly status: FailureStatus,
    /** Absent in the few answers that carry none. */
    readonly category: string | undefined,
    message: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'HubSpotFailure';
  }

  body(correlationId: string = randomUUID()): Record<string, unknown> {
    return {
      status: 'error',
      message: this.message,
      correlationId,
      ...(this.category === undefined ? {} : { category: this.category }),
      ...this.more,
    };
  }

  /** As one line of a batch's `errors`: without an id of its own, with what tells the input. */
  inBatch(context: Readonly<Record<string, readonly string[]>> = {}): Record<string, unknown> {
    const { context: own, errors, subCategory } = this.more;
    return {
      status: 'error',
      category: this.category ?? 'VALIDATION_ERROR',
      ...(subCategory === undefined ? {} : { subCategory }),
      message: this.message,
      context: { ...(typeof own === 'object' ? own : {}), ...context },
      links: {},
      errors: Array.isArray(errors) ? errors : [],
    };
  }
}

export function invalid(message: string, more: Readonly<Record<string, unknown>> = {}): HubSpotFailure {
  return new HubSpotFailure(400, 'VALIDATION_ERROR', message, more);
}

export function missing(message: string, more: Readonly<Record<string, unknown>> = {}): HubSpotFailure {
  return new HubSpotFailure(404, 'OBJECT_NOT_FOUND', message, more);
}

/** Of a body that lacks what its schema requires. */
export function unset(names: readonly string[]): HubSpotFailure {
  return invalid(`Invalid input JSON on line 1, column 2. Some required fields were not set: [${names.join(', ')}]`);
}

export function unauthenticated(): HubSpotFailure {
  return new HubSpotFailure(
    401,
    'INVALID_AUTHENTICATION',
    'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
  );
}

export function expired(): HubSpotFailure {
  return new HubSpotFailure(401, 'EXPIRED_AUTHENTICATION', 'The service key used to make this request has expired.');
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

/** The plan has no such feature. The wording is ours: the vendor's is not published. */
export function notInPlan(feature: string): HubSpotFailure {
  return new HubSpotFailure(403, 'FORBIDDEN', `This account does not have access to ${feature}.`);
}

/** Wait at least two seconds. */
export function locked(id: string): HubSpotFailure {
  return new HubSpotFailure(423, 'LOCKED', `Record ${id} is locked by another write. Try again in a few seconds.`);
}

class MigrationFailure extends HubSpotFailure {
  override readonly headers: Readonly<Record<string, string>>;

  constructor(secondsLeft: number) {
    super(477, 'MIGRATION_IN_PROGRESS', 'This HubSpot account is being moved to another data center.');
    this.headers = { 'Retry-After': String(secondsLeft) };
  }
}

export function migrating(secondsLeft: number): HubSpotFailure {
  return new MigrationFailure(secondsLeft);
}
