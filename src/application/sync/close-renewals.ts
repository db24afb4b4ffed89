import type { ClientId } from '#domain/vocabulary/ids';
import { renewalOutcome } from './crm/prior-renewals';
import { freezeClose } from './freeze-readiness';
import { withOutcome } from './people/fold-event';
import type { ContractRecord } from './records';
import type { SyncSession } from './sync-session';

/**
 * Renewals that are over: a contract that ended, or that another one replaced. Its last readings are frozen with the outcome; an
 * outcome that is told later, by a deal that closes, is kept when it is.
 */
export function closeRenewals(session: SyncSession): void {
  const { book } = session;
  const contractsOf = book.contractsByClient();
  for (const record of book.contracts()) {
    if (record.readiness === undefined) continue;
    const outcome = outcomeOf(session, record, contractsOf);
    if (outcome === undefined) continue;
    const closed = freezeClose(session, record, outcome);
    if (closed !== record) book.setContract(closed);
    else if (record.freeze?.outcome === 'unknown' && outcome !== 'unknown')
      book.setContract({ ...withOutcome(record, outcome, session.today), freeze: { ...record.freeze, outcome } });
  }
}

function outcomeOf(
  { book, today }: SyncSession,
  record: ContractRecord,
  contractsOf: ReadonlyMap<ClientId, readonly ContractRecord[]>,
): ReturnType<typeof renewalOutcome> {
  const { clientId } = record.contract;
  return renewalOutcome(record, {
    contracts: contractsOf.get(clientId) ?? [],
    deals: book.client(clientId)?.sales?.deals,
    today,
  });
}
