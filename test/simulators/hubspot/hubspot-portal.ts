import { Client } from '@hubspot/api-client';
import { SharedClock } from '#simulators/clock';
import { setupScopes, startHubSpot, type HubSpotOptions, type RunningHubSpot } from '#simulators/hubspot/start-hubspot';
import { londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';

export const world = generateWorld({ seed: 7, size: 'small', startsOn: '2026-11-30' });
export const serviceKey = 'a-service-key';
/** May also define properties, groups and pipelines. */
export const setupKey = 'a-setup-key';
export const livingCompanies = world.companies.filter(({ isArchived }) => !isArchived);
export const livingContacts = world.crmContacts.filter(({ isArchived }) => !isArchived);
export const livingDeals = world.deals.filter(({ isArchived }) => !isArchived);

export interface HubSpotPortal {
  readonly clock: SharedClock;
  /** A simulator of its own, with limits that are not in the way. */
  started(options?: Partial<HubSpotOptions>): Promise<RunningHubSpot>;
}

/** For each test a clock at nine on the first morning; what a test starts is closed after it. */
export function hubSpotPortal(): HubSpotPortal {
  const clock = new SharedClock();
  const running: RunningHubSpot[] = [];
  beforeEach(() => clock.set(londonInstant('2026-11-30', 9 * 60)));
  afterEach(() => Promise.all(running.splice(0).map((vendor) => vendor.close())));
  return {
    clock,
    started: async (options = {}) => {
      const limits = { per10Seconds: 5_000, searchesPerSecond: 100 };
      const otherKeys = [{ key: setupKey, scopes: setupScopes }];
      const vendor = await startHubSpot({ world, clock, serviceKey, otherKeys, limits, ...options });
      running.push(vendor);
      return vendor;
    },
  };
}

type Port = Pick<RunningHubSpot, 'port'>;

/** The vendor's own client, pointed at the simulator. */
export function published({ port }: Port, accessToken = setupKey): Client {
  return new Client({ accessToken, basePath: `http://127.0.0.1:${port}`, numberOfApiCallRetries: 0 });
}

export function get({ port }: Port, path: string, key = serviceKey): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${key}` } });
}

export type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What the published client cannot call: a write to a dated path. */
export function send({ port }: Port, method: Method, path: string, content?: unknown): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { authorization: `Bearer ${setupKey}`, 'content-type': 'application/json' },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
}

export async function body(answer: Promise<Response> | Response): Promise<Record<string, unknown>> {
  return (await (await answer).json()) as Record<string, unknown>;
}

/** What a refused call of the published client carries. */
export async function refusal(call: Promise<unknown>): Promise<{ code: number; body: Record<string, unknown> }> {
  return call.then(
    () => {
      throw new Error('the call was not refused');
    },
    (error: { code: number; body: Record<string, unknown> }) => error,
  );
}

/** The unique property by which the product finds its own deals again. */
export const dealKey = {
  name: 'renewal_desk_key',
  label: 'Renewal Desk key',
  groupName: 'dealinformation',
  type: 'string',
  fieldType: 'text',
  hasUniqueValue: true,
} as const;

export async function withDealKey(vendor: Port): Promise<void> {
  const answer = await send(vendor, 'POST', '/crm/properties/2026-09/deals', dealKey);
  if (answer.status !== 201) throw new Error(`the property was refused: ${answer.status}`);
}

export function first<Item>(items: readonly Item[], what = 'such a record'): Item {
  const [item] = items;
  if (item === undefined) throw new Error(`the world lacks ${what}`);
  return item;
}
