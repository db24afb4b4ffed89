import { decisionDate } from '#domain/renewal/decision-date';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import { stakeholderRoles } from '#domain/vocabulary/client';
import type { Person } from '#domain/vocabulary/person';
import type { Crm } from '../ports/crm';
import type { ServiceDesk } from '../ports/service-desk';
import type { Settings } from '../settings';
import type { ClientContext, ContractContext, StakeholderLine } from '../views/client-context';
import type { DataGap } from '../views/data-gap';
import type { ClientRecord, ContractRecord } from './records';

export interface ContextMaking {
  readonly settings: Settings;
  readonly people: readonly Person[];
  readonly serviceDesk: Pick<ServiceDesk, 'clientUrl' | 'contractUrl'>;
  readonly crm: Pick<Crm, 'companyUrl'>;
  readonly today: CalendarDate;
  readonly now: Instant;
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
    contracts: contracts.map((contract) => contractContext(contract, making)).sort(byDecision),
    openIncidents,
    gaps,
    eventSequences: [],
    builtAt: making.now,
  };
}

export function contractContext({ contract, readiness }: ContractRecord, making: ContextMaking): ContractContext {
  const noticeIsDefault = contract.noticePeriodDays === undefined;
  const noticePeriodDays = contract.noticePeriodDays ?? making.settings.defaultNoticePeriodDays;
  const { termStartsOn, termEndsOn, isEvergreen, annualValue } = contract;
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
  };
}

function byDecision(a: ContractContext, b: ContractContext): number {
  const later = '9999-12-31';
  const [left, right] = [a.decisionOn ?? later, b.decisionOn ?? later];
  return left === right ? a.id - b.id : left < right ? -1 : 1;
}

/** One line a role and person, in the order of the roles. */
function stakeholderLines({ crmContacts }: ClientRecord): readonly StakeholderLine[] {
  return stakeholderRoles.flatMap((role) =>
    crmContacts.filter(({ roles }) => roles.includes(role)).map(({ name, email }) => ({ role, name, email })),
  );
}
