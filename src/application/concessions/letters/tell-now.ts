import type { ConcessionParts } from '../concession-parts';
import { letterFacts, type LetterSubject } from './letter-facts';
import { tell } from './tell';

/** At once, after the lock is given back. The hourly run tells whoever this did not reach. */
export function tellNow(parts: ConcessionParts, subject: LetterSubject): void {
  tell(parts, letterFacts(parts, subject));
}
