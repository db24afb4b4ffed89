import type { Crm, CrmOwner, CursorPage } from '#application/ports/crm';
import type { Settings } from '#application/settings';
import { queryText } from '../http/query-text';
import { bodyOf, type Transport, type VendorCall } from '../http/transport';
import { parseCompanyPage, parseContactPage, parseOwnerPage } from './hubspot-wire';

/** Every path is built from it. HubSpot supports a dated version for 18 months; v4 ends in March, v1 to v3 in September 2027. */
export const hubSpotVersion = '2026-09';

const origin = 'https://api.hubapi.com';
const rowsPerPage = 100;
/** Object type id of companies in web addresses. */
const companyType = '0-2';

export function hubSpotCrm(
  settings: Pick<Settings, 'clientIdProperty' | 'hubSpotUiDomain' | 'hubSpotPortalId'>,
  serviceKey: string,
  transport: Transport,
): Crm {
  const get = (path: string, parameters: Parameters<typeof queryText>[0]): VendorCall => ({
    method: 'GET',
    url: `${origin}${path}${queryText({ limit: rowsPerPage, ...parameters })}`,
    path,
    headers: { authorization: `Bearer ${serviceKey}` },
  });
  const objectsPath = (kind: string) => `/crm/objects/${hubSpotVersion}/${kind}`;
  const ownerPage = (isArchived: boolean, after: string | undefined): CursorPage<CrmOwner> =>
    parseOwnerPage(
      bodyOf(transport, get(`/crm/owners/${hubSpotVersion}`, { archived: isArchived, after })),
      !isArchived,
    );

  return {
    owners: () =>
      eachOnce([...everyPage((after) => ownerPage(false, after)), ...everyPage((after) => ownerPage(true, after))]),
    companies(after) {
      const properties = ['name', 'domain', 'hubspot_owner_id', settings.clientIdProperty].join(',');
      return parseCompanyPage(
        bodyOf(transport, get(objectsPath('companies'), { properties, after })),
        settings.clientIdProperty,
      );
    },
    contacts(after) {
      const properties = ['firstname', 'lastname', 'email', 'hs_buying_role'].join(',');
      return parseContactPage(
        bodyOf(transport, get(objectsPath('contacts'), { properties, associations: 'companies', after })),
      );
    },
    companyUrl(companyId) {
      const { hubSpotUiDomain: uiDomain, hubSpotPortalId: portalId } = settings;
      // Without the account's number no record has an address; HubSpot's own start page is the nearest.
      return portalId === undefined
        ? `https://${uiDomain}/`
        : `https://${uiDomain}/contacts/${portalId}/record/${companyType}/${companyId}`;
    },
  };
}

function everyPage<Row>(read: (after: string | undefined) => CursorPage<Row>): readonly Row[] {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = read(after);
    rows.push(...page.rows);
    // A cursor that does not move would never end.
    after = page.next === after ? undefined : page.next;
  } while (after !== undefined);
  return rows;
}

/** An owner who was deactivated and came back may be in both lists; the active record comes first and counts. */
function eachOnce(owners: readonly CrmOwner[]): readonly CrmOwner[] {
  const seen = new Map<string, CrmOwner>();
  for (const owner of owners) if (!seen.has(owner.ownerId)) seen.set(owner.ownerId, owner);
  return [...seen.values()];
}
