import type { ContractFacts, PortfolioFacts } from '#domain/readiness/contract-facts';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { decisionDate } from '#domain/renewal/decision-date';
import { daysBetween } from '#domain/vocabulary/calendar-date';
import { annualValueOf } from '../billing/contract-billing';
import { invoiceFactsOf } from '../billing/invoice-lines';
import { stakeholdersOf } from '../crm/stakeholders';
import type { ClientRecord, ContractRecord } from '../records';
import type { SyncSession } from '../sync-session';
import { hourCostOf } from './hour-cost';
import { salesFactsOf } from './sales-facts';

export interface ServiceFacts {
  /** The months that speak about the contract. */
  readonly months: readonly ServiceMonth[];
  readonly portfolio: PortfolioFacts;
}

/** What is known of a contract, as signals ask for it. A source that was not read leaves its facts absent: unknown, never empty. */
export function contractFactsOf(
  session: SyncSession,
  record: ContractRecord,
  client: ClientRecord | undefined,
  { months, portfolio }: ServiceFacts,
): ContractFacts {
  const { contract, detailReadAt, requests } = record;
  const { settings } = session.parts;
  const { historyStartsOn } = session.progress;
  const noticePeriodDays = contract.noticePeriodDays ?? settings.defaultNoticePeriodDays;
  const decisionOn = decisionDate({ ...contract, noticePeriodDays }, session.today);
  return {
    asOf: session.today,
    ...(historyStartsOn === undefined ? {} : { historyStartsOn, months }),
    ...(detailReadAt === undefined ? {} : { periods: contract.periods }),
    ...(settings.csatScale === undefined ? {} : { csatScale: settings.csatScale }),
    ...(decisionOn === undefined ? {} : { daysToDecision: daysBetween(session.today, decisionOn) }),
    ...moneyFactsOf(session, record),
    ...(client === undefined ? {} : clientFactsOf(session, client)),
    ...(requests === undefined ? {} : { requests: requests.map(({ kind, on }) => ({ kind, on })) }),
    portfolio,
  };
}

/** Costs are entered in the currency of the settings: of a contract in another one, what an hour costs is not known. */
function moneyFactsOf({ book, parts }: SyncSession, record: ContractRecord): Partial<ContractFacts> {
  const annualValue = annualValueOf(record);
  const isOwnCurrency = annualValue === undefined || annualValue.currency === parts.settings.currency;
  const hourCostMinor = isOwnCurrency ? hourCostOf(book.people) : undefined;
  return {
    ...(annualValue === undefined ? {} : { annualValue }),
    ...(hourCostMinor === undefined ? {} : { hourCostMinor }),
  };
}

function clientFactsOf({ today }: SyncSession, client: ClientRecord): Partial<ContractFacts> {
  const { company, openIncidents, invoices } = client;
  return {
    ...(company ? { stakeholderRoles: [...new Set(stakeholdersOf(client).map(({ role }) => role))] } : {}),
    openIncidentTicketIds: openIncidents.map(({ ticketId }) => ticketId),
    ...(invoices === undefined ? {} : { invoices: invoiceFactsOf(invoices) }),
    ...salesFactsOf(client, today),
  };
}
