import type { ContractFieldWrite } from '#application/ports/contract-fields';
import type { LocalTime } from '#application/ports/platform';
import type {
  DeskAgent,
  DeskClient,
  DeskContact,
  DeskInvoice,
  PagedList,
  RecurringInvoice,
  ServiceDesk,
  TicketQuery,
  TicketReply,
} from '#application/ports/service-desk';
import { assert, unreachable } from '#domain/vocabulary/assert';
import type { Contract } from '#domain/vocabulary/client';
import type { ContractId, TicketId } from '#domain/vocabulary/ids';
import type { Feedback, Ticket } from '#domain/vocabulary/ticket';
import { memoryClientNotes, type ClientNoteRecords } from './memory-client-notes';
import { memoryContractFields, type ContractFieldRecords } from './memory-contract-fields';

/** What the desk knows. Replace a list to change the world. */
export interface DeskRecords extends ContractFieldRecords, ClientNoteRecords {
  clients: readonly DeskClient[];
  contacts: readonly DeskContact[];
  tickets: readonly Ticket[];
  /** Which contract each ticket belongs to, as the contract filter knows it. */
  contractOfTicket: ReadonlyMap<TicketId, ContractId>;
  feedback: readonly Feedback[];
  agents: readonly DeskAgent[];
  recurringInvoices: readonly RecurringInvoice[];
  invoices: readonly DeskInvoice[];
  replies: readonly TicketReply[];
}

export interface MemoryServiceDesk extends ServiceDesk {
  readonly records: DeskRecords;
  /** Every write that was performed, oldest first. */
  readonly writes: readonly ContractFieldWrite[];
  /** Pages and single reads answered so far, as HaloPSA would count calls. */
  callCount(): number;
}

export function memoryServiceDesk(
  initial: Partial<DeskRecords>,
  localTime: LocalTime,
  rowsPerPage = 100,
): MemoryServiceDesk {
  const records: DeskRecords = {
    clients: [],
    contacts: [],
    contracts: [],
    tickets: [],
    contractOfTicket: new Map(),
    feedback: [],
    agents: [],
    recurringInvoices: [],
    invoices: [],
    replies: [],
    fieldDefinitions: [],
    customFields: new Map(),
    clientNotes: [],
    ...initial,
  };
  let calls = 0;
  const paged = <Row>(rows: () => readonly Row[]): PagedList<Row> => ({
    pages(numbers) {
      calls += numbers.length;
      return numbers.map((number) => {
        assert(Number.isInteger(number) && number >= 1, 'pages count from 1');
        const all = rows();
        return { rows: all.slice((number - 1) * rowsPerPage, number * rowsPerPage), total: all.length };
      });
    },
  });

  const count = (made: number): void => {
    calls += made;
  };
  const writes: ContractFieldWrite[] = [];

  return {
    records,
    writes,
    callCount: () => calls,
    ...memoryContractFields(records, { count, writes }),
    ...memoryClientNotes(records, { count, isKnown: (clientId) => records.clients.some(({ id }) => id === clientId) }),
    clients: paged(() => records.clients),
    contacts: paged(() => records.contacts),
    contracts: paged(() => records.contracts.map(asListed)),
    tickets: (query) =>
      paged(() => byId(records.tickets.filter((ticket) => answers(ticket, query, { records, localTime })))),
    contractDetails(ids) {
      calls += ids.length;
      return ids.flatMap((id) => records.contracts.filter((contract) => contract.id === id));
    },
    feedback() {
      calls += 1;
      return records.feedback;
    },
    agents() {
      calls += 1;
      return records.agents;
    },
    recurringInvoices: paged(() => records.recurringInvoices),
    invoices: (since) => paged(() => records.invoices.filter(({ issuedOn }) => issuedOn >= since)),
    replies(ids) {
      calls += ids.length;
      return records.replies.filter(({ ticketId }) => ids.includes(ticketId));
    },
    ticketUrl: (id) => `https://desk.example/tickets?id=${id}`,
    clientUrl: (id) => `https://desk.example/customers?clientid=${id}`,
    contractUrl: (id) => `https://desk.example/contracts?id=${id}`,
  };
}

/** HaloPSA's list row carries neither custom fields nor periods, nor what the contract replaced. */
function asListed(contract: Contract): Contract {
  const listed: { -readonly [Key in keyof Contract]: Contract[Key] } = { ...contract, periods: [] };
  delete listed.noticePeriodDays;
  delete listed.escalatorPercent;
  delete listed.renewsByItself;
  delete listed.breakEveryMonths;
  delete listed.previousContractId;
  return listed;
}

function byId(tickets: readonly Ticket[]): readonly Ticket[] {
  return [...tickets].sort((one, other) => one.id - other.id);
}

interface Knowing {
  readonly records: DeskRecords;
  readonly localTime: LocalTime;
}

function answers(ticket: Ticket, query: TicketQuery, { records, localTime }: Knowing): boolean {
  switch (query.kind) {
    case 'openedSince':
      return localTime.dayOf(ticket.openedAt) >= query.day;
    case 'changedSince':
      return (ticket.updatedAt ?? ticket.openedAt) >= query.at;
    case 'ofContract':
      return (
        records.contractOfTicket.get(ticket.id) === query.contractId && localTime.dayOf(ticket.openedAt) >= query.day
      );
    case 'named':
      return query.ids.includes(ticket.id);
    case 'openOfPriority':
      return (
        ticket.closedAt === undefined &&
        ticket.priority !== undefined &&
        query.priorities.includes(ticket.priority) &&
        (query.clientId === undefined || query.clientId === ticket.clientId)
      );
    default:
      return unreachable(query);
  }
}
