import { addDays, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';
import type { Ticket } from '#domain/vocabulary/ticket';
import { readBatch, type ListPlace } from '../read-pages';
import type { ClientRecord, ContractRecord } from '../records';
import type { SyncSession } from '../sync-session';
import { featuresOf, foldToldTicket } from '../ticket-features';
import { nothingTold, type TicketAttribution } from './ticket-attribution';

/**
 * A ticket that changes is told apart when it was opened in these days. Older ones were told apart before, and asking for a year
 * of tickets because one of them was touched would cost a page for each hundred.
 */
const lookBackDays = 92;

/**
 * Reads the tickets of clients with several contracts, contract by contract: a list row does not name the contract of a ticket,
 * but the list can be filtered by it. One client a call. Answers whether none is left.
 */
export function readContractHistories(session: SyncSession): boolean {
  const contracts = session.book.contractsByClient();
  for (const record of session.book.clients()) {
    const { attribution = nothingTold } = record;
    if (attribution.isIgnored === true) continue;
    const asked = contractsToAsk(record, contracts.get(record.client.id), session.historyStartsOn).filter(
      ({ contract }) => !attribution.contracts.includes(contract.id),
    );
    if (asked.length === 0) continue;
    tellApart(session, record, asked, session.historyStartsOn);
    return false;
  }
  return true;
}

/** The same for clients of whom a ticket changed, back to the oldest of these. One client a call. */
export function readChangedContractTickets(session: SyncSession): boolean {
  for (const record of session.book.clients()) {
    const { since } = record.attribution ?? nothingTold;
    if (since === undefined) continue;
    const contracts = session.book.contractsOf(record.client.id);
    tellApart(session, record, contractsToAsk(record, contracts, since), since);
    return false;
  }
  return true;
}

/** Notes that a ticket changed, so that its contract is asked for. Costs nothing for a client whose only contract it is. */
export function noteChangedTicket({ book, today }: SyncSession, clientId: number, openedOn: CalendarDate): void {
  const record = book.client(clientId);
  const { attribution } = record ?? {};
  if (record === undefined || attribution === undefined || attribution.isIgnored === true) return;
  if (book.openContractsOf(clientId).length < 2) return;
  const earliest = addDays(today, -lookBackDays);
  const from = openedOn > earliest ? openedOn : earliest;
  if (attribution.since !== undefined && attribution.since <= from) return;
  book.setClient({ ...record, attribution: { ...attribution, since: from } });
}

/** Of a client with several open contracts: these, and those that ended on or after a day. */
function contractsToAsk(
  { client }: ClientRecord,
  contracts: readonly ContractRecord[] | undefined = [],
  day: CalendarDate,
): readonly ContractRecord[] {
  if (!client.active || contracts.filter(({ hasEnded }) => !hasEnded).length < 2) return [];
  return contracts
    .filter(({ contract, hasEnded }) => !hasEnded || (contract.termEndsOn ?? '') >= day)
    .sort((a, b) => a.contract.id - b.contract.id);
}

function tellApart(
  session: SyncSession,
  record: ClientRecord,
  contracts: readonly ContractRecord[],
  since: CalendarDate,
): void {
  let attribution: TicketAttribution = record.attribution ?? nothingTold;
  for (const { contract } of contracts) {
    const tickets = ticketsOf(session, contract.id, record.client.id, since);
    if (tickets === 'ignored') {
      attribution = { contracts: [contract.id], toldCount: 0, isIgnored: true };
      break;
    }
    attribution = {
      contracts: [...new Set([...attribution.contracts, contract.id])].sort((a, b) => a - b),
      toldCount: attribution.toldCount + tickets.length,
    };
    fold(session, tickets, contract.id);
  }
  const { since: _answered, ...answered } = attribution;
  session.book.setClient({ ...record, attribution: answered });
}

/** HaloPSA ignores a filter it cannot read without a word: a ticket of another client gives it away, on the first page. */
function ticketsOf(
  session: SyncSession,
  contractId: ContractId,
  clientId: number,
  day: CalendarDate,
): readonly Ticket[] | 'ignored' {
  const list = session.parts.serviceDesk.tickets({ kind: 'ofContract', contractId, day });
  const tickets: Ticket[] = [];
  let place: ListPlace = { page: 1, rowsSeen: 0 };
  for (;;) {
    const batch = readBatch(list, place);
    if (batch.rows.some((ticket) => ticket.clientId !== clientId)) return 'ignored';
    tickets.push(...batch.rows);
    if (batch.isLast) return tickets;
    place = batch.next;
  }
}

function fold(session: SyncSession, tickets: readonly Ticket[], contractId: ContractId): void {
  const { months, parts, progress, categories, wordList } = session;
  const { localTime } = parts;
  // Of the backfill alone: later answers come with their own tickets.
  const answers = progress.isBackfilled ? undefined : session.answers();
  for (const ticket of tickets) {
    const features = featuresOf(ticket, { localTime, categories, wordList, answer: answers?.get(ticket.id) });
    if (features.openedOn < session.historyStartsOn) continue;
    foldToldTicket(months, ticket, contractId, features);
    session.changed.add(ticket.clientId);
  }
  session.ticketsUnsaved += tickets.length;
}
