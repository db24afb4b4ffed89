import type { Person } from '#domain/vocabulary/person';
import type { ConcessionParts } from '../concession-parts';
import type { ConcessionRecord } from '../record/concession-record';
import { approversFor } from '../show/request-view';
import { tell } from './tell';

export interface TellingNow {
  readonly record: ConcessionRecord;
  readonly people: readonly Person[];
  readonly clientName: string;
  readonly ownerEmail: string | undefined;
}

/** At once, after the lock is given back. The hourly run tells whoever this did not reach. */
export function tellNow(parts: ConcessionParts, { record, people, clientName, ownerEmail }: TellingNow): void {
  const approvers = approversFor(parts, record.request, people, ownerEmail);
  tell(parts, { record, approvers, people, clientName, localTime: parts.localTime });
}
