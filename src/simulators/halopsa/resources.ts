import { needs } from './access-matrix';
import { contractDetail, contractRows, writeContract } from './billing/contract-rows';
import { fieldInfoDetail, fieldInfoRows } from './billing/custom-fields';
import { invoiceDetail, invoiceList } from './billing/invoice-rows';
import { recurringInvoiceDetail, recurringInvoiceList } from './billing/recurring-invoice-rows';
import { topLevelDetail, topLevelRows, webhookDetail, webhookRows } from './configuration/installation';
import {
  categoryDetail,
  categoryRows,
  statusDetail,
  statusRows,
  teamDetail,
  teamRows,
  ticketTypeDetail,
  ticketTypeRows,
} from './configuration/lookups';
import { outcomeDetail, outcomeRows } from './configuration/outcomes';
import { priorityDetail, priorityRows, slaDetail, slaRows } from './configuration/service-levels';
import { agentDetail, agentRows } from './customers/agent-rows';
import { clientDetail, clientList } from './customers/client-rows';
import { crmNote, crmNotes, deleteCrmNote, writeCrmNote } from './customers/crm-notes';
import { siteDetail, siteRows } from './customers/site-rows';
import { userDetail, userList } from './customers/user-rows';
import type { HaloDesk } from './desk';
import { textIds, wholeIds, type Endpoints } from './endpoints';
import { actionDetail, actionList } from './tickets/action-rows';
import { feedbackDetail, feedbackRows } from './tickets/feedback-rows';
import { TicketList } from './tickets/ticket-list';
import { ticketDetail } from './tickets/ticket-rows';
import { writeAction } from './tickets/write-action';
import { writeTicket } from './tickets/write-ticket';
import { envelope, envelopeOf, envelopeOrIds } from './wire/page';
import { Query } from './wire/query';

/** Every resource under /api. Which list has an envelope and which none: docs/reference/apis/halopsa-simulator.md. */
export function addResources(endpoints: Endpoints, desk: HaloDesk): void {
  addTickets(endpoints, desk);
  addCustomers(endpoints, desk);
  addBilling(endpoints, desk);
  addConfiguration(endpoints, desk);
}

function addTickets(endpoints: Endpoints, desk: HaloDesk): void {
  const tickets = new TicketList(desk);
  endpoints.list('/Tickets', needs.tickets, (query) => tickets.answer(query));
  endpoints.record('/Tickets', needs.tickets, wholeIds, (id, query) => {
    const place = desk.tickets.placeOf(id, desk.now());
    const isSeen = place !== undefined && desk.sees(desk.tickets.clientIdAt(place));
    return isSeen ? ticketDetail(desk, place, query) : undefined;
  });
  endpoints.post('/Tickets', needs.tickets, (element) => writeTicket(desk, element));
  endpoints.postObject('/Tickets/Object', needs.tickets, (element) => writeTicket(desk, element));
  endpoints.list('/Actions', needs.tickets, (query) => actionList(desk, query));
  endpoints.record('/Actions', needs.tickets, wholeIds, (id, query) => actionDetail(desk, id, query));
  endpoints.post('/Actions', needs.tickets, (element) => writeAction(desk, element));
  endpoints.list('/Feedback', needs.tickets, () => feedbackRows(desk));
  endpoints.record('/Feedback', needs.tickets, wholeIds, (id) => feedbackDetail(desk, id));
  // Sales are kept in the CRM and projects nowhere; both lists speak of tickets.
  endpoints.list('/Opportunities', needs.sales, (query) => envelope(query, 'tickets', []));
  endpoints.list('/Projects', needs.projects, (query) => envelope(query, 'tickets', []));
}

function addCustomers(endpoints: Endpoints, desk: HaloDesk): void {
  const { customers, crm, anyone } = needs;
  endpoints.list('/Client', customers, (query) => envelopeOf(query, 'clients', clientList(desk, query)));
  endpoints.record('/Client', customers, wholeIds, (id, query) => clientDetail(desk, id, query));
  endpoints.list('/Site', customers, (query) => envelopeOrIds(query, 'sites', siteRows(desk, query)));
  endpoints.record('/Site', customers, wholeIds, (id, query) => siteDetail(desk, id, query));
  endpoints.list('/Users', customers, (query) => envelopeOf(query, 'users', userList(desk, query)));
  endpoints.record('/Users', customers, wholeIds, (id, query) => userDetail(desk, id, query));
  endpoints.list('/TopLevel', customers, (query) => envelopeOrIds(query, 'tree', topLevelRows(desk.world)));
  endpoints.record('/TopLevel', customers, wholeIds, (id) => topLevelDetail(desk.world, id));
  endpoints.list('/CRMNote', crm, (query) => crmNotes(desk, query));
  endpoints.record('/CRMNote', crm, wholeIds, (id) => crmNote(desk, id));
  endpoints.post('/CRMNote', crm, (element) => writeCrmNote(desk, element));
  endpoints.remove('/CRMNote', crm, (id) => deleteCrmNote(desk, id));
  endpoints.list('/Agent', anyone, (query) => agentRows(desk, query));
  endpoints.record('/Agent', anyone, wholeIds, (id, query) => agentDetail(desk, id, query));
  endpoints.list('/Team', anyone, () => teamRows(desk.world));
  endpoints.record('/Team', anyone, wholeIds, (id, query) => teamDetail(desk.world, id, query));
}

function addBilling(endpoints: Endpoints, desk: HaloDesk): void {
  const { contracts, invoices, prepay } = needs;
  endpoints.list('/ClientContract', contracts, (query) => envelope(query, 'contracts', contractRows(desk, query)));
  endpoints.record('/ClientContract', contracts, wholeIds, (id, query) => contractDetail(desk, id, query));
  const answeredWith = new Query('halopsa:?includedetails=true');
  endpoints.post('/ClientContract', contracts, (element) => writeContract(desk, element, answeredWith));
  endpoints.list('/RecurringInvoice', invoices, (query) =>
    envelopeOf(query, 'invoices', recurringInvoiceList(desk, query)),
  );
  endpoints.record('/RecurringInvoice', invoices, wholeIds, (id, query) => recurringInvoiceDetail(desk, id, query));
  endpoints.list('/Invoice', invoices, (query) => invoiceList(desk, query));
  endpoints.record('/Invoice', invoices, wholeIds, (id, query) => invoiceDetail(desk, id, query));
  // This MSP sells no hours in advance.
  endpoints.list('/ClientPrepay', prepay, (query) => envelopeOrIds(query, 'prepay', []));
}

function addConfiguration(endpoints: Endpoints, { world, absentFields }: HaloDesk): void {
  const { lookups, anyone, administration } = needs;
  endpoints.list('/Status', lookups, (query) => statusRows(world, query));
  endpoints.record('/Status', lookups, wholeIds, (id) => statusDetail(world, id));
  endpoints.list('/TicketType', lookups, (query) => ticketTypeRows(world, query));
  endpoints.record('/TicketType', lookups, wholeIds, (id) => ticketTypeDetail(world, id));
  endpoints.list('/Priority', lookups, (query) => priorityRows(world, query));
  endpoints.record('/Priority', lookups, textIds, (id) => priorityDetail(world, id));
  endpoints.list('/SLA', lookups, (query) => slaRows(world, query));
  endpoints.record('/SLA', lookups, wholeIds, (id) => slaDetail(world, id));
  endpoints.list('/Outcome', lookups, (query) => outcomeRows(world, query));
  endpoints.record('/Outcome', lookups, wholeIds, (id) => outcomeDetail(world, id));
  endpoints.list('/Category', lookups, (query) => categoryRows(world, query));
  endpoints.record('/Category', lookups, wholeIds, (id) => categoryDetail(world, id));
  endpoints.list('/FieldInfo', anyone, (query) => fieldInfoRows(world.seed, query, absentFields));
  endpoints.record('/FieldInfo', anyone, wholeIds, (id) => fieldInfoDetail(world.seed, id, absentFields));
  endpoints.list('/Webhook', administration, () => webhookRows(world));
  endpoints.record('/Webhook', administration, textIds, (id) => webhookDetail(world, id));
}
