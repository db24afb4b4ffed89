import { generateWorld } from '#simulators/msp/generate-world';
import type { Dirt, DirtKind } from '#simulators/msp/dirt';
import type { World } from '#simulators/msp/world';

const startsOn = '2026-11-30';
const small = generateWorld({ seed: 7, size: 'small', startsOn });
const typical = generateWorld({ seed: 7, size: 'typical', startsOn });
const worlds = [
  { size: 'small', world: small },
  { size: 'typical', world: typical },
];

const dirtIds = ({ dirt }: World, kind: DirtKind): ReadonlySet<string> =>
  new Set(dirt.filter((one: Dirt) => one.kind === kind).map(({ id }) => id));

describe.each(worlds)('in a $size world', ({ world }) => {
  it.each([
    ['client', world.clients.map(({ id }) => id)],
    ['contact', world.contacts.map(({ id }) => id)],
    ['contact’s address', world.contacts.map(({ email }) => email)],
    ['contract', world.contracts.map(({ id }) => id)],
    ['agent', world.staff.map(({ agentId }) => agentId)],
    ['owner', world.staff.flatMap(({ ownerId }) => ownerId ?? [])],
    ['recurring invoice', world.recurringInvoices.map(({ id }) => id)],
    ['recurring line', world.recurringInvoices.flatMap(({ lines }) => lines.map(({ id }) => id))],
    ['invoice', world.invoices().map(({ id }) => id)],
    ['invoice’s number', world.invoices().map(({ number }) => number)],
    ['company', world.companies.map(({ id }) => id)],
    ['HubSpot contact', world.crmContacts.map(({ id }) => id)],
    ['HubSpot contact’s address', world.crmContacts.map(({ email }) => email)],
    ['deal', world.deals.map(({ id }) => id)],
    ['task', world.tasks.map(({ id }) => id)],
    ['meeting', world.meetings.map(({ id }) => id)],
    ['label', world.associationLabels.flatMap(({ typeId, inverseTypeId }) => [typeId, inverseTypeId])],
  ] as const)('every %s has an id of its own', (_, ids: readonly (string | number)[]) => {
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('positions are those of the lists', () => {
    for (const list of [world.clients, world.contracts, world.recurringInvoices]) {
      expect(list.every(({ index }, position) => index === position)).toBe(true);
    }
  });

  it('every position that HaloPSA’s records name is there', () => {
    const { clients, contacts, contracts, recurringInvoices } = world;
    const named = [
      ...contacts.map(({ clientIndex }) => clients[clientIndex]),
      ...contracts.map(({ clientIndex }) => clients[clientIndex]),
      ...recurringInvoices.map(({ clientIndex }) => clients[clientIndex]),
      ...recurringInvoices.flatMap(({ contractIndex, lines }) =>
        [contractIndex, ...lines.map((line) => line.contractIndex)].flatMap((index) =>
          index === undefined ? [] : [contracts[index]],
        ),
      ),
      ...world.invoices().map(({ clientIndex }) => clients[clientIndex]),
      ...world
        .invoices()
        .flatMap(({ recurringIndex: index }) => (index === undefined ? [] : [recurringInvoices[index]])),
    ];
    expect(named.every((record) => record !== undefined)).toBe(true);
    const contractIds = new Set(contracts.map(({ id }) => id));
    expect(contracts.every(({ previousContractId: id }) => id === undefined || contractIds.has(id))).toBe(true);
    const renewals = [...world.pastRenewals, ...world.comingRenewals];
    expect(renewals.every(({ contractId }) => contractIds.has(contractId))).toBe(true);
    const teams = new Set(world.teams.map(({ name }) => name));
    expect(world.staff.every(({ team }) => teams.has(team))).toBe(true);
  });

  it('a recurring line belongs to a contract of the same client, or is listed as tied to none', () => {
    const untied = dirtIds(world, 'recurringLineWithoutContract');
    for (const { clientIndex, contractIndex, lines } of world.recurringInvoices) {
      for (const line of lines) {
        const index = line.contractIndex ?? contractIndex;
        if (index === undefined) expect(untied).toContain(String(line.id));
        else expect(world.contracts[index]?.clientIndex).toBe(clientIndex);
      }
    }
  });

  it('every link between HubSpot’s records ends at one', () => {
    const companies = new Set(world.companies.map(({ id }) => id));
    const contacts = new Set(world.crmContacts.map(({ id }) => id));
    const deals = new Set(world.deals.map(({ id }) => id));
    const owners = new Set(world.staff.flatMap(({ ownerId }) => ownerId ?? []));
    const linked = [...world.deals, ...world.tasks, ...world.meetings, ...world.crmContacts];
    expect(linked.flatMap(({ companyIds }) => companyIds).filter((id) => !companies.has(id))).toEqual([]);
    const activities = [...world.tasks, ...world.meetings];
    expect(activities.flatMap(({ dealIds }) => dealIds).filter((id) => !deals.has(id))).toEqual([]);
    const people = [
      ...activities.flatMap(({ contactIds }) => contactIds),
      ...world.deals.flatMap(({ contacts: labelled }) => labelled.map(({ contactId }) => contactId)),
    ];
    expect(people.filter((id) => !contacts.has(id))).toEqual([]);
    const owned = [...linked, ...world.companies].flatMap(({ ownerId }) => ownerId ?? []);
    expect(owned.filter((id) => !owners.has(id))).toEqual([]);
  });

  it('every label on a link is one of the portal’s', () => {
    const dealLabels = new Set(
      world.associationLabels.filter(({ fromType }) => fromType === 'deals').map(({ typeId }) => typeId),
    );
    const companyLabels = new Set(
      world.associationLabels.filter(({ fromType }) => fromType === 'contacts').map(({ typeId }) => typeId),
    );
    const onDeals = world.deals.flatMap(({ contacts }) => contacts.flatMap(({ typeIds }) => typeIds));
    const onCompanies = world.crmContacts.flatMap((contact) => contact.companyLabels.flatMap(({ typeIds }) => typeIds));
    expect(onDeals.length).toBeGreaterThan(0);
    expect(onCompanies.length).toBeGreaterThan(0);
    expect(onDeals.every((id) => dealLabels.has(id))).toBe(true);
    expect(onCompanies.every((id) => companyLabels.has(id))).toBe(true);
    for (const { companyIds, companyLabels: labels } of world.crmContacts) {
      expect(companyIds).toEqual(expect.arrayContaining(labels.map(({ companyId }) => companyId)));
    }
  });

  it('a deal without a company and a company with a wrong client are listed', () => {
    const unlinked = world.deals.filter(({ companyIds }) => companyIds.length === 0).map(({ id }) => id);
    expect(dirtIds(world, 'dealWithoutCompany')).toEqual(new Set(unlinked));
    const wrong = world.companies.filter(
      ({ deskClientIdText: text, clientIndex }) =>
        text !== undefined && (clientIndex === undefined || text !== String(world.clients[clientIndex]?.id)),
    );
    expect(dirtIds(world, 'companyLinkWrong')).toEqual(new Set(wrong.map(({ id }) => id)));
  });
});

test('a typical world is wrong in every way that is known', () => {
  const every: Record<DirtKind, true> = {
    clientDomainWrong: true,
    clientDomainShared: true,
    clientDomainMissing: true,
    clientAccountManagerLeft: true,
    clientInTwoCurrencies: true,
    contactAtSharedDomain: true,
    contractNoticeMissing: true,
    contractNoticeUnreadable: true,
    contractAutoRenewMissing: true,
    contractEscalatorMissing: true,
    contractEscalatorUnreadable: true,
    contractValueMissing: true,
    contractTermOver: true,
    recurringLineWithoutContract: true,
    recurringLineWithoutCost: true,
    recurringAfterLeaving: true,
    agentWithoutCost: true,
    companyDuplicate: true,
    companyMissing: true,
    companyLinkWrong: true,
    companyDomainWrong: true,
    crmContactDuplicate: true,
    crmContactWithoutCompany: true,
    crmContactLeft: true,
    dealDuplicate: true,
    dealWithoutCompany: true,
    dealWithoutAmount: true,
    dealOverdue: true,
    dealOwnerDeactivated: true,
    taskOwnerDeactivated: true,
    taskWithoutDeal: true,
    meetingWithoutOutcome: true,
  };
  expect([...new Set(typical.dirt.map(({ kind }) => kind))].sort()).toEqual(Object.keys(every).sort());
});
