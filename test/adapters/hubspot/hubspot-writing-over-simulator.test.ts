import { Client } from '@hubspot/api-client';
import { join } from 'node:path';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import { hubSpotWriting } from '#adapters/hubspot/writing/hubspot-writing';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { nodeLocalTime } from '#hosts/node/node-local-time';
import { generateWorld } from '#simulators/msp/generate-world';
import { crmWritingContract } from '#test/contract/crm-writing.contract';
import { builtWorkers } from '#test/support/built-workers';
import { transportKit } from '#test/support/transport-kit';
import { vendorThread, type VendorThread } from '#test/support/vendor-thread';

const recipe = { seed: 7, size: 'small', startsOn: '2026-03-02' } as const;
const world = generateWorld(recipe);
/** The generated portal has labels of our words already; here an administrator begins with none. */
const options = `{
  world: { ...generateWorld(given.recipe), associationLabels: [] },
  clock,
  serviceKey: 'daily-key',
  otherKeys: [{ key: 'set-up-key', scopes: setupScopes }],
  writeRules: strictWriteRules,
  tier: given.tier,
  limits: { per10Seconds: 10_000, searchesPerSecond: 10_000 },
}`;

let vendor: VendorThread;
let freeVendor: VendorThread;
let built: ReturnType<typeof builtWorkers>;
let http: NodeHttp;
let freeHttp: NodeHttp;

const portal = (tier: 'professional' | 'free'): Promise<VendorThread> =>
  vendorThread(
    {
      imports: `import { setupScopes, startHubSpot } from '#simulators/hubspot/start-hubspot';
import { strictWriteRules } from '#simulators/hubspot/records/write-rules';
import { generateWorld } from '#simulators/msp/generate-world';`,
      start: `return startHubSpot(${options});`,
    },
    { recipe, tier },
    Date.parse('2026-03-02T09:00:00Z'),
  );

beforeAll(async () => {
  [vendor, freeVendor] = await Promise.all([portal('professional'), portal('free')]);
  built = builtWorkers(['http-worker']);
  const workerFile = join(built.folder, 'http-worker.mjs');
  http = nodeHttp({ workerFile, routes: { 'api.hubapi.com': vendor.port } });
  freeHttp = nodeHttp({ workerFile, routes: { 'api.hubapi.com': freeVendor.port } });
});

afterAll(async () => {
  await Promise.all([http.close(), freeHttp.close()]);
  await Promise.all([vendor.close(), freeVendor.close()]);
  built.remove();
});

const writingOver = (through: () => NodeHttp, keys = { serviceKey: 'daily-key', setUpKey: 'set-up-key' }) =>
  hubSpotWriting(keys, hubSpotTransport(transportKit(through())), nodeLocalTime('Europe/London'));

const living = <Row extends { readonly isArchived: boolean }>(rows: readonly Row[]) =>
  rows.filter(({ isArchived }) => !isArchived);
const [company] = living(world.companies);
const [one, other] = living(world.crmContacts);
const owner = { id: world.staff.find(({ isActive, ownerId }) => isActive && ownerId !== undefined)?.ownerId ?? '' };

crmWritingContract('HubSpot', () => ({
  writing: writingOver(() => http),
  companyId: company?.id ?? '',
  contactIds: [one?.id ?? '', other?.id ?? ''],
  ownerId: owner.id,
  // The form with which people make deals asks for a stage.
  refused: { key: 'bad@2026-12-31', values: { name: 'Refused' } },
}));

test("HubSpot's own client sees the deal, its task and its ties as they were written", async () => {
  const client = new Client({ accessToken: 'daily-key', basePath: `http://127.0.0.1:${vendor.port}` });
  const names = ['renewal_desk_key', 'amount', 'closedate', 'hubspot_owner_id', 'renewal_desk_decision_date'];
  const found = await client.crm.deals.batchApi.read({
    idProperty: 'renewal_desk_key',
    inputs: [{ id: '1@2026-12-31' }],
    properties: names,
    propertiesWithHistory: [],
  });
  const [deal] = found.results;
  expect(deal?.properties).toMatchObject({
    renewal_desk_key: '1@2026-12-31',
    amount: '1200.5',
    hubspot_owner_id: owner.id,
    renewal_desk_decision_date: '2026-10-02',
  });
  expect(deal?.properties['closedate']).toContain('2026-12-31');

  const tasks = await client.crm.associations.v4.basicApi.getPage('deals', deal?.id ?? '', 'tasks');
  expect(tasks.results).toHaveLength(1);
  const task = await client.crm.objects.tasks.basicApi.getById(tasks.results[0]?.toObjectId ?? '', [
    'hs_task_body',
    'hs_timestamp',
    'hs_task_status',
  ]);
  expect(task.properties['hs_task_body']).toContain('[Renewal Desk 1@2026-12-31/T-90]');
  // Nine in the morning in London.
  expect(task.properties['hs_timestamp']).toBe('2026-11-09T09:00:00.000Z');
  expect(task.properties['hs_task_status']).toBe('COMPLETED');

  const companies = await client.crm.associations.v4.basicApi.getPage('deals', deal?.id ?? '', 'companies');
  expect(companies.results.map(({ toObjectId }) => String(toObjectId))).toEqual([company?.id]);
  const contacts = await client.crm.associations.v4.basicApi.getPage('deals', deal?.id ?? '', 'contacts');
  const labels = contacts.results.flatMap(({ associationTypes }) => associationTypes.map(({ label }) => label));
  expect(new Set(labels)).toEqual(new Set(['Renewal sponsor', 'Signatory', null]));
});

test('a refusal names the property and the rule, and no value', () => {
  const [answer] = writingOver(() => http).upsertDeals([{ key: 'bad@2026-12-31', values: { name: 'Secret words' } }]);
  expect(answer).toEqual({
    kind: 'refused',
    because: 'HubSpot refused it because of dealstage (MISSING_REQUIRED_PROPERTY)',
  });
});

test('the daily key may write records and not prepare the account: the refusal names the scope to grant', () => {
  const writing = writingOver(() => http, { serviceKey: 'daily-key', setUpKey: 'daily-key' });
  expect(() => writing.preparing.makeFields(['band'])).toThrow(/crm\.schemas\.deals\.write/);
});

test('a portal without paid plans says that it has no second pipeline and no labels', () => {
  const writing = writingOver(() => freeHttp);
  expect(writing.preparing.makePipeline({ label: 'MSP renewals', stages: [] }).kind).toBe('refused');
  expect(writing.preparing.makeLabels(['sponsor'])).toEqual([
    { kind: 'refused', because: 'This HubSpot plan has no association labels' },
  ]);
  expect(writing.setUp()).toMatchObject({ labelledRoles: [], pipelines: [{}] });
});
