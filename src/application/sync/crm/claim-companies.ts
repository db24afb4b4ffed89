import type { ClientId } from '#domain/vocabulary/ids';
import type { CrmCompany } from '../../ports/crm';
import type { ClientRecord, LinkedCompany } from '../records';
import { byId, type ClaimingCompany, type CompanyDoubt } from './sales-records';

export type Claim =
  | {
      readonly kind: 'claims';
      readonly clientId: ClientId;
      readonly namesClient: boolean;
      readonly doubt?: CompanyDoubt;
    }
  /** It carries a client id that names no client, and nothing else ties it. */
  | { readonly kind: 'stray'; readonly strayClientId: ClientId }
  | { readonly kind: 'none' };

/** Ties a company to a client: first by the client id that it carries, then by a mail domain that one client alone has. */
export function claimsOf(
  clients: readonly ClientRecord[],
  sharedDomains: readonly string[],
): (company: CrmCompany) => Claim {
  const known = new Set(clients.map(({ client }) => client.id));
  const byDomain = clientsByOwnDomain(clients, sharedDomains);
  return ({ companyId, deskClientId, domain }) => {
    const domainOf = byDomain.get(domain);
    if (deskClientId !== undefined && known.has(deskClientId)) {
      const isElsewhere = domainOf !== undefined && domainOf !== deskClientId;
      const claim = { kind: 'claims', clientId: deskClientId, namesClient: true } as const;
      return isElsewhere ? { ...claim, doubt: { companyId, domainOf } } : claim;
    }
    if (domainOf !== undefined) {
      const claim = { kind: 'claims', clientId: domainOf, namesClient: false } as const;
      return deskClientId === undefined ? claim : { ...claim, doubt: { companyId, strayClientId: deskClientId } };
    }
    return deskClientId === undefined ? { kind: 'none' } : { kind: 'stray', strayClientId: deskClientId };
  };
}

/** A domain that two clients have names neither. */
function clientsByOwnDomain(
  clients: readonly ClientRecord[],
  sharedDomains: readonly string[],
): ReadonlyMap<string, ClientId> {
  const owners = new Map<string, ClientId | 'several'>();
  for (const { client } of clients) {
    for (const domain of client.domains) {
      if (domain === '' || sharedDomains.includes(domain)) continue;
      owners.set(domain, owners.has(domain) && owners.get(domain) !== client.id ? 'several' : client.id);
    }
  }
  return new Map([...owners].flatMap(([domain, id]) => (id === 'several' ? [] : [[domain, id] as const])));
}

/** Of several companies for one client the one that names it by id wins, else the lowest id; the rest are rivals and make a data gap. */
export function chosenCompany(claims: readonly ClaimingCompany[]): LinkedCompany | null {
  const [best, ...rivals] = [...claims].sort(
    (a, b) => Number(b.namesClient) - Number(a.namesClient) || byId(a.companyId, b.companyId),
  );
  if (best === undefined) return null;
  const labelled = [best, ...rivals].flatMap((claim) => claim.labelled ?? []);
  const doubts = [best, ...rivals].flatMap(({ doubt }) => (doubt === undefined ? [] : [doubt]));
  return {
    companyId: best.companyId,
    domain: best.domain,
    ...(best.ownerEmail === undefined ? {} : { ownerEmail: best.ownerEmail }),
    rivals: rivals.map(({ companyId }) => companyId),
    ...(labelled.length === 0 ? {} : { labelled }),
    ...(doubts.length === 0 ? {} : { doubts }),
  };
}
