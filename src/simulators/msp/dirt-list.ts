import { daysFrom, instantOf } from './days';
import type { Dirt, DirtKind } from './dirt';
import type { World, WorldClient, WorldCompany, WorldContract } from './world';

type Records = Omit<World, 'dirt' | 'tickets' | 'feedback' | 'invoices'>;

const at = (kind: DirtKind, ids: readonly (string | number)[]): readonly Dirt[] =>
  ids.map((id) => ({ kind, id: String(id) }));

/** Everything wrong on purpose, found by looking at the finished records: what a tenant's data gaps must mention. */
export function dirtOf(world: Records): readonly Dirt[] {
  return [
    ...clientDirt(world),
    ...contractDirt(world),
    ...billingDirt(world),
    ...companyDirt(world),
    ...salesDirt(world),
  ];
}

function clientDirt({ clients, contacts, contracts, staff }: Records): readonly Dirt[] {
  const gone = new Set(staff.filter(({ isActive }) => !isActive).map(({ email }) => email));
  const currencies = new Map<number, Set<string>>();
  for (const { clientIndex, currency } of contracts) {
    currencies.set(clientIndex, (currencies.get(clientIndex) ?? new Set()).add(currency));
  }
  const idsOf = (wanted: (client: WorldClient) => boolean): readonly number[] =>
    clients.filter(wanted).map(({ id }) => id);
  const isWrong = ({ deskDomain, mailDomain, hasOwnDomain }: WorldClient): boolean =>
    hasOwnDomain && deskDomain !== undefined && deskDomain !== mailDomain;
  return [
    ...at('clientDomainWrong', idsOf(isWrong)),
    ...at(
      'clientDomainShared',
      idsOf(({ hasOwnDomain }) => !hasOwnDomain),
    ),
    ...at(
      'clientDomainMissing',
      idsOf(({ hasOwnDomain, deskDomain }) => hasOwnDomain && deskDomain === undefined),
    ),
    ...at(
      'clientAccountManagerLeft',
      idsOf(({ accountManagerEmail }) => gone.has(accountManagerEmail)),
    ),
    ...at(
      'clientInTwoCurrencies',
      idsOf(({ index }) => (currencies.get(index)?.size ?? 0) > 1),
    ),
    ...at(
      'contactAtSharedDomain',
      contacts.filter(({ clientIndex }) => clients[clientIndex]?.hasOwnDomain === false).map(({ id }) => id),
    ),
    ...at(
      'agentWithoutCost',
      staff
        .filter(({ isTechnician, costPerHourMinor }) => isTechnician && costPerHourMinor === undefined)
        .map(({ agentId }) => agentId),
    ),
  ];
}

function contractDirt({ contracts, startsOn }: Records): readonly Dirt[] {
  const running = contracts.filter(({ inactiveFrom }) => inactiveFrom === undefined || inactiveFrom > startsOn);
  const idsOf = (wanted: (contract: WorldContract) => boolean): readonly number[] =>
    running.filter(wanted).map(({ id }) => id);
  return [
    ...at(
      'contractNoticeMissing',
      idsOf(({ noticeFieldText: text }) => text === undefined || text === ''),
    ),
    ...at(
      'contractNoticeUnreadable',
      idsOf(({ noticeFieldText: text = '' }) => text !== '' && !/^\d+$/.test(text)),
    ),
    ...at(
      'contractAutoRenewMissing',
      idsOf(({ autoRenewFieldText }) => autoRenewFieldText === undefined),
    ),
    ...at(
      'contractEscalatorMissing',
      idsOf(({ escalatorFieldText }) => escalatorFieldText === undefined),
    ),
    ...at(
      'contractEscalatorUnreadable',
      idsOf(({ escalatorFieldText: text = '0' }) => !/^[\d.]+%?$/.test(text)),
    ),
    ...at(
      'contractValueMissing',
      idsOf(({ isValueRecorded }) => !isValueRecorded),
    ),
    ...at(
      'contractTermOver',
      idsOf(({ endsOn }) => endsOn !== undefined && endsOn < startsOn),
    ),
  ];
}

function billingDirt({ recurringInvoices, departures }: Records): readonly Dirt[] {
  const lines = recurringInvoices.flatMap((invoice) => invoice.lines.map((line) => ({ line, invoice })));
  return [
    ...at(
      'recurringLineWithoutContract',
      lines
        .filter(({ line, invoice }) => (line.contractIndex ?? invoice.contractIndex) === undefined)
        .map(({ line }) => line.id),
    ),
    ...at(
      'recurringLineWithoutCost',
      lines.filter(({ line }) => line.unitCostMinor === undefined).map(({ line }) => line.id),
    ),
    ...at(
      'recurringAfterLeaving',
      recurringInvoices
        .filter(({ clientIndex, endsOn }) => departures.has(clientIndex) && endsOn === undefined)
        .map(({ id }) => id),
    ),
  ];
}

function companyDirt({ companies, clients, crmContacts, contacts, startsOn }: Records): readonly Dirt[] {
  const seen = new Set<number>();
  const duplicates = companies.filter(({ clientIndex }) => {
    const isKnown = clientIndex !== undefined && seen.has(clientIndex);
    if (clientIndex !== undefined) seen.add(clientIndex);
    return isKnown;
  });
  const clientAt = ({ clientIndex }: WorldCompany): WorldClient | undefined =>
    clientIndex === undefined ? undefined : clients[clientIndex];
  const left = new Set(
    contacts.filter(({ leftOn }) => leftOn !== undefined && leftOn < startsOn).map(({ email }) => email),
  );
  const people = new Map<string, number>();
  const personOf = (one: World['crmContacts'][number]): string =>
    `${one.firstName} ${one.lastName} ${one.companyIds[0] ?? one.email}`.toLowerCase();
  for (const one of crmContacts) people.set(personOf(one), (people.get(personOf(one)) ?? 0) + 1);
  const idsOf = (wanted: (company: WorldCompany) => boolean): readonly string[] =>
    companies.filter(wanted).map(({ id }) => id);
  return [
    ...at(
      'companyDuplicate',
      duplicates.map(({ id }) => id),
    ),
    ...at(
      'companyMissing',
      clients.filter(({ index }) => !seen.has(index)).map(({ id }) => id),
    ),
    ...at(
      'companyLinkWrong',
      idsOf((one) => one.deskClientIdText !== undefined && one.deskClientIdText !== String(clientAt(one)?.id)),
    ),
    ...at(
      'companyDomainWrong',
      idsOf(
        (one) => clientAt(one) !== undefined && one.domain !== undefined && one.domain !== clientAt(one)?.mailDomain,
      ),
    ),
    ...at(
      'crmContactDuplicate',
      crmContacts.filter((one) => (people.get(personOf(one)) ?? 0) > 1).map(({ id }) => id),
    ),
    ...at(
      'crmContactWithoutCompany',
      crmContacts.filter(({ companyIds }) => companyIds.length === 0).map(({ id }) => id),
    ),
    ...at(
      'crmContactLeft',
      crmContacts.filter(({ email }) => left.has(email)).map(({ id }) => id),
    ),
  ];
}

function salesDirt({ deals, tasks, meetings, staff, startsOn }: Records): readonly Dirt[] {
  const gone = new Set(staff.filter(({ isActive }) => !isActive).map(({ ownerId }) => ownerId));
  const open = deals.filter(({ closedAt }) => closedAt === undefined);
  const renewals = new Map<number, number>();
  for (const { contractIndex } of open) {
    if (contractIndex !== undefined) renewals.set(contractIndex, (renewals.get(contractIndex) ?? 0) + 1);
  }
  const isTwice = (contractIndex: number | undefined): boolean =>
    contractIndex !== undefined && (renewals.get(contractIndex) ?? 0) > 1;
  const waiting = tasks.filter(({ status }) => status !== 'COMPLETED');
  const over = meetings.filter(({ endsAt, outcome }) => outcome === undefined && endsAt < instantOf(startsOn));
  return [
    ...at(
      'dealDuplicate',
      open.filter(({ contractIndex }) => isTwice(contractIndex)).map(({ id }) => id),
    ),
    ...at(
      'dealWithoutCompany',
      deals.filter(({ companyIds }) => companyIds.length === 0).map(({ id }) => id),
    ),
    ...at(
      'dealWithoutAmount',
      deals.filter(({ amountMinor }) => amountMinor === undefined).map(({ id }) => id),
    ),
    ...at(
      'dealOverdue',
      open.filter(({ closesOn }) => closesOn !== undefined && daysFrom(closesOn, startsOn) > 0).map(({ id }) => id),
    ),
    ...at(
      'dealOwnerDeactivated',
      open.filter(({ ownerId }) => ownerId !== undefined && gone.has(ownerId)).map(({ id }) => id),
    ),
    ...at(
      'taskOwnerDeactivated',
      waiting.filter(({ ownerId }) => ownerId !== undefined && gone.has(ownerId)).map(({ id }) => id),
    ),
    ...at(
      'taskWithoutDeal',
      tasks.filter(({ dealIds }) => dealIds.length === 0).map(({ id }) => id),
    ),
    ...at(
      'meetingWithoutOutcome',
      over.map(({ id }) => id),
    ),
  ];
}
