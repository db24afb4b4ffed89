import type { ClientId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import type { CrmCompany, CrmContact, CrmOwner } from '../ports/crm';
import type { ClientRecord, LinkedCompany, LinkedContact } from './records';

export interface CrmRecords {
  readonly companies: readonly CrmCompany[];
  readonly contacts: readonly CrmContact[];
  readonly owners: readonly CrmOwner[];
}

export interface CompanyLink {
  readonly company: LinkedCompany | null;
  readonly crmContacts: readonly LinkedContact[];
}

/**
 * Ties CRM companies and their contacts to clients: first by the client id that the company carries, then by a mail domain that
 * one client alone has. Of several companies for one client the one named by id wins, else the lowest id; the rest are rivals and
 * make a data gap.
 */
export function linkCompanies(
  clients: readonly ClientRecord[],
  crm: CrmRecords,
  sharedDomains: readonly string[],
): ReadonlyMap<ClientId, CompanyLink> {
  const claims = claimsByClient(clients, crm.companies, sharedDomains);
  const owners = new Map(crm.owners.map((owner) => [owner.ownerId, owner]));
  const contactsByCompany = groupContacts(crm.contacts);
  return new Map(
    clients.map(({ client }): [ClientId, CompanyLink] => {
      const [best, ...rivals] = claims.get(client.id) ?? [];
      if (best === undefined) return [client.id, { company: null, crmContacts: [] }];
      const ownerEmail = owners.get(best.ownerId ?? '')?.email;
      const company: LinkedCompany = {
        companyId: best.companyId,
        domain: best.domain,
        ...(ownerEmail === undefined ? {} : { ownerEmail }),
        rivals: rivals.map(({ companyId }) => companyId),
      };
      const contacts = [best, ...rivals].flatMap(({ companyId }) => contactsByCompany.get(companyId) ?? []);
      return [client.id, { company, crmContacts: uniqueContacts(contacts) }];
    }),
  );
}

function claimsByClient(
  clients: readonly ClientRecord[],
  companies: readonly CrmCompany[],
  sharedDomains: readonly string[],
): ReadonlyMap<ClientId, readonly CrmCompany[]> {
  const known = new Set(clients.map(({ client }) => client.id));
  const byDomain = clientsByOwnDomain(clients, sharedDomains);
  const byId = new Map<ClientId, CrmCompany[]>();
  const byMail = new Map<ClientId, CrmCompany[]>();
  const inOrder = [...companies].sort((a, b) => a.companyId.localeCompare(b.companyId, 'en', { numeric: true }));
  for (const company of inOrder) {
    if (company.deskClientId !== undefined && known.has(company.deskClientId))
      push(byId, company.deskClientId, company);
    else {
      const clientId = byDomain.get(company.domain);
      if (clientId !== undefined) push(byMail, clientId, company);
    }
  }
  return new Map([...known].map((id) => [id, [...(byId.get(id) ?? []), ...(byMail.get(id) ?? [])]]));
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

function groupContacts(contacts: readonly CrmContact[]): ReadonlyMap<string, readonly LinkedContact[]> {
  const byCompany = new Map<string, LinkedContact[]>();
  for (const { contactId, name, email, companyIds, roles } of contacts) {
    for (const companyId of companyIds) push(byCompany, companyId, { contactId, name, email, roles });
  }
  return byCompany;
}

function uniqueContacts(contacts: readonly LinkedContact[]): readonly LinkedContact[] {
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  return [...byId.values()].sort((a, b) => a.contactId.localeCompare(b.contactId, 'en', { numeric: true }));
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The CRM's owner of the company first, then the account manager that the service desk names. */
export function ownerOf(record: ClientRecord, people: readonly Person[]): string | undefined {
  const fromCrm = record.company?.ownerEmail;
  if (fromCrm !== undefined) return fromCrm;
  const agentId = record.client.accountManagerAgentId;
  if (agentId === undefined) return undefined;
  return people.find((person) => person.haloAgentId === agentId)?.email;
}
