import { assessReadiness } from '#domain/readiness/assess-readiness';
import { factsAsOf, type DatedRecords } from '#domain/readiness/past/facts-as-of';
import type { ReadinessModel } from '#domain/readiness/readiness-model';
import type { TicketFeatures } from '#domain/readiness/service-month';
import { addDays, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';
import type { FrozenScores, FrozenScoresAt } from '../../calibration/kept-renewal';
import { horizons, type PastRenewal } from '../../calibration/past-renewal';
import type { Settings } from '../../settings';
import { heirsOf } from '../attribution/contract-heirs';
import { invoiceFactsOf, keptInvoices, type InvoiceLine } from '../billing/invoice-lines';
import { invoicesSince } from '../billing/read-billing';
import { unitCountsOf } from '../facts/month-counts';
import type { Everybody } from './everybody-then';
import { keptMeetingCount, type MeetingLine } from '../crm/sales-records';
import type { MonthTickets } from '../month-book';
import type { ClientRecord, ContractRecord } from '../records';

export interface Freezing {
  readonly model: ReadinessModel;
  readonly settings: Pick<Settings, 'csatScale' | 'incidentPriorities'>;
  readonly historyStartsOn: CalendarDate;
  readonly today: CalendarDate;
  /** What all clients looked like on a day of the history. */
  everybodyOn(day: CalendarDate): Everybody | undefined;
}

/** What is known of a client whose renewals are frozen. */
export interface FrozenClient {
  readonly client: ClientRecord | undefined;
  readonly contracts: readonly ContractRecord[];
  readonly months: readonly MonthTickets[];
}

/** The readings of a past renewal at every horizon, by the model of today. */
export function freezePastReadings(renewal: PastRenewal, of: FrozenClient, freezing: Freezing): FrozenScoresAt {
  const { model, settings, historyStartsOn } = freezing;
  const record = of.contracts.find(({ contract }) => contract.id === renewal.contractId);
  const records = datedRecords(renewal, record, of, freezing);
  const at = horizons.flatMap((horizon) => {
    const day = addDays(renewal.decisionOn, -horizon);
    const everybody = freezing.everybodyOn(day);
    if (day < historyStartsOn || everybody === undefined) return [];
    const facts = factsAsOf(records, {
      day,
      daysToDecision: horizon,
      ...everybody,
      incidentPriorities: settings.incidentPriorities,
    });
    const scores = scoresOf(assessReadiness(facts, model, record?.contract.kind).readings, model);
    return scores.every((score) => score === null) ? [] : [[horizon, scores] as const];
  });
  return { modelVersion: model.version, at: Object.fromEntries(at) };
}

function scoresOf(readings: ReturnType<typeof assessReadiness>['readings'], { signals }: ReadinessModel): FrozenScores {
  const byId = new Map(
    readings.map(({ signal, reading }) => [signal.id, reading.kind === 'measured' ? reading.score : null]),
  );
  return signals.map(({ id }) => byId.get(id) ?? null);
}

function datedRecords(
  { clientId, contractId }: PastRenewal,
  record: ContractRecord | undefined,
  { client, contracts, months }: FrozenClient,
  { settings, historyStartsOn, today }: Freezing,
): DatedRecords {
  const meetings = client?.company ? client.sales?.meetings : undefined;
  const unitCounts = unitCountsOf(client?.contactCounts, record?.billedUnits, today);
  return {
    clientId,
    contractId,
    historyStartsOn,
    tickets: ticketsOf(contractId, contracts, months),
    clientTickets: months.flatMap(({ tickets }) => tickets),
    ...(record?.detailReadAt === undefined ? {} : { periods: record.contract.periods }),
    ...(settings.csatScale === undefined ? {} : { csatScale: settings.csatScale }),
    ...(unitCounts === undefined ? {} : { unitCounts }),
    ...(client?.invoices === undefined ? {} : datedInvoices(client.invoices, invoicesSince(historyStartsOn, today))),
    ...(meetings === undefined ? {} : datedMeetings(meetings)),
  };
}

/** As with the contracts of today: its own, those of its forerunners and heirs, and what belongs to no other open contract. */
function ticketsOf(
  id: ContractId,
  contracts: readonly ContractRecord[],
  months: readonly MonthTickets[],
): readonly TicketFeatures[] {
  const heirs = heirsOf(contracts);
  const today = heirs.get(id) ?? id;
  return months
    .filter(({ contractId }) => (heirs.get(contractId) ?? today) === today)
    .flatMap(({ tickets }) => tickets);
}

/** Of a client with very many invoices the older ones are not kept. */
function datedInvoices(
  lines: readonly InvoiceLine[],
  readSince: CalendarDate,
): Pick<DatedRecords, 'invoices' | 'invoicesSince'> {
  const invoices = invoiceFactsOf(lines);
  const [oldest] = invoices;
  const isWhole = oldest === undefined || lines.length < keptInvoices;
  return { invoices, invoicesSince: isWhole ? readSince : oldest.issuedOn };
}

/** Only the newest meetings are kept: of a client with more, the older ones are not known. */
function datedMeetings(meetings: readonly MeetingLine[]): Pick<DatedRecords, 'meetings' | 'meetingsSince'> {
  const oldestFirst = [...meetings].sort((a, b) => a.at - b.at);
  const [oldest] = oldestFirst;
  const isWhole = meetings.length < keptMeetingCount;
  return {
    meetings: oldestFirst.map(({ on, outcome }) => ({ on, outcome })),
    ...(isWhole ? { meetingsSince: '1970-01-01' } : oldest === undefined ? {} : { meetingsSince: oldest.on }),
  };
}
