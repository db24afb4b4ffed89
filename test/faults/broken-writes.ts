import { join } from 'node:path';
import { haloClientNotes } from '#adapters/halopsa/halo-client-notes';
import { haloTransports } from '#adapters/halopsa/halo-transport';
import { pausesUntil } from '#adapters/http/pause-budget';
import { hubSpotTransport } from '#adapters/hubspot/hubspot-transport';
import { hubSpotWriting } from '#adapters/hubspot/writing/hubspot-writing';
import { turnOnSync } from '#application/administer-sync';
import type { HttpOutcome, HttpPort, HttpRequest } from '#application/ports/http';
import { runHourlySync } from '#application/run-hourly-sync';
import { setUpCrm, turnOnCrmWriting } from '#application/writes/crm/administer-crm-writing';
import { verifyTimeline } from '#domain/timeline/verify';
import { utf8 } from '#domain/vocabulary/utf8';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { generateWorld } from '#simulators/msp/generate-world';
import { builtWorkers } from '#test/support/built-workers';
import { contract, memoryMsp, morning, type MemoryMsp } from '#test/support/memory-msp';
import { logCall } from '#test/support/outward-events';
import { changeContract, day, hour } from '#test/support/renewing-msp';
import { transportKit } from '#test/support/transport-kit';
import { vendorThread, type VendorThread } from '#test/support/vendor-thread';

const recipe = { seed: 7, size: 'small', startsOn: '2026-11-23' } as const;
const world = generateWorld(recipe);
const key = { id: 'app', secret: 'app-secret' };
const host = 'harbour-it.halopsa.com';
const settings = {
  haloPsaUrl: `https://${host}`,
  haloPsaScopes: 'read:customers',
  haloPsaWriteScopes: 'edit:contracts',
  haloPsaNoteScopes: 'edit:crm',
};
const [company, otherCompany] = world.companies.filter(({ isArchived }) => !isArchived);
const [contact] = world.crmContacts.filter(({ isArchived }) => !isArchived);
const owner = world.staff.find(({ isActive, ownerId }) => isActive && ownerId !== undefined);
const [client, otherClient] = world.clients;

type Meeting = (perform: () => HttpOutcome) => HttpOutcome;

const meetings = {
  'a 429 that says how long': () => ({ kind: 'answered', status: 429, headers: { 'retry-after': '2' }, body: '' }),
  'a 429 that says nothing': () => ({ kind: 'answered', status: 429, headers: {}, body: '' }),
  'a 500': () => ({ kind: 'answered', status: 500, headers: {}, body: '' }),
  'a page for people': () => ({
    kind: 'answered',
    status: 200,
    headers: {},
    body: '<!DOCTYPE html><html>Back soon</html>',
  }),
  'a connection that breaks before anything is done': () => ({ kind: 'silent', why: 'reset' }),
  'a lost answer to work that was done': (perform) => {
    perform();
    return { kind: 'silent', why: 'lost' };
  },
  'an answer that ends in the middle': (perform) => {
    const outcome = perform();
    return outcome.kind === 'silent' ? outcome : { ...outcome, body: outcome.body.slice(0, outcome.body.length / 2) };
  },
} satisfies Record<string, Meeting>;

export type BrokenKind = keyof typeof meetings;
export const brokenKinds = Object.keys(meetings) as readonly BrokenKind[];

/** `made`: everything is new. `changed`: amounts and owners moved and the next window opens. */
export type Scenario = 'made' | 'changed';

export interface BrokenCall {
  readonly kind: BrokenKind;
  /** Of the run, counted from 1 over both systems. */
  readonly call: number;
  /** And every call after it until the run is over. */
  readonly lasts?: true;
}

export interface Outcome {
  /** Calls that the broken run came to. */
  readonly calls: number;
  /** What stands outside, whatever the ids of its records and contracts. */
  readonly ends: Readonly<Record<'deals' | 'tasks' | 'notes' | 'ties' | 'clientNotes', readonly string[]>>;
  /** Plans on the timeline that nobody knows the end of. */
  readonly unsettled: readonly string[];
  readonly timeline: string;
}

/** One call of a run meets something; all others reach the simulators. */
class BreakingHttp implements HttpPort {
  calls = 0;
  broken: BrokenCall | undefined;

  constructor(private readonly through: () => HttpPort) {}

  fetchAll(requests: readonly HttpRequest[]): readonly HttpOutcome[] {
    return requests.map((request) => {
      this.calls += 1;
      const perform = () => this.through().fetchAll([request])[0] ?? { kind: 'silent', why: 'nothing' };
      return this.broken !== undefined && meetsIt(this.broken, this.calls)
        ? meetings[this.broken.kind](perform)
        : perform();
    });
  }
}

function meetsIt({ call, lasts }: BrokenCall, at: number): boolean {
  return at === call || (lasts === true && at > call);
}

/** Two simulators for as many trials as are wanted. To be called at the top of a test file. */
export function brokenTrials() {
  let vendors: readonly VendorThread[] = [];
  let built: ReturnType<typeof builtWorkers>;
  let http: NodeHttp;
  let taken = 0;

  beforeAll(async () => {
    const now = Date.parse(morning);
    vendors = await Promise.all([
      vendorThread(
        {
          imports: `import { setupScopes, startHubSpot } from '#simulators/hubspot/start-hubspot'; import { generateWorld } from '#simulators/msp/generate-world';`,
          start: `return startHubSpot({ world: generateWorld(given.recipe), clock, serviceKey: 'daily-key',
            otherKeys: [{ key: 'set-up-key', scopes: setupScopes }], limits: { per10Seconds: 10_000_000, searchesPerSecond: 10_000_000 } });`,
        },
        { recipe },
        now,
      ),
      vendorThread(
        {
          imports: `import { startHaloPsa } from '#simulators/halopsa/start-halopsa'; import { generateWorld } from '#simulators/msp/generate-world';`,
          start:
            'return startHaloPsa({ world: generateWorld(given.recipe), clock, credentials: given.credentials, ratePer3Minutes: 10_000_000 });',
        },
        { recipe, credentials: { clientId: key.id, clientSecret: key.secret } },
        now,
      ),
    ]);
    built = builtWorkers(['http-worker']);
    const [hubSpot, halo] = vendors;
    http = nodeHttp({
      workerFile: join(built.folder, 'http-worker.mjs'),
      routes: { 'api.hubapi.com': hubSpot?.port ?? 0, [host]: halo?.port ?? 0 },
    });
  });

  afterAll(async () => {
    await http.close();
    await Promise.all(vendors.map((vendor) => vendor.close()));
    built.remove();
  });

  return {
    /** Contracts that no trial before had, so that no record of another one is in the way. */
    run(scenario: Scenario, broken: BrokenCall | undefined): Outcome {
      taken += 2;
      const ids: Pair = [10_000 + taken, 10_001 + taken];
      return outcomeOf(scenario, broken, { ids, over: new BreakingHttp(() => http) });
    },
  };
}

type Pair = readonly [number, number];

interface Trial {
  readonly ids: Pair;
  readonly over: BreakingHttp;
}

function outcomeOf(scenario: Scenario, broken: BrokenCall | undefined, trial: Trial): Outcome {
  const { ids, over } = trial;
  const msp = mspWith(ids);
  const partsNow = () => partsOver(msp, over);
  const runAfter = (milliseconds: number) => {
    msp.clock.advance(milliseconds);
    runHourlySync(partsNow());
  };
  turnOnSync(msp.parts);
  runAfter(0);
  expect(setUpCrm(partsNow())).toMatchObject({ kind: 'done' });
  expect(turnOnCrmWriting(partsNow())).toMatchObject({ kind: 'done' });
  const about = {
    eventId: eventIdOf(ids),
    clientId: client?.id ?? 0,
    contractId: ids[0],
    renewalId: `${ids[0]}@2027-03-31`,
  };
  msp.clock.advance(hour / 2);
  if (scenario === 'made') logCall(msp, 'The sponsor will renew', about);
  if (scenario === 'changed') {
    runAfter(hour);
    logCall(msp, 'The sponsor will renew', about);
    changeContract(msp, ids[0], { annualValue: { annualMinor: 3_000_000, currency: 'GBP' } });
  }
  over.calls = 0;
  over.broken = broken;
  runAfter(scenario === 'made' ? hour : 8 * day);
  const { calls } = over;
  over.broken = undefined;
  for (let again = 0; again < 2; again += 1) runAfter(hour);
  return { calls, ends: endsOf(msp, trial), unsettled: unsettledIn(msp), timeline: intactness(msp) };
}

/** Of the intervention that becomes a note: a note on a client is marked by it alone, and clients are the same in all trials. */
function eventIdOf(ids: Pair): string {
  return `interventionLogged/${ids.join('-')}`;
}

function noteMarkerOf(ids: Pair): string {
  return `note-${nodeSha256(utf8(eventIdOf(ids))).slice(0, 12)}`;
}

function mspWith(ids: Pair): MemoryMsp {
  const clients = [client, otherClient].map((each, index) => ({
    id: each?.id ?? 0,
    name: `Client ${index + 1}`,
    domains: [`client-${index + 1}.example`],
    isVip: false,
    active: true,
  }));
  const ownerId = owner?.ownerId ?? '';
  return memoryMsp({
    settings: { pilotClientIds: 'all' },
    desk: {
      clients,
      contacts: [],
      tickets: [],
      feedback: [],
      contracts: clients.map(({ id }, index) => contract({ id: ids[index] ?? 0, clientId: id, ref: `AG-${index}` })),
    },
    crm: {
      owners: [{ ownerId, email: 'ada@msp.example', name: 'Ada Moss', active: true }],
      companies: [company, otherCompany].map((each, index) => ({
        companyId: each?.id ?? '',
        name: `Client ${index + 1}`,
        domain: `client-${index + 1}.example`,
        ownerId,
        deskClientId: clients[index]?.id ?? 0,
      })),
      contacts: [
        {
          contactId: contact?.id ?? '',
          name: 'Bea',
          email: 'bea@client-1.example',
          companyIds: [company?.id ?? ''],
          roles: ['sponsor'],
        },
      ],
    },
  });
}

function partsOver(msp: MemoryMsp, over: HttpPort) {
  const pauses = pausesUntil(msp.clock.now() + 4.5 * 60_000, msp.clock);
  const kit = { ...transportKit(over, { clock: msp.clock }), cache: msp.cache, pauses };
  const { localTime } = msp.parts;
  const { notes } = haloTransports(settings, key, kit);
  return {
    ...msp.parts,
    crmWriting: hubSpotWriting({ serviceKey: 'daily-key', setUpKey: 'set-up-key' }, hubSpotTransport(kit), localTime),
    serviceDesk: { ...msp.desk, ...haloClientNotes({ origin: settings.haloPsaUrl, writing: notes, localTime }) },
  };
}

function endsOf(msp: MemoryMsp, { ids, over }: Trial): Outcome['ends'] {
  const { crmWriting, serviceDesk } = partsOver(msp, over);
  const deals = crmWriting.dealsByKey(ids.map((id) => `${id}@2027-03-31`));
  const dealIds = deals.map(({ dealId }) => dealId);
  const keys = new Map(deals.map((deal) => [deal.dealId, deal.key]));
  const told = (lines: readonly unknown[]) => lines.map((line) => namedAlike(JSON.stringify(line), ids)).sort();
  return {
    deals: told(deals.map((deal) => [deal.key, deal.values])),
    tasks: told(crmWriting.tasksOf(dealIds).map(({ dealId, marker, values }) => [keys.get(dealId), marker, values])),
    notes: told(crmWriting.notesOf(dealIds).map(({ dealId, marker, values }) => [keys.get(dealId), marker, values])),
    ties: told(crmWriting.tiesOf(dealIds).map(({ dealId, ...ties }) => [keys.get(dealId), ties])),
    clientNotes: told(
      serviceDesk
        .clientNotes([client?.id ?? 0, otherClient?.id ?? 0])
        .flatMap(({ noteId: _id, ...note }) => (note.marker === noteMarkerOf(ids) ? [note] : [])),
    ),
  };
}

/** Without the ids of the trial's own contracts and event. */
function namedAlike(text: string, ids: Pair): string {
  const alike = text.replaceAll(noteMarkerOf(ids), 'note');
  return ids.reduce((line, id, index) => line.replaceAll(String(id), `contract-${index}`), alike);
}

function unsettledIn(msp: MemoryMsp): readonly string[] {
  const events = msp.timeline();
  const ended = new Set(
    events
      .filter(({ type }) => type === 'writeRecorded' || type === 'writeRefused')
      .map(({ eventId }) => markerIn(eventId)),
  );
  return events
    .filter(({ type, eventId }) => type === 'writePlanned' && !ended.has(markerIn(eventId)))
    .map(({ eventId }) => eventId);
}

function markerIn(eventId: string): string {
  return eventId.slice(eventId.indexOf('/') + 1);
}

function intactness(msp: MemoryMsp): string {
  const verdict = verifyTimeline(msp.timeline(), nodeSha256);
  return verdict.kind === 'intact' && verdict.repeatedEventIds.length > 0 ? 'repeated' : verdict.kind;
}
