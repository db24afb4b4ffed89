import type { Settings } from '#application/settings';
import { rateLimiter } from '../http/rate-limiter';
import { authorized, vendorTransport, type Transport, type TransportKit, type VendorHabits } from '../http/transport';
import { haloAuthentication, type HaloKey } from './halo-authentication';

/** The fair use policy allows 500 calls in 3 minutes; the rest is left for other integrations' bursts. */
const limit = { calls: 480, windowMilliseconds: 180_000 };

type Access = Pick<Settings, 'haloPsaUrl' | 'haloPsaTenant' | 'haloPsaScopes'>;

export interface HaloWriting {
  readonly transport: Transport;
  /** Gets a token that may write, or throws `UpstreamError` unauthorized. */
  signIn(): void;
}

export interface HaloTransports {
  readonly reading: Transport;
  /** To custom fields of contracts. */
  readonly writing: HaloWriting;
  /** To notes on clients. */
  readonly notes: HaloWriting;
}

/**
 * HaloPSA, signed in and within its limits: once to read, and once for each thing that is written. One scope that is not granted
 * fails the whole request for a token, so that asking for all at once would let a missing right to write take the reading along.
 */
export function haloTransports(
  settings: Access & Pick<Settings, 'haloPsaWriteScopes' | 'haloPsaNoteScopes'>,
  key: HaloKey,
  kit: TransportKit,
): HaloTransports {
  const lines = haloLines(settings, kit);
  const writingWith = (scopeSetting: 'haloPsaWriteScopes' | 'haloPsaNoteScopes', right: string): HaloWriting => {
    const line = lines(
      `Check that the API application has the scope for it, and give its agent in HaloPSA the right ${right}: Read and Modify.`,
    );
    const access = { ...settings, haloPsaScopes: settings[scopeSetting] };
    const tokens = haloAuthentication(access, key, line, { ...kit, scopeSetting });
    return { transport: authorized(line, tokens), signIn: () => void tokens.current() };
  };
  return {
    reading: readingTransport(settings, key, kit, lines),
    writing: writingWith('haloPsaWriteScopes', 'Client Contracts'),
    notes: writingWith('haloPsaNoteScopes', 'CRM'),
  };
}

/** To read alone. */
export function haloTransport(settings: Access, key: HaloKey, kit: TransportKit): Transport {
  return readingTransport(settings, key, kit, haloLines(settings, kit));
}

type Lines = (advice: string) => Transport;

function readingTransport(settings: Access, key: HaloKey, kit: TransportKit, lines: Lines): Transport {
  const transport = lines(
    'Check that the API application has the scope for it and that its agent may read it (Tickets, Clients, Users, Client Contracts).',
  );
  return authorized(transport, haloAuthentication(settings, key, transport, { ...kit, scopeSetting: 'haloPsaScopes' }));
}

/** Reading and writing count against one limit. */
function haloLines({ haloPsaUrl }: Access, kit: TransportKit): Lines {
  const sharedUnder = { cache: kit.cache, key: `halopsa-calls:${haloPsaUrl}` };
  const limiter = rateLimiter({ limit, clock: kit.clock, sharedUnder });
  return (advice) => {
    const habits: VendorHabits = {
      system: 'HaloPSA',
      limiter,
      advise: ({ status }) => (status === 401 || status === 403 ? advice : undefined),
    };
    return vendorTransport(kit, habits);
  };
}
