import type { LocalTime } from '#application/ports/platform';
import type {
  DeskAgent,
  DeskInvoice,
  Page,
  PagedList,
  ServiceDesk,
  TicketQuery,
  TicketReply,
} from '#application/ports/service-desk';
import type { Settings } from '#application/settings';
import { assert, unreachable } from '#domain/vocabulary/assert';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Contract } from '#domain/vocabulary/client';
import type { ContractId, TicketId } from '#domain/vocabulary/ids';
import type { Ticket } from '#domain/vocabulary/ticket';
import { queryText } from '../http/query-text';
import { bodiesOf, bodyOf, type CallOutcome, type Transport, type VendorCall } from '../http/transport';
import { haloClientNotes } from './halo-client-notes';
import { haloContractFields } from './halo-contract-fields';
import type { HaloTransports } from './halo-transport';
import { parseActions, parseClosedStatuses, type ClosedStatuses } from './halo-action-wire';
import { agentCost, parseAgents } from './halo-agent-wire';
import { parseContractDetail, parseContractPage, type ContractReading } from './halo-contract-wire';
import { parseInvoicePage, parseRecurringPage } from './halo-invoice-wire';
import { parseClientPage, parseUserPage } from './halo-people-wire';
import { parseFeedback, parseTicketPage } from './halo-ticket-wire';
import { haloQueryInstant, startOfDay } from './halo-values';

type Parameters = Readonly<Record<string, string | number | boolean>>;

/** HaloPSA caps a page at 100 rows whatever is asked. */
const rowsPerPage = 100;
const mostNamedTickets = 100;
/** A span of days needs an end; nothing is opened later than this. */
const farFuture = '2100-01-01T00:00:00Z';

/** The transports are signed in already. Without those for writing the desk only reads. */
export function haloServiceDesk(
  settings: Pick<Settings, 'haloPsaUrl'> & ContractReading['settings'],
  transport: Transport,
  localTime: LocalTime,
  { writing, notes }: Partial<Pick<HaloTransports, 'writing' | 'notes'>> = {},
): ServiceDesk {
  const reading: ContractReading = { settings, localTime };
  const get = (path: string, parameters: Parameters = {}): VendorCall => ({
    method: 'GET',
    url: `${settings.haloPsaUrl}/api${path}${queryText(parameters)}`,
    path,
  });
  const paged = <Row>(path: string, parameters: Parameters, parse: (body: string) => Page<Row>): PagedList<Row> => ({
    pages: (numbers) => {
      const calls = numbers.map((number) => get(path, { ...pageOf(number), ...parameters }));
      return bodiesOf(transport.send(calls)).map(parse);
    },
  });

  /** Asked for once: an installation's statuses do not change under a run. */
  let closed: ClosedStatuses | undefined;

  return {
    ...haloContractFields({ origin: settings.haloPsaUrl, reading: transport, writing, localTime }),
    ...haloClientNotes({ origin: settings.haloPsaUrl, writing: notes, localTime }),
    clients: paged('/Client', { includeactive: true, includeinactive: true }, parseClientPage),
    contacts: paged('/Users', { includeactive: true, includeinactive: true }, parseUserPage),
    contracts: paged('/ClientContract', { includeinactive: true }, (body) => parseContractPage(body, reading)),
    tickets: (query) =>
      paged('/Tickets', { includetimetaken: true, ...ticketParameters(query, localTime) }, (body) =>
        onlyAnswering(query, parseTicketPage(body)),
      ),
    contractDetails(ids) {
      const calls = ids.map((id) => detailCall(settings.haloPsaUrl, id));
      return transport.send(calls).flatMap((outcome) => contractIn(outcome, reading));
    },
    feedback: () => parseFeedback(bodyOf(transport, get('/Feedback')), localTime),
    agents: () => readAgents(transport, get, settings.currency),
    recurringInvoices: paged('/RecurringInvoice', { includelines: true }, (body) => parseRecurringPage(body, reading)),
    invoices: (since) =>
      paged('/Invoice', { ...newestFirst, invoicedatestart: haloQueryInstant(startOfDay(since, localTime)) }, (body) =>
        issuedSince(since, parseInvoicePage(body, reading)),
      ),
    replies(ids) {
      if (ids.length === 0) return [];
      closed ??= parseClosedStatuses(bodyOf(transport, get('/Status')));
      const calls = ids.map((id) => get('/Actions', { ticket_id: id, count: mostActions }));
      return repliesIn(transport.send(calls), ids, closed);
    },
    // These three are addresses of HaloPSA's web pages as seen in a browser; the vendor's API documents do not name them.
    ticketUrl: (id) => `${settings.haloPsaUrl}/tickets?id=${id}`,
    clientUrl: (id) => `${settings.haloPsaUrl}/customers?clientid=${id}`,
    contractUrl: (id) => `${settings.haloPsaUrl}/contracts?id=${id}`,
  };
}

/** Ordered by id: a record changed between two pages does not move to another one. The misspelling is HaloPSA's. */
function pageOf(number: number): Parameters {
  assert(Number.isInteger(number) && number >= 1, 'pages count from 1');
  return { pageinate: true, page_size: rowsPerPage, page_no: number, order: 'id', orderdesc: false };
}

function ticketParameters(query: TicketQuery, localTime: LocalTime): Parameters {
  switch (query.kind) {
    case 'openedSince': {
      const startdate = haloQueryInstant(startOfDay(query.day, localTime));
      // "occured" is HaloPSA's spelling here, unlike in its records.
      return { datesearch: 'dateoccured', startdate, enddate: farFuture };
    }
    case 'changedSince':
      // Whether the instant itself is included, and in which zone it is read, is not documented: callers overlap.
      return { lastupdatefromdate: haloQueryInstant(query.at) };
    case 'ofContract': {
      const opened = { kind: 'openedSince', day: query.day } as const;
      return { contract_id: query.contractId, ...ticketParameters(opened, localTime) };
    }
    case 'named':
      assert(query.ids.length > 0 && query.ids.length <= mostNamedTickets, '1 to 100 tickets are named at once');
      return { ticketids: query.ids.join(',') };
    case 'openOfPriority':
      return {
        open_only: true,
        priority: query.priorities.join(','),
        ...(query.clientId === undefined ? {} : { client_id: query.clientId }),
      };
    default:
      return unreachable(query);
  }
}

/** HaloPSA ignores a filter it cannot read without a word; for these two a row too many would be believed. */
function onlyAnswering(query: TicketQuery, { rows, total }: Page<Ticket>): Page<Ticket> {
  if (query.kind === 'named') return { total, rows: rows.filter(({ id }) => query.ids.includes(id)) };
  if (query.kind !== 'openOfPriority') return { rows, total };
  const isAsked = ({ closedAt, clientId, priority = 0 }: Ticket) =>
    closedAt === undefined && query.priorities.includes(priority) && (query.clientId ?? clientId) === clientId;
  return { total, rows: rows.filter(isAsked) };
}

/** Overrides the order of ids: what is asked for is at the front, and the first page without it is the last. */
const newestFirst: Parameters = { order: 'invoice_date', orderdesc: true };

/** Whether HaloPSA filters by `invoicedatestart` is not sure: its document calls it a flag. */
function issuedSince(since: CalendarDate, { rows, total }: Page<DeskInvoice>): Page<DeskInvoice> {
  return { total, rows: rows.filter(({ issuedOn }) => issuedOn >= since) };
}

type Get = (path: string, parameters?: Parameters) => VendorCall;

/** The cost of an agent is on the detail: one call each, for those who still work here. Refused details leave the cost unknown. */
function readAgents(transport: Transport, get: Get, currency: string): readonly DeskAgent[] {
  const agents = parseAgents(bodyOf(transport, get('/Agent', { includeenabled: true, includedisabled: true })));
  const working = agents.filter(({ active, email }) => active && email !== '');
  const outcomes = transport.send(
    working.map(({ agentId }) => ({ ...get(`/Agent/${agentId}`, { includedetails: true }), path: '/Agent/{id}' })),
  );
  const costs = new Map(working.map(({ agentId }, index) => [agentId, costIn(outcomes[index], currency)]));
  return agents.map((agent) => {
    const costPerHourMinor = costs.get(agent.agentId);
    return costPerHourMinor === undefined ? agent : { ...agent, costPerHourMinor };
  });
}

function costIn(outcome: CallOutcome | undefined, currency: string): number | undefined {
  if (outcome === undefined || outcome.kind === 'done') return outcome && agentCost(outcome.body, currency);
  if (outcome.status === 404 || outcome.error.failure === 'unauthorized') return undefined;
  throw outcome.error;
}

/** Without a count HaloPSA gives 50, and it has no pages here. No ticket of people has more. */
const mostActions = 1_000;

function repliesIn(
  outcomes: readonly CallOutcome[],
  ids: readonly TicketId[],
  closed: ClosedStatuses,
): readonly TicketReply[] {
  return outcomes.flatMap((outcome, index) => {
    if (outcome.kind === 'done') return parseActions(outcome.body, ids[index] ?? 0, closed);
    // Deleted or hidden from our agent since it was listed.
    if (outcome.status === 404 || outcome.error.failure === 'unauthorized') return [];
    throw outcome.error;
  });
}

function detailCall(origin: string, id: ContractId): VendorCall {
  const parameters = queryText({ includedetails: true, includeperiods: true });
  return { method: 'GET', url: `${origin}/api/ClientContract/${id}${parameters}`, path: '/ClientContract/{id}' };
}

/**
 * 404: deleted since it was listed. 401 and 403: HaloPSA answers so for a record our agent may not see, which a fresh token
 * (the transport has tried one) does not change.
 */
function contractIn(outcome: CallOutcome, reading: ContractReading): readonly Contract[] {
  if (outcome.kind === 'done') return parseContractDetail(outcome.body, reading);
  if (outcome.status === 404 || outcome.error.failure === 'unauthorized') return [];
  throw outcome.error;
}
