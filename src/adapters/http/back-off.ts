import type { UpstreamError } from '#application/upstream-error';

/** First try included. */
export const maximumAttempts = 5;

const firstWaitMilliseconds = { unavailable: 500, throttled: 5_000 } as const;
const longestWaitMilliseconds = { unavailable: 8_000, throttled: 60_000 } as const;

/**
 * How long to wait before the next attempt. What the system asked for counts and is never shortened; else the wait doubles,
 * the last half of it by chance. `jitter` is 0 to 1.
 */
export function backOffMilliseconds(
  { failure, retryAfterSeconds }: UpstreamError,
  attempt: number,
  jitter: number,
): number {
  if (retryAfterSeconds !== undefined) return Math.round(retryAfterSeconds * 1000 + jitter * 1000);
  const kind = failure === 'throttled' ? 'throttled' : 'unavailable';
  const wait = Math.min(longestWaitMilliseconds[kind], firstWaitMilliseconds[kind] * 2 ** (attempt - 1));
  return Math.round(wait * (0.5 + jitter / 2));
}
