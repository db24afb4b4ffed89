import { domainOf } from '../vocabulary/email-address';
import type { ClientId } from '../vocabulary/ids';

/** Who writes for whom. Keys are lower case. An address or a domain may belong to several clients. */
export interface SenderIndex {
  readonly clientsByAddress: ReadonlyMap<string, readonly ClientId[]>;
  readonly clientsByDomain: ReadonlyMap<string, readonly ClientId[]>;
}

export type SenderMatch =
  /** `by` says how sure it is: a known contact, or only the company's mail domain. */
  | { readonly kind: 'known'; readonly by: 'address' | 'domain'; readonly clientIds: readonly ClientId[] }
  | { readonly kind: 'stranger' };

/** A known address decides. A domain that many companies share names nobody. Several clients: all of them, a person picks. */
export function clientOfSender(address: string, index: SenderIndex, sharedDomains: readonly string[]): SenderMatch {
  const sender = address.trim().toLowerCase();
  const byAddress = index.clientsByAddress.get(sender) ?? [];
  if (byAddress.length > 0) return { kind: 'known', by: 'address', clientIds: byAddress };

  const domain = domainOf(sender);
  const byDomain = sharedDomains.includes(domain) ? [] : (index.clientsByDomain.get(domain) ?? []);
  return byDomain.length > 0 ? { kind: 'known', by: 'domain', clientIds: byDomain } : { kind: 'stranger' };
}
