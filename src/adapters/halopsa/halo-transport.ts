import type { Settings } from '#application/settings';
import { rateLimiter } from '../http/rate-limiter';
import { authorized, vendorTransport, type Transport, type TransportKit } from '../http/transport';
import { haloAuthentication, type HaloKey } from './halo-authentication';

/** The fair use policy allows 500 calls in 3 minutes; the rest is left for other integrations' bursts. */
const limit = { calls: 480, windowMilliseconds: 180_000 };

/** HaloPSA, signed in and within its limits. */
export function haloTransport(
  settings: Pick<Settings, 'haloPsaUrl' | 'haloPsaTenant' | 'haloPsaScopes'>,
  key: HaloKey,
  kit: TransportKit,
): Transport {
  const sharedUnder = { cache: kit.cache, key: `halopsa-calls:${settings.haloPsaUrl}` };
  const transport = vendorTransport(kit, {
    system: 'HaloPSA',
    limiter: rateLimiter({ limit, clock: kit.clock, sharedUnder }),
    advise: ({ status }) => {
      if (status !== 401 && status !== 403) return undefined;
      return 'Check that the API application has the scope for it and that its agent may read it (Tickets, Clients, Users, Client Contracts).';
    },
  });
  return authorized(transport, haloAuthentication(settings, key, transport, kit));
}
