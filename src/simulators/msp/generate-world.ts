import { generateInvoices } from './billing/invoices';
import { generateRecurringInvoices } from './billing/recurring-invoices';
import { generateClients } from './clients';
import { generateContacts } from './contacts';
import { generateAgreements, type OutcomeRule } from './contracts';
import { generateCrmRecords } from './crm-records';
import { addMonths } from './days';
import { dirtOf } from './dirt-list';
import { generateFeedback, type FeedbackBook } from './feedback';
import { generateIncidents } from './incidents';
import { mixedSeed, Random } from './random';
import { generateMeetings } from './sales/meetings';
import { generateTasks } from './sales/tasks';
import { generateDeals, relationsOf } from './sales/deals';
import { associationLabels, pipelines } from './sales/labels';
import { generateStaff, mspDomain, teams } from './staff';
import type { TicketBook } from './ticket-book';
import { generateTickets } from './tickets';
import { futureMonths, historyMonths, type World, type WorldInvoice, type WorldSize } from './world';

export interface WorldRecipe {
  readonly seed: number;
  readonly size: WorldSize;
  /** The day on which the world is opened, `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** Default: caused. */
  readonly outcomes?: OutcomeRule | undefined;
}

/** One client has an outage when the world opens; its decision date is near, so the incident gate has something to hold back. */
const incidentClientIndex = 1;

/**
 * One managed service provider with everything that HaloPSA, HubSpot and the mailboxes know of it. The same recipe makes the
 * same world. Its causes and chances are made up by hand and share nothing with any scoring.
 */
export function generateWorld({ seed, size, startsOn, outcomes }: WorldRecipe): World {
  const historyStartsOn = addMonths(startsOn, -historyMonths);
  const staff = generateStaff(size, new Random(mixedSeed(seed, 1)));
  const clients = generateClients({ seed, size, historyStartsOn, staff });
  const contacts = generateContacts(seed, clients, historyStartsOn);
  const endsOn = addMonths(startsOn, futureMonths);
  const { contracts, pastRenewals, comingRenewals, departures } = generateAgreements(
    { seed, startsOn, historyStartsOn, endsOn, outcomes },
    clients,
  );
  const crm = generateCrmRecords({ seed, startsOn, staff, clients, contacts, departures });
  const incidentBed = { seed, size, startsOn, historyStartsOn, clients, departures, incidentClientIndex };
  const seedbed = {
    incidents: generateIncidents(incidentBed, endsOn),
    seed,
    size,
    startsOn,
    historyStartsOn,
    staff,
    clients,
    contacts,
    contracts,
    departures,
    incidentClientIndex,
  };
  const recurringInvoices = generateRecurringInvoices(seedbed);
  const sales = { ...seedbed, ...crm, pastRenewals };
  const relations = relationsOf(sales);
  const deals = generateDeals(sales, relations);
  const planned = { seedbed: sales, relations, deals };
  const records = {
    ...seedbed,
    ...crm,
    endsOn,
    teams,
    pipelines,
    associationLabels,
    deals,
    tasks: generateTasks(planned),
    meetings: generateMeetings(planned),
    recurringInvoices,
    mspName: 'Harbour IT',
    mspDomain,
    timeZone: 'Europe/London',
    currency: 'GBP',
    pastRenewals,
    comingRenewals,
  };
  let invoices: readonly WorldInvoice[] | undefined;
  let tickets: TicketBook | undefined;
  let feedback: FeedbackBook | undefined;
  const ticketBook = (): TicketBook => (tickets ??= generateTickets(seedbed));
  return {
    ...records,
    dirt: dirtOf(records),
    tickets: ticketBook,
    invoices: () => (invoices ??= generateInvoices({ ...seedbed, endsOn, recurringInvoices })),
    feedback: () => (feedback ??= generateFeedback(seed, ticketBook())),
  };
}
