import type { Nudge } from '#domain/concession/nudges';
import type { CacheStore, Log } from '../../ports/platform';
import type { Mail } from '../../ports/mail';
import { UpstreamError } from '../../upstream-error';
import { toldOf } from '../record/standing';
import { lettersFor, type LetterFacts } from './letters';

export interface TellingParts {
  /** Absent: this host sends no mail; the add-on's next run does. */
  readonly mail?: Mail;
  readonly cache: CacheStore;
  readonly log: Log;
}

const cacheSeconds = 21_600;
/** Left for what matters more than a reminder: the daily copy of the timeline's head. */
const keptBack = 5;

/** Answers whether everybody was told. What could not be sent is sent by the next run: mail is at least once. */
export function tell({ mail, cache, log }: TellingParts, facts: LetterFacts): boolean {
  if (mail === undefined) return false;
  const { requestId } = facts.record.request;
  const told = toldOf(facts.record);
  const key = keyOf(requestId, facts.nudge);
  if (cache.read(key) === told) return true;
  const letters = lettersFor(facts);
  try {
    if (mail.remaining() - keptBack < letters.length) {
      log.warn('The mail quota of the day is used up', { requestId, letters: letters.length });
      return false;
    }
    for (const letter of letters) mail.send(letter);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    log.warn('A mail could not be sent', { requestId, failure: error.failure });
    return false;
  }
  cache.write(key, told, cacheSeconds);
  return true;
}

function keyOf(requestId: string, nudge: Nudge | undefined): string {
  return nudge === undefined ? `told:${requestId}` : `told:${requestId}:${nudge}`;
}
