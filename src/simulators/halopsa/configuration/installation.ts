import { vendorHosts } from '../../host-names';
import type { World } from '../../msp/world';
import type { Row } from '../wire/page';
import { guidOf } from '../wire/wire-values';

/** Rows of GET /Webhook, schema Webhook: one that another integration of this MSP left. Ids are GUIDs. */
export function webhookRows({ seed, mspDomain }: World): readonly Row[] {
  return [
    {
      id: guidOf(seed, 'webhook', 1),
      name: 'Major incidents to the chat',
      type: 0,
      url: `https://chat.${mspDomain}/hooks/major-incidents`,
      method: 0,
      content_type: 'application/json',
      authentication_type: 0,
      active: true,
      payload_type: 0,
      log_retention_policy_days: 30,
    },
  ];
}

export function webhookDetail(world: World, id: string): Row | undefined {
  const webhook = webhookRows(world).find((row) => row['id'] === id);
  return webhook && { ...webhook, events: [], mappings: [] };
}

/** GET /InstanceInfo, which answers without a token. */
export const instanceInfo: Row = { version: '2.236.1', cloud: true };

export function authInfo(): Row {
  const origin = `https://${vendorHosts.halopsa}`;
  return { auth_url: `${origin}/auth`, tenant_id: 'harbour-it', api_url: `${origin}/api` };
}

/** Rows of GET /TopLevel, schema Tree. */
export function topLevelRows({ seed }: World): readonly Row[] {
  return [{ id: 12, guid: guidOf(seed, 'toplevel', 12), name: 'Customers', type: 0 }];
}

export function topLevelDetail(world: World, id: number): Row | undefined {
  const topLevel = topLevelRows(world).find((row) => row['id'] === id);
  return topLevel && { ...topLevel, notes: '' };
}
