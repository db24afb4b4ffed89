import type { HttpAnswer } from '#application/ports/http';
import type { Instant } from '#domain/vocabulary/calendar-date';

/** `Retry-After` in seconds, from either of its two forms. Source: RFC 9110, 10.2.3. */
export function retryAfterSeconds({ headers }: Pick<HttpAnswer, 'headers'>, now: Instant): number | undefined {
  const text = headers['retry-after']?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}
