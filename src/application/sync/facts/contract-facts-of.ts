import type { ContractFacts, PortfolioFacts } from '#domain/readiness/contract-facts';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { decisionDate } from '#domain/renewal/decision-date';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { annualValueOf } from '../billing/contract-billing';
import { invoiceFactsOf } from '../billing/invoice-lines';
import { stakeholdersOf } from '../crm/stakeholders';
import type { ClientRecord, ContractRecord } from '../records';
import { monthsFormat } from '../sync-progress';
import type { SyncSession } from '../sync-session';
import { hourCostOf } from './hour-cost';
import { leaverFactsOf } from './leavers';
import { unitCountsOf } from './month-counts';
import { breakFactsOf } from './record-breaks';
import { salesFactsOf } from './sales-facts';
import { sponsorFactsOf } from './sponsor-facts';

export interface ServiceFacts {
  /** The months that speak about the contract. */
  readonly months: readonly ServiceMonth[];
  /** All months of the client. */
  readonly clientMonths: readonly ServiceMonth[];
  readonly portfolio: PortfolioFacts;
}

/** What is known of a contract, as signals ask for it. A source that was not read leaves its facts absent: unknown, never empty. */
export function contractFactsOf(
  session: SyncSession,
  record: ContractRecord,
  client: ClientRecord | undefined,
  { months, clientMonths, portfolio }: ServiceFacts,
): ContractFacts {
  const { contract, detailReadAt, requests } = record;
  const { settings } = session.parts;
  const { historyStartsOn, changesSeenSince } = session.progress;
  const noticePeriodDays = contract.noticePeriodDays ?? settings.defaultNoticePeriodDays;
  const decisionOn = decisionDate({ ...contract, noticePeriodDays }, session.today);
  return {
    asOf: session.today,
    ...(historyStartsOn === undefined ? {} : { historyStartsOn, months, clientMonths }),
    ...(changesSeenSince === undefined ? {} : { reopeningsSeenSince: changesSeenSince }),
    ...(detailReadAt === undefined ? {} : { periods: contract.periods }),
    ...(settings.csatScale === undefined ? {} : { csatScale: settings.csatScale }),
    ...(decisionOn === undefined ? {} : { daysToDecision: daysBetween(session.today, decisionOn) }),
    ...moneyFactsOf(session, record),
    ...breakFactsOf(session.state.recordBreaks),
    ...(client === undefined ? {} : clientFactsOf(session, { client, record, decisionOn })),
    ...(requests === undefined ? {} : { requests: requests.map(({ kind, on }) => ({ kind, on })) }),
    portfolio,
  };
}

/** Whether every ticket of the history was read since tickets keep who asked. A pass assesses once it has read them. */
function isHistoryRead({ state, progress }: SyncSession): boolean {
  return state.monthsFormat === monthsFormat || progress.historyForm === monthsFormat;
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

interface AtClient {
  readonly client: ClientRecord;
  readonly record: ContractRecord;
  readonly decisionOn: CalendarDate | undefined;
}

function clientFactsOf(session: SyncSession, { client, record, decisionOn }: AtClient): Partial<ContractFacts> {
  const { today } = session;
  const { company, openIncidents, invoices } = client;
  const unitCounts = unitCountsOf(client.contactCounts, record.billedUnits, today);
  return {
    ...(company ? { stakeholderRoles: [...new Set(stakeholdersOf(client).map(({ role }) => role))] } : {}),
    openIncidentTicketIds: openIncidents.map(({ ticketId }) => ticketId),
    ...(invoices === undefined ? {} : { invoices: invoiceFactsOf(invoices) }),
    ...(unitCounts === undefined ? {} : { unitCounts }),
    ...salesFactsOf(client, today),
    ...sponsorFactsOf(client, { decisionOn, today, isHistoryRead: isHistoryRead(session) }),
    ...leaverFactsOf(client),
  };
}
