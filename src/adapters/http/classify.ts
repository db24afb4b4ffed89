import type { HttpAnswer } from '#application/ports/http';
import type { UpstreamFailure } from '#application/upstream-error';

/** What an answer means when a system has no habits of its own. `undefined`: it did what was asked. */
export function classify({ status }: Pick<HttpAnswer, 'status'>): UpstreamFailure | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 401 || status === 403) return 'unauthorized';
  if (status === 429) return 'throttled';
  // 408: the server itself gave up waiting for the request.
  if (status >= 500 || status === 408) return 'unavailable';
  return 'rejected';
}
