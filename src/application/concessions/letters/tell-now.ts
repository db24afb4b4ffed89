import type { ConcessionParts } from '../concession-parts';
import type { ConcessionRecord } from '../record/concession-record';
import { approversFor, reviewersFor, toReview, type Seating } from '../rules/seating';
import { tell } from './tell';

export interface TellingNow {
  readonly record: ConcessionRecord;
  readonly clientName: string;
  readonly seating: Seating;
}

/** At once, after the lock is given back. The hourly run tells whoever this did not reach. */
export function tellNow(parts: ConcessionParts, { record, clientName, seating }: TellingNow): void {
  const approvers = approversFor(parts, record, seating);
  const reviewers = reviewersFor(parts, toReview(record.request), seating);
  const { people, ownerEmail } = seating;
  tell(parts, {
    record,
    approvers,
    reviewers,
    people,
    ...(ownerEmail === undefined ? {} : { accountManager: ownerEmail }),
    clientName,
    localTime: parts.localTime,
  });
}
