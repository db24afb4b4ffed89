import type { ClientId } from '#domain/vocabulary/ids';
import type { Settings } from '../../settings';
import type { DataGap } from '../../views/data-gap';
import type { ClientRecord } from '../records';
import type { CompanyDoubt } from './sales-records';

/** As many records as a sentence names. */
const namedRecords = 5;

/** Where the CRM contradicts itself about which client a company or a contact belongs to. */
export function crmConflictGaps(
  clients: readonly ClientRecord[],
  settings: Settings,
): (record: ClientRecord) => readonly DataGap[] {
  const active = clients.filter(({ client }) => client.active);
  const names = new Map(active.map(({ client }) => [client.id, client.name]));
  const clientsOfContact = new Map<string, ClientId[]>();
  for (const { client, crmContacts } of active) {
    for (const { contactId } of crmContacts) {
      const known = clientsOfContact.get(contactId);
      if (known === undefined) clientsOfContact.set(contactId, [client.id]);
      else known.push(client.id);
    }
  }
  return ({ client, company, crmContacts }) => [
    ...(company?.doubts ?? []).map((doubt) => doubtGap(client.id, doubt, { names, settings })),
    ...sharedContactGaps(
      client.id,
      crmContacts
        .filter(({ contactId }) => (clientsOfContact.get(contactId)?.length ?? 0) > 1)
        .map((each) => each.contactId),
    ),
  ];
}

function doubtGap(
  clientId: ClientId,
  { companyId, strayClientId, domainOf }: CompanyDoubt,
  { names, settings }: { readonly names: ReadonlyMap<ClientId, string>; readonly settings: Settings },
): DataGap {
  if (strayClientId !== undefined) {
    return {
      kind: 'companyInConflict',
      clientId,
      what: `HubSpot company ${companyId} carries the HaloPSA client id ${strayClientId}, which names no client; its mail domain ties it to this one.`,
      fix: `In HubSpot, enter ${clientId} as ${settings.clientIdProperty} of company ${companyId}.`,
    };
  }
  const other = domainOf === undefined ? 'another client' : (names.get(domainOf) ?? `client ${domainOf}`);
  return {
    kind: 'companyInConflict',
    clientId,
    what: `HubSpot company ${companyId} names this client by id, but has the mail domain of ${other}.`,
    fix: `In HubSpot, correct ${settings.clientIdProperty} or the domain of company ${companyId}: one of them is wrong.`,
  };
}

function sharedContactGaps(clientId: ClientId, contactIds: readonly string[]): readonly DataGap[] {
  if (contactIds.length === 0) return [];
  const named = contactIds.slice(0, namedRecords).join(', ');
  const rest = contactIds.length - namedRecords;
  const count = contactIds.length === 1 ? '1 HubSpot contact belongs' : `${contactIds.length} HubSpot contacts belong`;
  return [
    {
      kind: 'companyInConflict',
      clientId,
      what: `${count} to the companies of several clients, so mail from there is not one client's alone.`,
      fix: `In HubSpot, take contact ${named}${rest > 0 ? ` and ${rest} more` : ''} off the company that is not theirs any more.`,
    },
  ];
}

/** Companies that are tied to no client although somebody entered a client id. */
export function strayCompanyGaps(strays: readonly CompanyDoubt[], settings: Settings): readonly DataGap[] {
  return strays.map(({ companyId, strayClientId = 0 }) => ({
    kind: 'companyInConflict',
    what: `HubSpot company ${companyId} carries the HaloPSA client id ${strayClientId}, which names no client.`,
    fix: `In HubSpot, correct or clear ${settings.clientIdProperty} of company ${companyId}.`,
  }));
}
