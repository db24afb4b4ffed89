import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiFailure } from './page-api';

/** Thrown by a route, answered by the server as JSON. */
export class RouteRefusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

export function refusal(context: Context, status: ContentfulStatusCode, message: string, advice: string): Response {
  const failure: ApiFailure = { error: { message, advice } };
  return context.json(failure, status);
}
