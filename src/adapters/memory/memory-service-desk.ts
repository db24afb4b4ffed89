import type { LocalTime } from '#application/ports/platform';
import type {
  DeskAgent,
  DeskClient,
  DeskContact,
  PagedList,
  ServiceDesk,
  TicketQuery,
} from '#application/ports/service-desk';
import { assert, unreachable } from '#domain/vocabulary/assert';
import type { Contract } from '#domain/vocabulary/client';
import type { Feedback, Ticket } from '#domain/vocabulary/ticket';

/** What the desk knows. Replace a list to change the world. */
export interface DeskRecords {
  clients: readonly DeskClient[];
  contacts: readonly DeskContact[];
  /** As their detail tells them; the list leaves out what HaloPSA's list leaves out. */
  contracts: readonly Contract[];
  tickets: readonly Ticket[];
  feedback: readonly Feedback[];
  agents: readonly DeskAgent[];
}

export interface MemoryServiceDesk extends ServiceDesk {
  readonly records: DeskRecords;
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
    feedback: [],
    agents: [],
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

  return {
    records,
    callCount: () => calls,
    clients: paged(() => records.clients),
    contacts: paged(() => records.contacts),
    contracts: paged(() => records.contracts.map(asListed)),
    tickets: (query) => paged(() => byId(records.tickets.filter((ticket) => answers(ticket, query, localTime)))),
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
    ticketUrl: (id) => `https://desk.example/tickets?id=${id}`,
    clientUrl: (id) => `https://desk.example/customers?clientid=${id}`,
    contractUrl: (id) => `https://desk.example/contracts?id=${id}`,
  };
}

/** HaloPSA's list row carries neither custom fields nor periods. */
function asListed(contract: Contract): Contract {
  const listed: { -readonly [Key in keyof Contract]: Contract[Key] } = { ...contract, periods: [] };
  delete listed.noticePeriodDays;
  return listed;
}

function byId(tickets: readonly Ticket[]): readonly Ticket[] {
  return [...tickets].sort((one, other) => one.id - other.id);
}

function answers(ticket: Ticket, query: TicketQuery, localTime: LocalTime): boolean {
  switch (query.kind) {
    case 'openedSince':
      return localTime.dayOf(ticket.openedAt) >= query.day;
    case 'changedSince':
      return (ticket.updatedAt ?? ticket.openedAt) >= query.at;
    case 'named':
      return query.ids.includes(ticket.id);
    case 'openOfPriority':
      return (
        ticket.closedAt === undefined && ticket.priority !== undefined && query.priorities.includes(ticket.priority)
      );
    default:
      return unreachable(query);
  }
}
