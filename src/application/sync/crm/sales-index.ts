import type { ClientId } from '#domain/vocabulary/ids';
import type { CrmContact, CrmDeal, CrmMeeting, CrmTask } from '../../ports/crm';
import type { ClientRecord } from '../records';
import type { LabelledContact } from './sales-records';

/** Which clients a record of the CRM is about. */
export class SalesIndex {
  private readonly byCompany = new Map<string, ClientId[]>();
  private readonly byDeal = new Map<string, ClientId[]>();
  private readonly byContact = new Map<string, ClientId[]>();

  /** As the reading under way has found so far. */
  static underWay(clients: readonly ClientRecord[]): SalesIndex {
    const index = new SalesIndex();
    for (const { client, crmUnderWay } of clients) {
      if (crmUnderWay === undefined) continue;
      const { companies, deals, contacts } = crmUnderWay;
      for (const { companyId, labelled = [] } of companies) index.addCompany(client.id, companyId, labelled);
      for (const { dealId, labelled = [] } of deals) index.addDeal(client.id, dealId, labelled);
      for (const { contactId } of contacts) add(index.byContact, contactId, client.id);
    }
    return index;
  }

  /** As the last full reading left it. */
  static known(clients: readonly ClientRecord[]): SalesIndex {
    const index = new SalesIndex();
    for (const { client, company, sales, crmContacts } of clients) {
      if (company) for (const id of [company.companyId, ...company.rivals]) index.addCompany(client.id, id, []);
      for (const { dealId, labelled = [] } of sales?.deals ?? []) index.addDeal(client.id, dealId, labelled);
      for (const { contactId } of crmContacts) add(index.byContact, contactId, client.id);
    }
    return index;
  }

  ofDeal({ companyIds }: CrmDeal): readonly ClientId[] {
    return clientsIn(this.byCompany, companyIds);
  }

  /** A contact of no company of the client still counts where a label gives them a role there. */
  ofContact({ contactId, companyIds }: CrmContact): readonly ClientId[] {
    return [...new Set([...clientsIn(this.byCompany, companyIds), ...clientsIn(this.byContact, [contactId])])];
  }

  ofTask({ companyIds, dealIds }: CrmTask): readonly ClientId[] {
    return [...new Set([...clientsIn(this.byCompany, companyIds), ...clientsIn(this.byDeal, dealIds)])];
  }

  ofMeeting({ companyIds, contactIds }: CrmMeeting): readonly ClientId[] {
    return [...new Set([...clientsIn(this.byCompany, companyIds), ...clientsIn(this.byContact, contactIds)])];
  }

  private addCompany(clientId: ClientId, companyId: string, labelled: readonly LabelledContact[]): void {
    add(this.byCompany, companyId, clientId);
    for (const { contactId } of labelled) add(this.byContact, contactId, clientId);
  }

  private addDeal(clientId: ClientId, dealId: string, labelled: readonly LabelledContact[]): void {
    add(this.byDeal, dealId, clientId);
    for (const { contactId } of labelled) add(this.byContact, contactId, clientId);
  }
}

function add(map: Map<string, ClientId[]>, id: string, clientId: ClientId): void {
  const known = map.get(id);
  if (known === undefined) map.set(id, [clientId]);
  else if (!known.includes(clientId)) known.push(clientId);
}

function clientsIn(map: ReadonlyMap<string, readonly ClientId[]>, ids: readonly string[]): readonly ClientId[] {
  return [...new Set(ids.flatMap((id) => map.get(id) ?? []))];
}
