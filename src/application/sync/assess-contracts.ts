import { assessReadiness } from '#domain/readiness/assess-readiness';
import type { ContractFacts, PortfolioFacts } from '#domain/readiness/contract-facts';
import { portfolioFacts } from '#domain/readiness/portfolio';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { decisionDate } from '#domain/renewal/decision-date';
import type { Reading } from '#domain/readiness/reading';
import { contractObserved, ownerChanged, readinessMeasured, type RecordedReading } from '#domain/timeline/payloads';
import type { EventType } from '#domain/timeline/event';
import { utf8 } from '#domain/vocabulary/utf8';
import { daysBetween, toUtcText } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import { renewalIdOf } from '#domain/vocabulary/ids';
import type { ReadinessView } from '../views/client-context';
import { monthsOfContract } from './attribution/contract-months';
import { annualValueOf } from './billing/contract-billing';
import { stakeholdersOf } from './crm/stakeholders';
import type { ClientRecord, ContractRecord } from './records';
import type { SyncSession } from './sync-session';
import { withMeasurement } from './weekly-figures';

/** Readings become an event when they changed, at most this often. Source: PRODUCT, "Timeline". */
const daysBetweenMeasurements = 7;

/** Scores every contract of the clients with news; once a day every contract, since windows and months move with the day. */
export function assessContracts(session: SyncSession): void {
  const { book, progress } = session;
  const contracts = book.contracts().filter(({ hasEnded }) => !hasEnded);
  const due = progress.assessesAll
    ? contracts
    : contracts.filter(({ contract }) => session.changed.has(contract.clientId));
  session.checksAllCards ||= progress.assessesAll;
  if (due.length === 0) return;

  const months = progress.assessesAll
    ? session.months.readAllSums(session.parts.workbook)
    : session.months.readSums(session.parts.workbook, new Set(due.map(({ contract }) => contract.clientId)));
  const portfolio =
    progress.assessesAll || session.state.portfolio === undefined
      ? portfolioFacts(months, session.today)
      : session.state.portfolio;
  session.state = { ...session.state, portfolio };

  const byClient = groupByClient(months);
  const contractsOf = book.contractsByClient();
  for (const record of due) {
    const { id, clientId } = record.contract;
    const own = monthsOfContract(id, contractsOf.get(clientId) ?? [], byClient.get(clientId) ?? []);
    assessContract(session, record, own, portfolio);
  }
}

function groupByClient(months: readonly ServiceMonth[]): ReadonlyMap<ClientId, readonly ServiceMonth[]> {
  const groups = new Map<ClientId, ServiceMonth[]>();
  for (const month of months) {
    const group = groups.get(month.clientId);
    if (group === undefined) groups.set(month.clientId, [month]);
    else group.push(month);
  }
  return groups;
}

function assessContract(
  session: SyncSession,
  record: ContractRecord,
  months: readonly ServiceMonth[],
  portfolio: PortfolioFacts,
): void {
  const client = session.book.client(record.contract.clientId);
  const readiness = viewOf(assessReadiness(factsOf(session, record, client, { months, portfolio })), session.today);
  const observed = observe(session, record, client);
  const measured = measure(session, observed, readiness);
  session.book.setContract(isSameAssessment(measured.readiness, readiness) ? measured : { ...measured, readiness });
}

/** The day alone is no change: a row is not rewritten because it was looked at. */
function isSameAssessment(known: ReadinessView | undefined, fresh: ReadinessView): boolean {
  return (
    known !== undefined && JSON.stringify({ ...known, assessedOn: '' }) === JSON.stringify({ ...fresh, assessedOn: '' })
  );
}

function factsOf(
  session: SyncSession,
  { contract, detailReadAt }: ContractRecord,
  client: ClientRecord | undefined,
  service: { readonly months: readonly ServiceMonth[]; readonly portfolio: PortfolioFacts },
): ContractFacts {
  const { settings } = session.parts;
  const { historyStartsOn } = session.progress;
  const noticePeriodDays = contract.noticePeriodDays ?? settings.defaultNoticePeriodDays;
  const decisionOn = decisionDate({ ...contract, noticePeriodDays }, session.today);
  const roles = client?.company ? [...new Set(stakeholdersOf(client).map(({ role }) => role))] : undefined;
  return {
    asOf: session.today,
    ...(historyStartsOn === undefined ? {} : { historyStartsOn, months: service.months }),
    ...(detailReadAt === undefined ? {} : { periods: contract.periods }),
    ...(settings.csatScale === undefined ? {} : { csatScale: settings.csatScale }),
    ...(roles === undefined ? {} : { stakeholderRoles: roles }),
    ...(decisionOn === undefined ? {} : { daysToDecision: daysBetween(session.today, decisionOn) }),
    ...(client === undefined ? {} : { openIncidentTicketIds: client.openIncidents.map(({ ticketId }) => ticketId) }),
    portfolio: service.portfolio,
  };
}

function viewOf(readiness: ReturnType<typeof assessReadiness>, assessedOn: string): ReadinessView {
  const { low, high, coverage, band, modelVersion, readings } = readiness;
  return {
    low,
    high,
    coverage,
    band,
    assessedOn,
    modelVersion,
    readings: readings.map(({ signal, reading }) => ({
      signalId: signal.id,
      dimension: signal.dimension,
      question: signal.question,
      weight: signal.weight,
      reading,
    })),
  };
}

/** The contract's own facts, as an event when they changed. */
function observe(session: SyncSession, record: ContractRecord, client: ClientRecord | undefined): ContractRecord {
  const { contract } = record;
  const annualValue = annualValueOf(record);
  const { settings } = session.parts;
  const noticePeriodDays = contract.noticePeriodDays ?? settings.defaultNoticePeriodDays;
  const payload = contractObserved({
    ref: contract.ref,
    kind: contract.kind,
    termStartsOn: contract.termStartsOn,
    termEndsOn: contract.termEndsOn,
    isEvergreen: contract.isEvergreen,
    noticePeriodDays,
    noticeIsDefault: contract.noticePeriodDays === undefined,
    decisionOn: decisionDate({ ...contract, noticePeriodDays }, session.today),
    annualMinor: annualValue?.annualMinor,
    currency: annualValue?.currency,
  });
  let observed = record;
  if (payload !== record.observedPayload) {
    addEvent(session, record, 'contractObserved', payload);
    observed = { ...observed, observedPayload: payload };
  }
  const owner = client?.ownerEmail ?? '';
  if (owner !== (record.ownerObserved ?? '')) {
    addEvent(
      session,
      record,
      'ownerChanged',
      ownerChanged({ from: record.ownerObserved || undefined, to: owner || undefined }),
    );
    observed = { ...observed, ownerObserved: owner };
  }
  return observed;
}

function measure(session: SyncSession, record: ContractRecord, readiness: ReadinessView): ContractRecord {
  const payload = readinessMeasured({
    modelVersion: readiness.modelVersion,
    asOf: session.today,
    low: readiness.low,
    high: readiness.high,
    coverage: readiness.coverage,
    band: readiness.band,
    readings: readiness.readings.map(({ signalId, reading }) => recorded(signalId, reading)),
  });
  const isDue =
    record.measuredOn === undefined || daysBetween(record.measuredOn, session.today) >= daysBetweenMeasurements;
  // Everything but the day: the same figures a week later are no news.
  const measuredDigest = digestOf(session, JSON.stringify({ ...readiness, assessedOn: '' }));
  if (!isDue || record.measuredDigest === measuredDigest) return record;
  addEvent(session, record, 'readinessMeasured', payload);
  return { ...withMeasurement(record, readiness, session.today), measuredOn: session.today, measuredDigest };
}

function recorded(signal: string, reading: Reading): RecordedReading {
  if (reading.kind === 'unknown') return { signal, kind: 'unknown', why: reading.why };
  return { signal, kind: 'measured', score: reading.score, text: reading.evidence.text };
}

/**
 * The id names what happened on which day with which content: a run that is repeated after a cut makes the same ids, and a value
 * that changes twice a day makes two.
 */
function addEvent(session: SyncSession, { contract }: ContractRecord, type: EventType, payloadText: string): void {
  const { today, startedAt, run } = session;
  session.events.push({
    eventId: `${type}/${contract.id}/${today}/${digestOf(session, payloadText)}`,
    at: toUtcText(startedAt),
    type,
    clientId: contract.clientId,
    contractId: contract.id,
    renewalId: contract.termEndsOn === undefined ? null : renewalIdOf(contract.id, contract.termEndsOn),
    actor: 'run',
    run,
    payloadText,
  });
}

function digestOf({ parts }: SyncSession, text: string): string {
  return parts.sha256(utf8(text)).slice(0, 12);
}
