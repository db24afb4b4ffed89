import { generateClients } from './clients';
import { generateContacts } from './contacts';
import { generateAgreements } from './contracts';
import { generateCrmRecords } from './crm-records';
import { addMonths } from './days';
import { generateFeedback, type FeedbackBook } from './feedback';
import { mixedSeed, Random } from './random';
import { generateStaff, mspDomain } from './staff';
import type { TicketBook } from './ticket-book';
import { generateTickets } from './tickets';
import { futureMonths, historyMonths, type World, type WorldSize } from './world';

export interface WorldRecipe {
  readonly seed: number;
  readonly size: WorldSize;
  /** The day on which the world is opened, `YYYY-MM-DD`. */
  readonly startsOn: string;
}

/** One client has an outage when the world opens; its decision date is near, so the incident gate has something to hold back. */
const incidentClientIndex = 1;

/**
 * One managed service provider with everything that HaloPSA, HubSpot and the mailboxes know of it. The same recipe makes the
 * same world. Its causes and chances are made up by hand and share nothing with any scoring.
 */
export function generateWorld({ seed, size, startsOn }: WorldRecipe): World {
  const historyStartsOn = addMonths(startsOn, -historyMonths);
  const staff = generateStaff(size, new Random(mixedSeed(seed, 1)));
  const clients = generateClients({ seed, size, historyStartsOn, staff });
  const contacts = generateContacts(seed, clients, historyStartsOn);
  const { contracts, pastRenewals, departures } = generateAgreements({ seed, startsOn, historyStartsOn }, clients);
  const crm = generateCrmRecords({ seed, startsOn, staff, clients, contacts, departures });
  const seedbed = {
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
  let tickets: TicketBook | undefined;
  let feedback: FeedbackBook | undefined;
  const ticketBook = (): TicketBook => (tickets ??= generateTickets(seedbed));
  return {
    ...seedbed,
    ...crm,
    endsOn: addMonths(startsOn, futureMonths),
    mspName: 'Harbour IT',
    mspDomain,
    timeZone: 'Europe/London',
    currency: 'GBP',
    pastRenewals,
    tickets: ticketBook,
    feedback: () => (feedback ??= generateFeedback(seed, ticketBook())),
  };
}
