import { Client } from '@hubspot/api-client';
import { SharedClock } from '#simulators/clock';
import { startHubSpot, type HubSpotOptions } from '#simulators/hubspot/start-hubspot';
import { londonInstant } from '#simulators/msp/days';
import { generateWorld } from '#simulators/msp/generate-world';
import type { RunningVendor } from '#simulators/vendor';

export const world = generateWorld({ seed: 7, size: 'small', startsOn: '2026-11-30' });
export const serviceKey = 'a-service-key';
export const livingCompanies = world.companies.filter(({ isArchived }) => !isArchived);
export const livingContacts = world.crmContacts.filter(({ isArchived }) => !isArchived);

export interface HubSpotPortal {
  readonly clock: SharedClock;
  /** A simulator of its own, with limits that are not in the way. */
  started(options?: Partial<HubSpotOptions>): Promise<RunningVendor>;
}

/** For each test a clock at nine on the first morning; what a test starts is closed after it. */
export function hubSpotPortal(): HubSpotPortal {
  const clock = new SharedClock();
  const running: RunningVendor[] = [];
  beforeEach(() => clock.set(londonInstant('2026-11-30', 9 * 60)));
  afterEach(() => Promise.all(running.splice(0).map((vendor) => vendor.close())));
  return {
    clock,
    started: async (options = {}) => {
      const limits = { per10Seconds: 5_000, searchesPerSecond: 100 };
      const vendor = await startHubSpot({ world, clock, serviceKey, limits, ...options });
      running.push(vendor);
      return vendor;
    },
  };
}

/** The vendor's own client, pointed at the simulator. */
export function published({ port }: RunningVendor): Client {
  return new Client({ accessToken: serviceKey, basePath: `http://127.0.0.1:${port}`, numberOfApiCallRetries: 0 });
}

export function get({ port }: RunningVendor, path: string, key = serviceKey): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${key}` } });
}

export async function body(answer: Promise<Response> | Response): Promise<Record<string, unknown>> {
  return (await (await answer).json()) as Record<string, unknown>;
}
