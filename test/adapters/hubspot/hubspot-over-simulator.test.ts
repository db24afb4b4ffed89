import { join } from 'node:path';
import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import type { Crm } from '#application/ports/crm';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { nodeLocalTime } from '#hosts/node/node-local-time';
import { generateWorld } from '#simulators/msp/generate-world';
import { crmContract, everyCrmRow } from '#test/contract/crm.contract';
import { builtWorkers } from '#test/support/built-workers';
import { transportKit } from '#test/support/transport-kit';
import { vendorThread, type VendorThread } from '#test/support/vendor-thread';

const recipe = { seed: 7, size: 'small', startsOn: '2026-03-02' } as const;
const settings = {
  clientIdProperty: 'renewal_desk_halopsa_client_id',
  currency: 'GBP',
  hubSpotUiDomain: 'app.hubspot.com',
  hubSpotPortalId: 24_817_093,
};

let vendor: VendorThread;
let built: ReturnType<typeof builtWorkers>;
let http: NodeHttp;

const crmWith = (serviceKey: string): Crm =>
  hubSpotCrm(settings, serviceKey, hubSpotTransport(transportKit(http)), nodeLocalTime('Europe/London'));

beforeAll(async () => {
  vendor = await vendorThread(
    {
      imports: `import { startHubSpot } from '#simulators/hubspot/start-hubspot'; import { nodeLocalTime } from '#hosts/node/node-local-time';
import { generateWorld } from '#simulators/msp/generate-world';`,
      // The clock of the thread stands still, so its limits would never clear; ours are tested in hubspot-sales.test.ts.
      start:
        'return startHubSpot({ world: generateWorld(given.recipe), clock, serviceKey: given.serviceKey, limits: { per10Seconds: 10_000, searchesPerSecond: 10_000 } });',
    },
    { recipe, serviceKey: 'service-key' },
    Date.parse('2026-03-02T09:00:00Z'),
  );
  built = builtWorkers(['http-worker']);
  http = nodeHttp({ workerFile: join(built.folder, 'http-worker.mjs'), routes: { 'api.hubapi.com': vendor.port } });
});

afterAll(async () => {
  await http.close();
  await vendor.close();
  built.remove();
});

crmContract('HubSpot', () => crmWith('service-key'));

test('what a whole portal says arrives as it was meant', () => {
  const world = generateWorld(recipe);
  const crm = crmWith('service-key');
  const companies = new Map(
    everyCrmRow((after) => crm.companies(after)).map((company) => [company.companyId, company]),
  );
  const meantCompanies = world.companies.filter(({ isArchived }) => !isArchived);
  expect(companies.size).toBe(meantCompanies.length);
  for (const { id, name, domain = '', ownerId } of meantCompanies) {
    expect(companies.get(id)).toMatchObject({
      name,
      domain: domain.toLowerCase(),
      ...(ownerId === undefined ? {} : { ownerId }),
    });
  }
  const contacts = new Map(everyCrmRow((after) => crm.contacts(after)).map((contact) => [contact.contactId, contact]));
  for (const { id, email, companyIds } of world.crmContacts.filter(({ isArchived }) => !isArchived)) {
    const alive = companyIds.filter((companyId) => companies.has(companyId));
    expect(contacts.get(id)).toMatchObject({ email: email.toLowerCase(), companyIds: alive });
  }
});

const living = <Row extends { readonly isArchived: boolean }>(rows: readonly Row[]) =>
  rows.filter(({ isArchived }) => !isArchived);

test('every deal arrives with its stage, its money and who decides about it', () => {
  const world = generateWorld(recipe);
  const ends = new Map(world.pipelines.flatMap(({ stages }) => stages.map(({ id, probability }) => [id, probability])));
  const roleOf = new Map(world.associationLabels.map(({ typeId, name }) => [typeId, rolesByName[name]]));
  const people = new Set(living(world.crmContacts).map(({ id }) => id));
  const deals = new Map(everyCrmRow(crmWith('service-key').deals).map((deal) => [deal.dealId, deal]));
  expect(deals.size).toBe(living(world.deals).length);
  for (const { id, name, stageId, amountMinor, dealType, contacts } of living(world.deals)) {
    const probability = ends.get(stageId);
    expect(deals.get(id)).toMatchObject({
      name,
      isClosed: probability === 0 || probability === 1,
      isWon: probability === 1,
      isNewBusiness: dealType === 'newbusiness',
      ...(amountMinor === undefined ? {} : { amountMinor }),
    });
    const meant = contacts
      .filter(({ contactId }) => people.has(contactId))
      .map(({ contactId, typeIds }) => [contactId, new Set(typeIds.flatMap((typeId) => roleOf.get(typeId) ?? []))]);
    const read = deals.get(id)?.contacts.map(({ contactId, roles }) => [contactId, new Set(roles)]);
    expect(new Map(read as [string, Set<string>][])).toEqual(new Map(meant as [string, Set<string>][]));
  }
});

const rolesByName: Readonly<Record<string, string>> = {
  renewal_sponsor: 'sponsor',
  day_to_day: 'dayToDay',
  economic_buyer: 'economicBuyer',
  signatory: 'signatory',
};

test('every task and meeting arrives with its state', () => {
  const world = generateWorld(recipe);
  const crm = crmWith('service-key');
  const tasks = new Map(everyCrmRow(crm.tasks).map((task) => [task.taskId, task]));
  for (const { id, subject, status, dealIds } of living(world.tasks)) {
    expect(tasks.get(id)).toMatchObject({ subject, isDone: status === 'COMPLETED', dealIds });
  }
  const meetings = new Map(everyCrmRow(crm.meetings).map((meeting) => [meeting.meetingId, meeting]));
  for (const { id, startsAt, outcome } of living(world.meetings)) {
    expect(meetings.get(id)).toMatchObject({ startsAt, outcome: outcomes[outcome ?? ''] ?? 'unknown' });
  }
});

const outcomes: Readonly<Record<string, string>> = {
  COMPLETED: 'held',
  NO_SHOW: 'missed',
  CANCELED: 'missed',
  RESCHEDULED: 'moved',
  SCHEDULED: 'planned',
};

test('companies name those whom a label ties to them', () => {
  const labelled = everyCrmRow(crmWith('service-key').companies).flatMap((company) => company.labelledContacts ?? []);
  expect(labelled.length).toBeGreaterThan(0);
});

test('a key that is wrong names the property to renew', () => {
  expect(() => crmWith('wrong').owners()).toThrow(
    /HubSpot unauthorized: GET \/crm\/owners\/2026-09 answered 401.*HUBSPOT_SERVICE_KEY/,
  );
});
