import type { SyncSession } from '../../sync/sync-session';
import { renewalOfEvent } from '../fold-workflow';
import { tendRenewals } from './tend-renewals';

/**
 * What the CRM told while it was written to is taken up in the same hour: a deal that is there now, an owner whom somebody entered.
 * Answers whether the CRM is to be written to once more. No call.
 */
export function followCrm(session: SyncSession): boolean {
  // What is planned and not on the timeline yet would be planned a second time.
  if (session.events.some((event) => renewalOfEvent(event).length > 0)) return false;
  const before = session.events.length;
  tendRenewals(session);
  return session.events.length > before;
}
