import type { ReadinessModel } from '#domain/readiness/readiness-model';
import type { TimelineEvent } from '#domain/timeline/event';
import { probabilityFitted } from '#domain/timeline/payloads';
import { monthOf, toUtcText, type CalendarMonth } from '#domain/vocabulary/calendar-date';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import { calibrationOf, type Calibration } from '../../calibration/calibration';
import { findPastRenewals } from '../../calibration/find-past-renewals';
import type { KeptRenewal } from '../../calibration/kept-renewal';
import type { PastRenewal } from '../../calibration/past-renewal';
import { modelOf } from '../../readiness-model-setting';
import { digestOf } from '../contract-events';
import { keepIncoming } from '../keep-incoming';
import type { ContractRecord } from '../records';
import type { SyncSession } from '../sync-session';
import { freezePastReadings, type Freezing } from './freeze-past-readings';

/** Clients of one step: their packed tickets are about a megabyte. */
const clientsPerStep = 40;

/**
 * Learns from past renewals once a month, when the model has another version, and after the first sync. One step reads the tickets
 * of some clients and keeps their frozen readings with their contracts; the last one fits. Answers whether nothing is left to do.
 */
export function calibrate(session: SyncSession): boolean {
  const model = modelOf(session.parts.settings);
  if (!isDue(session, model)) return true;
  if (!session.months.isSaved) keepIncoming(session);
  const after = session.progress.calibratedTo ?? 0;
  const left = session.book
    .clients()
    .map(({ client }) => client.id)
    .filter((id) => id > after)
    .sort((a, b) => a - b);
  const step = left.slice(0, clientsPerStep);
  if (step.length > 0) {
    keepPast(session, model, step);
    session.progress = { ...session.progress, calibratedTo: step[step.length - 1] ?? after };
    return false;
  }
  learn(session, model);
  return true;
}

function isDue({ state: { calibration }, today }: SyncSession, { version }: ReadinessModel): boolean {
  if (calibration === undefined) return true;
  return calibration.fitted.modelVersion !== version || monthOf(calibration.learnedOn) !== monthOf(today);
}

/** What is already frozen by this model stays: the past does not change, and its tickets need not be read again. */
function keepPast(session: SyncSession, model: ReadinessModel, clientIds: readonly ClientId[]): void {
  // One look at every contract and month of the book, not one a client.
  const contractsOf = session.book.contractsByClient();
  const lastMonths = session.months.lastMonths();
  const found = clientIds.map((id) => {
    const known = { contracts: contractsOf.get(id) ?? [], lastActiveMonth: lastMonths.get(id) };
    return { id, renewals: renewalsOf(session, id, known) };
  });
  const isNew = (renewal: PastRenewal) =>
    renewal.leftOut === undefined && knownFreeze(session, model, renewal) === undefined;
  const toRead = new Set(found.filter(({ renewals }) => renewals.some(isNew)).map(({ id }) => id));
  const months = session.months.readTickets(session.parts.workbook, toRead);
  const freezing = freezingOf(session, model);
  for (const { id, renewals } of found) {
    const contracts = contractsOf.get(id) ?? [];
    const own = { client: session.book.client(id), contracts, months: months.get(id) ?? [] };
    const kept = new Map<ContractId, KeptRenewal[]>();
    for (const renewal of renewals) {
      const { clientId: _client, contractId, ...rest } = renewal;
      const frozen =
        renewal.leftOut === undefined
          ? (knownFreeze(session, model, renewal) ?? freezePastReadings(renewal, own, freezing))
          : undefined;
      const entry = { ...rest, ...(frozen === undefined ? {} : { frozen }) };
      kept.set(contractId, [...(kept.get(contractId) ?? []), entry]);
    }
    for (const record of contracts) session.book.setContract(withPast(record, kept.get(record.contract.id)));
  }
}

function withPast(
  { past: _before, ...record }: ContractRecord,
  past: readonly KeptRenewal[] | undefined,
): ContractRecord {
  return past === undefined ? record : { ...record, past };
}

interface Known {
  readonly contracts: readonly ContractRecord[];
  readonly lastActiveMonth: CalendarMonth | undefined;
}

function renewalsOf(
  { book, parts, today }: SyncSession,
  id: ClientId,
  { contracts, lastActiveMonth }: Known,
): readonly PastRenewal[] {
  const record = book.client(id);
  return findPastRenewals({
    contracts,
    deals: record?.sales?.deals ?? [],
    isClientActive: record?.client.active === true,
    ...(lastActiveMonth === undefined ? {} : { lastActiveMonth }),
    today,
    defaultNoticePeriodDays: parts.settings.defaultNoticePeriodDays,
  });
}

function knownFreeze({ book }: SyncSession, { version }: ReadinessModel, renewal: PastRenewal): KeptRenewal['frozen'] {
  const known = book
    .contract(renewal.contractId)
    ?.past?.find(
      ({ termEndsOn, decisionOn }) => termEndsOn === renewal.termEndsOn && decisionOn === renewal.decisionOn,
    );
  return known?.frozen?.modelVersion === version ? known.frozen : undefined;
}

function freezingOf(session: SyncSession, model: ReadinessModel): Freezing {
  const { parts, historyStartsOn } = session;
  return {
    model,
    settings: parts.settings,
    historyStartsOn,
    today: session.today,
    everybodyOn: (day) => session.everybodyThen().get(monthOf(day)),
  };
}

/** Every chance may have moved: all contracts are assessed in this pass. */
function learn(session: SyncSession, model: ReadinessModel): void {
  const calibration = calibrationOf(model, session.book.contracts(), session.today);
  session.events.push(eventOf(session, calibration));
  session.state = { ...session.state, calibration };
  const { calibratedTo: _done, ...progress } = session.progress;
  session.progress = { ...progress, assessesAll: true };
}

function eventOf(session: SyncSession, { learnedOn, fitted, outcomes, accuracy, signals }: Calibration): TimelineEvent {
  const learned = { fitted: { ...fitted }, outcomes: { ...outcomes }, accuracy: { ...accuracy }, signals };
  const payloadText = probabilityFitted({ learnedOn, ...learned });
  // A run that was cut after its append learns again, maybe on the next day: the same fit of one month is told once.
  const told = digestOf(session, probabilityFitted({ learnedOn: '', ...learned }));
  return {
    eventId: `probabilityFitted/${fitted.modelVersion}/${monthOf(learnedOn)}/${told}`,
    at: toUtcText(session.startedAt),
    type: 'probabilityFitted',
    clientId: null,
    contractId: null,
    renewalId: null,
    actor: 'run',
    run: session.run,
    payloadText,
  };
}
