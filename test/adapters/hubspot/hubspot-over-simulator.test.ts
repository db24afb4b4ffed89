import { join } from 'node:path';
import { hubSpotCrm } from '#adapters/hubspot/hubspot-crm';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import type { Crm } from '#application/ports/crm';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { generateWorld } from '#simulators/msp/generate-world';
import { crmContract, everyCrmRow } from '#test/contract/crm.contract';
import { builtWorkers } from '#test/support/built-workers';
import { transportKit } from '#test/support/transport-kit';
import { vendorThread, type VendorThread } from '#test/support/vendor-thread';

const recipe = { seed: 7, size: 'small', startsOn: '2026-03-02' } as const;
const settings = {
  clientIdProperty: 'renewal_desk_halopsa_client_id',
  hubSpotUiDomain: 'app.hubspot.com',
  hubSpotPortalId: 24_817_093,
};

let vendor: VendorThread;
let built: ReturnType<typeof builtWorkers>;
let http: NodeHttp;

const crmWith = (serviceKey: string): Crm => hubSpotCrm(settings, serviceKey, hubSpotTransport(transportKit(http)));

beforeAll(async () => {
  vendor = await vendorThread(
    {
      imports: `import { startHubSpot } from '#simulators/hubspot/start-hubspot'; import { generateWorld } from '#simulators/msp/generate-world';`,
      start: 'return startHubSpot({ world: generateWorld(given.recipe), clock, serviceKey: given.serviceKey });',
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

test('a key that is wrong names the property to renew', () => {
  expect(() => crmWith('wrong').owners()).toThrow(
    /HubSpot unauthorized: GET \/crm\/owners\/2026-09 answered 401.*HUBSPOT_SERVICE_KEY/,
  );
});
