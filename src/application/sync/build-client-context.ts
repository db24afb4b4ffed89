import { standingOverride } from '#domain/readiness/band-override';
import { decisionDate } from '#domain/renewal/decision-date';
import { daysBetween, type CalendarDate, type Instant } from '#domain/vocabulary/calendar-date';
import type { Contract } from '#domain/vocabulary/client';
import type { ClientId, ContractId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import type { Crm } from '../ports/crm';
import type { ServiceDesk } from '../ports/service-desk';
import type { Settings } from '../settings';
import type {
  ClientContext,
  ContractContext,
  OverrideView,
  StakeholderLine,
  TrackRecordView,
} from '../views/client-context';
import type { DataGap } from '../views/data-gap';
import { annualValueOf } from './billing/contract-billing';
import { priorRenewalsOf } from './crm/prior-renewals';
import { meetingDaysOf, openTasksOf } from './crm/sales-view';
import { stakeholdersOf } from './crm/stakeholders';
import type { KeptOverride } from './people/fold-event';
import type { ClientRecord, ContractRecord } from './records';
import { gateView } from '../workflow/gate-view';
import { findingsView } from '../uplift/findings-view';
import type { KeptFinding } from '../uplift/run/finding-book';
import { isGatedNow } from '../uplift/run/tend-findings';
import { toRenewalView } from '../workflow/renewal-view';
import type { KeptRenewal } from '../workflow/run/workflow-book';
import { isOver } from '../workflow/workflow-record';
import { changesSinceFreeze, changesSinceLastWeek } from './weekly-figures';

export interface ContextMaking {
  readonly settings: Settings;
  readonly people: readonly Person[];
  readonly serviceDesk: Pick<ServiceDesk, 'clientUrl' | 'contractUrl'>;
  readonly crm: Pick<Crm, 'companyUrl' | 'dealUrl'>;
  readonly today: CalendarDate;
  readonly now: Instant;
  /** Absent: nothing was learned yet. */
  readonly trackRecord?: TrackRecordView;
  /** Contracts of a client, ended ones too. */
  contractsOf(clientId: ClientId): readonly ContractRecord[];
  /** On record, over or not. */
  renewalsOf(clientId: ClientId): readonly KeptRenewal[];
  /** Of uplift, over or not. */
  findingsOf(clientId: ClientId): readonly KeptFinding[];
}

/** The row a card is drawn from. Everything on it is ready: a card asks nobody. */
export function buildClientContext(
  record: ClientRecord,
  contracts: readonly ContractRecord[],
  gaps: readonly DataGap[],
  making: ContextMaking,
): ClientContext {
  const { client, company, ownerEmail, openIncidents } = record;
  const owner = making.people.find(({ email }) => email === ownerEmail);
  return {
    version: 1,
    client: {
      id: client.id,
      name: client.name,
      url: making.serviceDesk.clientUrl(client.id),
      ...(company ? { companyUrl: making.crm.companyUrl(company.companyId) } : {}),
    },
    ...(ownerEmail === undefined
      ? {}
      : { owner: { name: owner?.name ?? ownerEmail, email: ownerEmail, active: owner?.active ?? false } }),
    stakeholders: stakeholderLines(record),
    contracts: contracts.map((contract) => contractContext(contract, contracts, making)).sort(byDecision),
    openIncidents,
    ...gateOf(record, making),
    ...renewalsView(record, making),
    ...upliftView(record, making),
    ...salesView(record, making),
    ...(record.overdue === undefined ? {} : { overdue: record.overdue }),
    gaps,
    eventSequences: [],
    builtAt: making.now,
  };
}

export function contractContext(
  record: ContractRecord,
  siblings: readonly ContractRecord[],
  making: ContextMaking,
): ContractContext {
  const { contract, readiness } = record;
  const noticeIsDefault = contract.noticePeriodDays === undefined;
  const noticePeriodDays = contract.noticePeriodDays ?? making.settings.defaultNoticePeriodDays;
  const { termStartsOn, termEndsOn, isEvergreen, escalatorPercent, renewsByItself } = contract;
  const annualValue = annualValueOf(record);
  const endsTogetherWith = endingTogether(contract, siblings);
  const sinceWeek = changesSinceLastWeek(record, making.today);
  const sinceFreeze = changesSinceFreeze(record.freeze?.newest, readiness, making.today);
  const override = standingOverride(record.overrides ?? [], making.today);
  const decisionOn = decisionDate({ ...contract, noticePeriodDays }, making.today);
  return {
    id: contract.id,
    ref: contract.ref,
    kind: contract.kind,
    url: making.serviceDesk.contractUrl(contract.id),
    ...(termStartsOn === undefined ? {} : { termStartsOn }),
    ...(termEndsOn === undefined ? {} : { termEndsOn }),
    isEvergreen,
    noticePeriodDays,
    noticeIsDefault,
    ...(decisionOn === undefined ? {} : { decisionOn }),
    ...(annualValue === undefined ? {} : { annualValue }),
    ...(readiness === undefined ? {} : { readiness }),
    ...(endsTogetherWith.length === 0 ? {} : { endsTogetherWith }),
    ...(escalatorPercent === undefined ? {} : { escalatorPercent }),
    ...(renewsByItself === undefined ? {} : { renewsByItself }),
    ...(sinceWeek === undefined ? {} : { sinceWeek }),
    ...(sinceFreeze === undefined ? {} : { sinceFreeze }),
    ...(override === undefined ? {} : { override: overrideView(override, making.people) }),
    ...chanceOf(record, making),
    ...costOf(record),
  };
}

function chanceOf(
  { probability }: ContractRecord,
  { trackRecord }: ContextMaking,
): Pick<ContractContext, 'probability' | 'trackRecord'> {
  if (probability === undefined) return {};
  return { probability, ...(trackRecord === undefined ? {} : { trackRecord }) };
}

function costOf({ costToServe }: ContractRecord): Pick<ContractContext, 'costToServe'> {
  return costToServe === undefined ? {} : { costToServe };
}

function overrideView({ termEndsOn: _renewal, ...override }: KeptOverride, people: readonly Person[]): OverrideView {
  return { ...override, byName: people.find(({ email }) => email === override.by)?.name ?? override.by };
}

/** Of a client without an open incident there is no gate. */
function gateOf({ openIncidents, release }: ClientRecord, { people, now }: ContextMaking): Pick<ClientContext, 'gate'> {
  const ticketIds = openIncidents.map(({ ticketId }) => ticketId);
  const gate = gateView(ticketIds, release, people, now);
  return gate === undefined ? {} : { gate };
}

function upliftView(record: ClientRecord, { findingsOf, people, now }: ContextMaking): Pick<ClientContext, 'findings'> {
  const isGated = isGatedNow(record, now);
  const kept = findingsOf(record.client.id);
  const findings = findingsView(kept, { people, isGated });
  return findings === undefined ? {} : { findings };
}

/** One that ended is shown for so many days: long enough that everybody who worked on it has seen how. */
const endedShownDays = 28;

function renewalsView(
  { client }: ClientRecord,
  { renewalsOf, today, people, crm }: ContextMaking,
): Pick<ClientContext, 'renewals'> {
  const shown = renewalsOf(client.id)
    .filter(({ record }) => !isOver(record) || daysBetween(record.since, today) <= endedShownDays)
    .map(({ row, record }) => toRenewalView(record, { row, today, people, dealUrl: (dealId) => crm.dealUrl(dealId) }))
    .sort((a, b) => (a.decisionOn === b.decisionOn ? a.row - b.row : a.decisionOn < b.decisionOn ? -1 : 1));
  return shown.length === 0 ? {} : { renewals: shown };
}

/** An evergreen contract ends with nobody. */
function endingTogether({ id, termEndsOn }: Contract, siblings: readonly ContractRecord[]): readonly ContractId[] {
  if (termEndsOn === undefined) return [];
  return siblings
    .map(({ contract }) => contract)
    .filter((other) => other.id !== id && other.termEndsOn === termEndsOn)
    .map((other) => other.id)
    .sort((a, b) => a - b);
}

function byDecision(a: ContractContext, b: ContractContext): number {
  const later = '9999-12-31';
  const [left, right] = [a.decisionOn ?? later, b.decisionOn ?? later];
  return left === right ? a.id - b.id : left < right ? -1 : 1;
}

/** One line a role and person, in the order of the roles. */
function stakeholderLines(record: ClientRecord): readonly StakeholderLine[] {
  return stakeholdersOf(record).map(({ role, contact: { name, email, contactId } }) => ({
    role,
    name,
    email,
    ...(contactId === undefined ? {} : { contactId }),
  }));
}

function salesView(
  { client, company, sales }: ClientRecord,
  { people, today, settings, contractsOf }: ContextMaking,
): Pick<ClientContext, 'openTasks' | 'meetings' | 'priorRenewals'> {
  const { currency } = settings;
  const priorRenewals = priorRenewalsOf({ contracts: contractsOf(client.id), deals: sales?.deals, today, currency });
  // Of a client that no company of the CRM stands for, it knows nothing; that is not the same as no task.
  if (sales === undefined || !company) return { priorRenewals };
  return { openTasks: openTasksOf(sales.tasks, people), meetings: meetingDaysOf(sales.meetings, today), priorRenewals };
}
