import { levelNow } from '../decide/level-now';
import type { ConcessionParts } from '../concession-parts';
import type { ConcessionRecord } from '../record/concession-record';
import { approversFor, reviewersFor, toReview, type Seating } from '../rules/seating';
import type { ListedConcession } from '../../tabs/concessions-tab';
import type { LetterFacts } from './letters';

/** What a letter is about: the request, and every other, since what was granted since may have raised its level. */
export interface LetterSubject {
  readonly record: ConcessionRecord;
  readonly listed: readonly ListedConcession[];
  readonly clientName: string;
  readonly seating: Seating;
}

/** Who sits is asked as the card asks it: at the level as the ledger stands now. */
export function letterFacts(
  parts: Pick<ConcessionParts, 'clock' | 'localTime'>,
  { record, listed, clientName, seating }: LetterSubject,
): LetterFacts {
  const { people, ownerEmail, rules } = seating;
  const { request, policyVersion } = record;
  const today = parts.localTime.dayOf(parts.clock.now());
  const level = levelNow(record, listed, rules.policyOf(policyVersion, today));
  return {
    record,
    level,
    approvers: approversFor(parts, { request: { ...request, level }, policyVersion }, seating),
    reviewers: reviewersFor(parts, toReview(request), seating),
    people,
    ...(ownerEmail === undefined ? {} : { accountManager: ownerEmail }),
    clientName,
    localTime: parts.localTime,
  };
}
