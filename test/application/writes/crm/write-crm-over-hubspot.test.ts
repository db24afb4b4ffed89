import { Client } from '@hubspot/api-client';
import { join } from 'node:path';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import { hubSpotWriting } from '#adapters/hubspot/writing/hubspot-writing';
import { turnOnSync } from '#application/administer-sync';
import type { HttpPort, HttpRequest } from '#application/ports/http';
import { runHourlySync } from '#application/run-hourly-sync';
import { setUpCrm, turnOnCrmWriting } from '#application/writes/crm/administer-crm-writing';
import { rollBack } from '#application/writes/rollback/roll-back';
import { runsThatWrote } from '#application/writes/rollback/writes-of-run';
import type { PlannedWrite } from '#domain/timeline/planned-write';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { generateWorld } from '#simulators/msp/generate-world';
import { builtWorkers } from '#test/support/built-workers';
import { hour } from '#test/support/crm-writing-msp';
import { contract, memoryMsp } from '#test/support/memory-msp';
import { transportKit } from '#test/support/transport-kit';
import { vendorThread, type VendorThread } from '#test/support/vendor-thread';

const recipe = { seed: 7, size: 'small', startsOn: '2026-03-02' } as const;
const world = generateWorld(recipe);
const companies = world.companies.filter(({ isArchived }) => !isArchived);
const owners = world.staff.flatMap(({ isActive, ownerId, email }) =>
  isActive && ownerId !== undefined ? [{ ownerId, email: email.toLowerCase(), name: email, active: true }] : [],
);
/** More than one batch of deals. Each owner has 25 tasks at most, so there are fewer of those. */
const renewals = 130;

let vendor: VendorThread;
let built: ReturnType<typeof builtWorkers>;
let http: NodeHttp;
const sent: HttpRequest[] = [];
/** Calls whose answer is lost on the way. */
let isLost: (request: HttpRequest) => boolean = () => false;

const recorded: HttpPort = {
  fetchAll(requests) {
    sent.push(...requests);
    return http.fetchAll(requests).map((outcome, place) => {
      const request = requests[place];
      return request !== undefined && isLost(request) ? { kind: 'silent', why: 'the connection broke' } : outcome;
    });
  },
};

beforeAll(async () => {
  vendor = await vendorThread(
    {
      imports: `import { setupScopes, startHubSpot } from '#simulators/hubspot/start-hubspot';
import { generateWorld } from '#simulators/msp/generate-world';`,
      start: `return startHubSpot({ world: generateWorld(given.recipe), clock, serviceKey: 'daily-key',
        otherKeys: [{ key: 'set-up-key', scopes: setupScopes }], limits: { per10Seconds: 10_000, searchesPerSecond: 10_000 } });`,
    },
    { recipe },
    Date.parse('2026-11-23T08:00:00Z'),
  );
  built = builtWorkers(['http-worker']);
  http = nodeHttp({ workerFile: join(built.folder, 'http-worker.mjs'), routes: { 'api.hubapi.com': vendor.port } });
});

afterAll(async () => {
  await http.close();
  await vendor.close();
  built.remove();
});

function largeMsp() {
  const clients = Array.from({ length: renewals }, (_, index) => ({
    id: index + 1,
    name: `Client ${index + 1}`,
    domains: [`client-${index + 1}.example`],
    isVip: false,
    active: true,
    accountManagerAgentId: index % owners.length,
  }));
  const msp = memoryMsp({
    settings: { pilotClientIds: 'all' },
    desk: {
      clients,
      contacts: [],
      tickets: [],
      feedback: [],
      agents: owners.map(({ email }, agentId) => ({ agentId, name: email, email, active: true })),
      contracts: clients.map(({ id }) => contract({ id: 1_000 + id, clientId: id })),
    },
    crm: {
      owners,
      companies: companies.map(({ id, name }, index) => ({ companyId: id, name, domain: '', deskClientId: index + 1 })),
      contacts: [],
    },
  });
  const kit = transportKit(recorded, { clock: msp.clock });
  const crmWriting = hubSpotWriting(
    { serviceKey: 'daily-key', setUpKey: 'set-up-key' },
    hubSpotTransport(kit),
    msp.parts.localTime,
  );
  return { ...msp, parts: { ...msp.parts, crmWriting } };
}

type Msp = ReturnType<typeof largeMsp>;

const isWrite = ({ method, url }: HttpRequest): boolean =>
  method !== 'GET' && !url.endsWith('/batch/read') && !url.endsWith('/search');

function changesIn(msp: Msp, from: number) {
  const plans = msp
    .timeline()
    .slice(from)
    .filter(({ type }) => type === 'writePlanned')
    .map(({ payloadText }) => JSON.parse(payloadText) as PlannedWrite);
  const of = (kind: string) => plans.filter((plan) => plan.kind === kind);
  const pairs = of('ties').flatMap(({ fields }) => fields).length;
  return { deals: of('deal').length, tasks: of('task').length, notes: of('note').length, pairs };
}

/** Source: the budget of write calls a run. */
function budgetFor({ deals, tasks, notes, pairs }: ReturnType<typeof changesIn>): number {
  return 1.2 * (deals / 100 + tasks / 100 + notes / 100 + pairs / 1_000) + 12;
}

test('a run over many renewals stays within its budget of write calls, loses nothing, doubles nothing, and is rolled back', async () => {
  const msp = largeMsp();
  turnOnSync(msp.parts);
  expect(runHourlySync(msp.parts).outcome).toBe('finished');
  expect(setUpCrm(msp.parts)).toMatchObject({ kind: 'done' });
  expect(turnOnCrmWriting(msp.parts).kind).toBe('done');

  const from = msp.timeline().length;
  sent.length = 0;
  msp.clock.advance(hour);
  // The answers to the tasks that are made are lost: nobody knows that they are there.
  isLost = ({ url }) => url.endsWith('/tasks/batch/create');
  runHourlySync(msp.parts);
  isLost = () => false;
  const changes = changesIn(msp, from);
  expect(changes).toMatchObject({ deals: renewals, pairs: companies.length });
  expect(changes.tasks).toBeGreaterThan(renewals / 2);
  expect(sent.filter(isWrite).length).toBeLessThanOrEqual(budgetFor(changes));

  for (let run = 0; run < 2; run += 1) {
    msp.clock.advance(hour);
    expect(runHourlySync(msp.parts).outcome).toBe('finished');
  }
  sent.length = 0;
  msp.clock.advance(hour);
  runHourlySync(msp.parts);
  expect(sent.filter(isWrite)).toEqual([]);

  const client = new Client({ accessToken: 'daily-key', basePath: `http://127.0.0.1:${vendor.port}` });
  const keys = Array.from({ length: 100 }, (_, index) => `${1_001 + index}@2027-03-31`);
  const { results } = await client.crm.deals.batchApi.read({
    idProperty: 'renewal_desk_key',
    inputs: keys.map((id) => ({ id })),
    properties: ['renewal_desk_key', 'dealname', 'amount'],
    propertiesWithHistory: [],
  });
  expect(results.map(({ properties }) => properties['renewal_desk_key']).sort()).toEqual([...keys].sort());
  expect(results.every(({ properties }) => properties['amount'] === '24000')).toBe(true);
  for (const { id } of results.slice(0, 5)) {
    const tasks = await client.crm.associations.v4.basicApi.getPage('deals', id, 'tasks');
    expect(tasks.results).toHaveLength(1);
  }

  // Newest first, as a later run may have changed what an earlier one made.
  for (const { run } of runsThatWrote(msp.timeline(), msp.parts.sha256)) {
    const answer = rollBack(msp.parts, { run, actor: 'admin@msp.example', mayWrite: ['on'] });
    expect(answer).toMatchObject({ kind: 'rollback', view: { isFinished: true, troubles: [], unsettled: 0 } });
    if (answer.kind === 'rollback')
      expect(new Set(answer.view.lines.map(({ fate }) => fate))).toEqual(new Set(['undone']));
  }
  const after = await client.crm.deals.batchApi.read({
    idProperty: 'renewal_desk_key',
    inputs: keys.map((id) => ({ id })),
    properties: ['renewal_desk_key'],
    propertiesWithHistory: [],
  });
  expect(after.results).toEqual([]);
}, 60_000);
