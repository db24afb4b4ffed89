import { join } from 'node:path';
import { haloServiceDesk } from '#adapters/halopsa/halo-service-desk';
import { haloTransport, haloTransports } from '#adapters/halopsa/halo-transport';
import type { ServiceDesk } from '#application/ports/service-desk';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { nodeLocalTime } from '#hosts/node/node-local-time';
import { generateWorld } from '#simulators/msp/generate-world';
import { clientNotesContract } from '#test/contract/client-notes.contract';
import { contractFieldsContract } from '#test/contract/contract-fields.contract';
import { everyRow, serviceDeskContract } from '#test/contract/service-desk.contract';
import { builtWorkers } from '#test/support/built-workers';
import { transportKit, type TestKit } from '#test/support/transport-kit';
import { vendorThread, type VendorThread } from '#test/support/vendor-thread';

const recipe = { seed: 7, size: 'small', startsOn: '2026-03-02' } as const;
const now = Date.parse('2026-03-02T09:00:00Z');
const key = { id: 'app', secret: 'app-secret' };
const settings = {
  haloPsaUrl: 'https://harbour-it.halopsa.com',
  haloPsaScopes: 'read:tickets read:customers read:contracts read:invoices',
  haloPsaWriteScopes: 'edit:contracts',
  haloPsaNoteScopes: 'edit:crm',
  currency: 'GBP',
  noticePeriodField: 'CFNoticePeriodDays',
  escalatorField: 'CFEscalatorPercent',
  autoRenewField: 'CFAutoRenew',
  breakField: 'CFBreakEveryMonths',
};
const localTime = nodeLocalTime('Europe/London');

let vendor: VendorThread;
let built: ReturnType<typeof builtWorkers>;
let http: NodeHttp;
let kit: TestKit;
let desk: ServiceDesk;

beforeAll(async () => {
  vendor = await vendorThread(
    {
      imports: `import { startHaloPsa } from '#simulators/halopsa/start-halopsa'; import { generateWorld } from '#simulators/msp/generate-world';`,
      start:
        'return startHaloPsa({ world: generateWorld(given.recipe), clock, credentials: given.credentials, ratePer3Minutes: 100_000 });',
    },
    { recipe, credentials: { clientId: key.id, clientSecret: key.secret } },
    now,
  );
  built = builtWorkers(['http-worker']);
  http = nodeHttp({
    workerFile: join(built.folder, 'http-worker.mjs'),
    routes: { 'harbour-it.halopsa.com': vendor.port },
  });
  kit = transportKit(http);
  const { reading, writing, notes } = haloTransports(settings, key, kit);
  desk = haloServiceDesk(settings, reading, localTime, { writing, notes });
});

afterAll(async () => {
  await http.close();
  await vendor.close();
  built.remove();
});

serviceDeskContract('HaloPSA', () => ({ desk, localTime, within: Date.parse('2025-07-15T10:00:00Z') }));

const writableIds = generateWorld(recipe)
  .contracts.filter(({ startsOn, inactiveFrom }) => startsOn <= '2026-03-02' && inactiveFrom === undefined)
  .map(({ id }) => id);

contractFieldsContract('HaloPSA', () => ({
  fields: desk,
  contractIds: [writableIds[0] ?? 0, writableIds[1] ?? 0, writableIds[2] ?? 0],
}));

const clientIds = generateWorld(recipe).clients.map(({ id }) => id);

clientNotesContract('HaloPSA', () => ({ notes: desk, clientIds: [clientIds[0] ?? 0, clientIds[1] ?? 0] }));

test('what the contracts of a whole world say arrives as it was meant', () => {
  const world = generateWorld(recipe);
  const contracts = new Map(
    desk.contractDetails(everyRow(desk.contracts).map(({ id }) => id)).map((contract) => [contract.id, contract]),
  );
  const started = world.contracts.filter(({ startsOn }) => startsOn <= '2026-03-02');
  expect(contracts.size).toBe(started.length);
  for (const meant of started) {
    const read = contracts.get(meant.id);
    const endsOn = meant.isRolling ? undefined : meant.endsOn;
    expect([meant.id, read?.termStartsOn, read?.termEndsOn]).toEqual([meant.id, meant.startsOn, endsOn]);
    const annual = meant.isValueRecorded ? { annualMinor: meant.monthlyMinor * 12, currency: 'GBP' } : undefined;
    expect([meant.id, read?.annualValue]).toEqual([meant.id, annual]);
    expect(read?.clientId).toBe(world.clients[meant.clientIndex]?.id);
  }
});

test('a cold start costs one call to find the sign-in and one for the token, a warm one none', () => {
  const counted = transportKit(http, { clock: kit.clock });
  const cold = haloServiceDesk(settings, haloTransport(settings, key, counted), localTime);
  cold.clients.pages([1]);
  expect(counted.counter.figures()).toEqual({ HaloPSA: 3 });
  const warm = haloServiceDesk(settings, haloTransport(settings, key, counted), localTime);
  warm.clients.pages([1]);
  expect(counted.counter.figures()).toEqual({ HaloPSA: 4 });
});

test('a secret that is wrong is an answer for the administrator', () => {
  const refused = haloServiceDesk(
    settings,
    haloTransport(settings, { id: 'app', secret: 'wrong' }, transportKit(http)),
    localTime,
  );
  expect(() => refused.clients.pages([1])).toThrow(/HaloPSA unauthorized: POST \/token answered 401/);
});

test('a scope that was not granted is named', () => {
  const greedy = { ...settings, haloPsaScopes: 'read:tickets edit:invoices' };
  const refused = haloServiceDesk(greedy, haloTransport(greedy, key, transportKit(http)), localTime);
  expect(() => refused.clients.pages([1])).toThrow(/"read:tickets edit:invoices"/);
});
