import { join } from 'node:path';
import { haloContractFields } from '#adapters/halopsa/halo-contract-fields';
import { haloTransports } from '#adapters/halopsa/halo-transport';
import { pausesUntil } from '#adapters/http/pause-budget';
import type { HttpOutcome, HttpPort, HttpRequest } from '#application/ports/http';
import { runHourlySync } from '#application/run-hourly-sync';
import { verifyTimeline } from '#domain/timeline/verify';
import { nodeHttp, type NodeHttp } from '#hosts/node/node-http';
import { nodeSha256 } from '#hosts/node/node-sha256';
import { generateWorld } from '#simulators/msp/generate-world';
import { builtWorkers } from '#test/support/built-workers';
import { contract, type MemoryMsp } from '#test/support/memory-msp';
import { transportKit } from '#test/support/transport-kit';
import { vendorThread, type VendorThread } from '#test/support/vendor-thread';
import { hour, payloadOf, trouble, typesOf, writeEvents, writingMsp } from '#test/support/write-back-msp';

/** A simulated HaloPSA with enough contracts for every trial to have two that nobody has written to. */
const recipe = { seed: 7, size: 'typical', startsOn: '2026-11-23' } as const;
const now = Date.parse('2026-11-23T08:00:00Z');
const key = { id: 'app', secret: 'app-secret' };
const host = 'harbour-it.halopsa.com';
const settings = {
  haloPsaUrl: `https://${host}`,
  haloPsaScopes: 'read:tickets read:customers read:contracts read:invoices',
  haloPsaWriteScopes: 'edit:contracts',
  haloPsaNoteScopes: 'edit:crm',
};
const contractIds = generateWorld(recipe)
  .contracts.filter(({ startsOn }) => startsOn <= '2026-11-23')
  .map(({ id }) => id);

let vendor: VendorThread;
let built: ReturnType<typeof builtWorkers>;
let http: NodeHttp;
let taken = 0;

beforeAll(async () => {
  vendor = await vendorThread(
    {
      imports: `import { startHaloPsa } from '#simulators/halopsa/start-halopsa'; import { generateWorld } from '#simulators/msp/generate-world';`,
      start:
        'return startHaloPsa({ world: generateWorld(given.recipe), clock, credentials: given.credentials, ratePer3Minutes: 1_000_000 });',
    },
    { recipe, credentials: { clientId: key.id, clientSecret: key.secret } },
    now,
  );
  built = builtWorkers(['http-worker']);
  http = nodeHttp({ workerFile: join(built.folder, 'http-worker.mjs'), routes: { [host]: vendor.port } });
});

afterAll(async () => {
  await http.close();
  await vendor.close();
  built.remove();
});

class Cut extends Error {}

type Meeting = (perform: () => HttpOutcome) => HttpOutcome;

/** What a call may meet: performed or not, answered or not. */
const meetings = {
  throttled: () => ({ kind: 'answered', status: 429, headers: { 'retry-after': '2' }, body: '' }),
  throttledWithoutWait: () => ({ kind: 'answered', status: 429, headers: {}, body: '' }),
  serverError: () => ({ kind: 'answered', status: 500, headers: {}, body: '' }),
  html: () => ({ kind: 'answered', status: 200, headers: {}, body: '<!DOCTYPE html><html>Maintenance</html>' }),
  connectionReset: () => ({ kind: 'silent', why: 'reset' }),
  lostReply: (perform) => {
    perform();
    return { kind: 'silent', why: 'lost' };
  },
  truncatedBody: (perform) => {
    const outcome = perform();
    return outcome.kind === 'silent' ? outcome : { ...outcome, body: outcome.body.slice(0, outcome.body.length / 2) };
  },
  cutBefore: () => {
    throw new Cut();
  },
  cutAfter: (perform) => {
    perform();
    throw new Cut();
  },
} satisfies Record<string, Meeting>;

/** HTTP in which the n-th call meets something, and the calls after it too when it lasts. Counts the writes that reached HaloPSA. */
class MeetingHttp implements HttpPort {
  calls = 0;
  performed: string[] = [];

  constructor(
    private readonly call: number,
    private readonly meeting: Meeting,
    private readonly lasts: boolean,
  ) {}

  fetchAll(requests: readonly HttpRequest[]): readonly HttpOutcome[] {
    return requests.map((request) => {
      this.calls += 1;
      const perform = () => this.performOne(request);
      const isMet = this.calls === this.call || (this.lasts && this.calls > this.call);
      return isMet ? this.meeting(perform) : perform();
    });
  }

  private performOne(request: HttpRequest): HttpOutcome {
    if (request.method === 'POST' && request.url.endsWith('/ClientContract')) this.performed.push(request.body ?? '');
    return http.fetchAll([request])[0] ?? { kind: 'silent', why: 'nothing' };
  }
}

interface Trial {
  readonly msp: MemoryMsp;
  readonly ids: readonly number[];
  readonly fields: (http: HttpPort) => ReturnType<typeof haloContractFields>;
}

/** A small MSP in memory of which two contracts are the simulator's: reads of all else cost no call. */
function trial(): Trial {
  const ids = contractIds.slice(taken, taken + 2);
  taken += 2;
  if (ids.length < 2) throw new Error('The world has too few contracts for these trials.');
  const msp = writingMsp({ desk: { contracts: ids.map((id) => contract({ id })) } });
  const fields = (over: HttpPort) => {
    const pauses = pausesUntil(msp.clock.now() + 4.5 * 60_000, msp.clock);
    const kit = { ...transportKit(over, { clock: msp.clock }), cache: msp.cache, pauses };
    const { reading, writing } = haloTransports(settings, key, kit);
    return haloContractFields({ origin: settings.haloPsaUrl, reading, writing, localTime: msp.parts.localTime });
  };
  return { msp, ids, fields };
}

function run({ msp, fields }: Trial, over: HttpPort, after = hour): string {
  msp.clock.advance(after);
  try {
    return runHourlySync({ ...msp.parts, serviceDesk: { ...msp.desk, ...fields(over) } }).outcome;
  } catch (error) {
    if (!(error instanceof Cut)) throw error;
    return 'cut';
  }
}

const never = () => new MeetingHttp(Number.POSITIVE_INFINITY, meetings.lostReply, false);

/** Calls of a run that writes two contracts: the first alone. */
const callsOfRun = 10;

function expectSettled({ msp, ids, fields }: Trial): void {
  const events = writeEvents(msp).filter(({ contractId }) => contractId !== null);
  expect(typesOf(events).slice().sort()).toEqual(
    ids.flatMap((id) => [`writePlanned/${id}`, `writeRecorded/${id}`]).sort(),
  );
  expect(verifyTimeline(msp.timeline(), nodeSha256)).toMatchObject({ kind: 'intact', repeatedEventIds: [] });
  const standings = new Map(
    fields(never())
      .contractStandings(ids)
      .map((standing) => [standing.contractId, standing.customFields]),
  );
  for (const event of events.filter(({ type }) => type === 'writeRecorded')) {
    const written = payloadOf(event)['fields'] as readonly { readonly name: string; readonly after: string }[];
    expect(written.length).toBeGreaterThan(4);
    for (const { name, after } of written) {
      expect([name, standings.get(event.contractId ?? 0)?.get(name.toLowerCase()) ?? '']).toEqual([name, after]);
    }
  }
}

test('a run that nothing happens to makes the calls that the others are broken in', () => {
  const whole = trial();
  const over = never();
  expect(run(whole, over)).toBe('finished');
  expect(over.calls).toBe(callsOfRun);
  expect(over.performed).toHaveLength(2);
  expectSettled(whole);
});

const kinds = Object.keys(meetings) as (keyof typeof meetings)[];
const cases = kinds.flatMap((kind) => Array.from({ length: callsOfRun }, (_, index) => ({ kind, call: index + 1 })));

test.each(cases)('$kind at call $call: in the end both contracts hold what was planned, each written once', (each) => {
  const one = trial();
  const broken = new MeetingHttp(each.call, meetings[each.kind], false);
  run(one, broken);
  const after = never();
  for (let again = 0; again < 2; again += 1) run(one, after);
  expectSettled(one);
  expect([...broken.performed, ...after.performed]).toHaveLength(2);
});

test.each(kinds.filter((kind) => !kind.startsWith('cut')))(
  '%s from the first write on, for the rest of the hour: the trouble is said, and the next hour writes what is missing',
  (kind) => {
    const one = trial();
    const broken = new MeetingHttp(6, meetings[kind], true);
    expect(run(one, broken)).toBe('finished');
    expect(nextTrouble(one.msp)).toMatch(/^HaloPSA (is not answering|asked us to slow down|answered in a form)/);
    const after = never();
    expect(run(one, after)).toBe('finished');
    expect(nextTrouble(one.msp)).toBe('');
    expectSettled(one);
    expect([...broken.performed, ...after.performed].length).toBeLessThanOrEqual(3);
  },
);

function nextTrouble({ workbook }: MemoryMsp): string {
  return String(workbook.contentOf('State').find(([name]) => name === 'trouble')?.[1] ?? '');
}

test('tokens that HaloPSA no longer takes are replaced, to read and to write', () => {
  const one = trial();
  const tokens = new Set<string>();
  run(one, {
    fetchAll(requests) {
      for (const { headers } of requests) tokens.add(headers['authorization'] ?? '');
      return http.fetchAll(requests);
    },
  });
  tokens.delete('');
  expect(tokens.size).toBe(2);
  trouble(one.msp);
  const refused: string[] = [];
  const refusing: HttpPort = {
    fetchAll: (requests) =>
      requests.map((request) => {
        const bearer = request.headers['authorization'] ?? '';
        if (!tokens.has(bearer)) return http.fetchAll([request])[0] ?? { kind: 'silent', why: 'nothing' };
        refused.push(request.method);
        return { kind: 'answered', status: 401, headers: {}, body: '' };
      }),
  };
  expect(run(one, refusing, hour / 2)).toBe('finished');
  expect(new Set(refused)).toEqual(new Set(['GET', 'POST']));
  const types = typesOf(writeEvents(one.msp)).slice(-4);
  expect(types).toEqual([...one.ids.map((id) => `writePlanned/${id}`), ...one.ids.map((id) => `writeRecorded/${id}`)]);
  expect(nextTrouble(one.msp)).toBe('');
});
