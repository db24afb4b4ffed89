import { vendorTransport, type Transport, type TransportKit } from '../http/transport';

/** Google Sheets. No limiter: its quota is refilled every minute and counted per person, so a 429 is simply waited out. */
export function sheetsTransport(kit: TransportKit): Transport {
  return vendorTransport(kit, { system: 'Google Sheets' });
}
