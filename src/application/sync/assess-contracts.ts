import { assessReadiness } from '#domain/readiness/assess-readiness';
import { portfolioFacts } from '#domain/readiness/portfolio';
import type { ReadinessModel } from '#domain/readiness/readiness-model';
import type { ServiceMonth } from '#domain/readiness/service-month';
import { decisionDate } from '#domain/renewal/decision-date';
import { contractObserved, ownerChanged } from '#domain/timeline/payloads';
import type { ClientId } from '#domain/vocabulary/ids';
import type { ReadinessView } from '../views/client-context';
import { serviceUseOf } from '../uplift/detect/service-use';
import { adoptModel } from './adopt-model';
import { monthsOfContract, shareHours } from './attribution/contract-months';
import { annualValueOf } from './billing/contract-billing';
import { closeRenewals } from './close-renewals';
import { addEvent } from './contract-events';
import { withCostToServe } from './facts/serving-cost';
import { contractFactsOf, type ServiceFacts } from './facts/contract-facts-of';
import { recordBreaksIn } from './facts/record-breaks';
import { freezeWindows } from './freeze-readiness';
import { measure, readinessView } from './measure-readiness';
import { withProbability } from './calibration/chance-of-renewal';
import type { ClientRecord, ContractRecord } from './records';
import type { SyncSession } from './sync-session';

/** Scores every contract of the clients with news; once a day every contract, since windows and months move with the day. */
export function assessContracts(session: SyncSession): void {
  const model = adoptModel(session);
  if (model === undefined) return;
  const { book, progress } = session;
  if (progress.assessesAll) closeRenewals(session);
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
  const recordBreaks = progress.assessesAll
    ? recordBreaksIn(months, progress.answersByMonth, session.today)
    : session.state.recordBreaks;
  session.state = { ...session.state, portfolio, ...(recordBreaks === undefined ? {} : { recordBreaks }) };

  const byClient = groupByClient(months);
  const contractsOf = book.contractsByClient();
  for (const record of due) {
    const { id, clientId } = record.contract;
    const [contracts, known] = [contractsOf.get(clientId) ?? [], byClient.get(clientId) ?? []];
    const own = monthsOfContract(id, contracts, known);
    assessContract(session, record, {
      months: own,
      clientMonths: known,
      portfolio,
      model,
      isShared: shareHours(contracts, known),
    });
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

interface Assessing extends ServiceFacts {
  readonly isShared: boolean;
  readonly model: ReadinessModel;
}

function assessContract(
  session: SyncSession,
  record: ContractRecord,
  { model, isShared, ...service }: Assessing,
): void {
  const client = session.book.client(record.contract.clientId);
  const facts = contractFactsOf(session, record, client, service);
  const readiness = readinessView(assessReadiness(facts, model, record.contract.kind), session.today);
  const observed = observe(session, record, client);
  const scored = withProbability(session, observed, readiness);
  // Hours that may be another contract's say nothing of this one.
  const use = isShared ? undefined : serviceUseOf(service.months, session.progress.historyStartsOn, session.today);
  const measured = freezeWindows(session, measure(session, withServiceUse(scored, use), readiness), readiness);
  const costed = withCostToServe(session, measured, isShared ? undefined : facts);
  session.book.setContract(isSameAssessment(costed.readiness, readiness) ? costed : { ...costed, readiness });
}

function withServiceUse(record: ContractRecord, use: ContractRecord['service']): ContractRecord {
  const { service: _before, ...rest } = record;
  return use === undefined ? rest : { ...rest, service: use };
}

/** The day alone is no change: a row is not rewritten because it was looked at. */
function isSameAssessment(known: ReadinessView | undefined, fresh: ReadinessView): boolean {
  return (
    known !== undefined && JSON.stringify({ ...known, assessedOn: '' }) === JSON.stringify({ ...fresh, assessedOn: '' })
  );
}

/** Whoever moves the end of a term on has agreed on the next one: what it was worth before is kept for as long as that one runs. */
function formerTermOf({ observedPayload, contract }: ContractRecord): Pick<ContractRecord, 'formerTerm'> {
  if (observedPayload === undefined || contract.termEndsOn === undefined) return {};
  const before = JSON.parse(observedPayload) as { termEndsOn?: string; annualMinor?: number; currency?: string };
  const { termEndsOn: endsOn, annualMinor, currency } = before;
  if (endsOn === undefined || annualMinor === undefined || currency === undefined) return {};
  return endsOn < contract.termEndsOn ? { formerTerm: { endsOn, annualMinor, currency } } : {};
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
    observed = { ...observed, observedPayload: payload, ...formerTermOf(record) };
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
