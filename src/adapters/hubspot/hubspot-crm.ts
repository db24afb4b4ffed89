import type { Crm, CrmOwner, CursorPage } from '#application/ports/crm';
import type { LocalTime } from '#application/ports/platform';
import type { Settings } from '#application/settings';
import { bodyOf, type Transport } from '../http/transport';
import { meetingProperties, taskProperties, toMeetings, toTask } from './hubspot-activity-wire';
import { hubSpotCalls } from './hubspot-calls';
import { dealProperties, toDeal } from './hubspot-deal-wire';
import { HubSpotReader } from './hubspot-reader';
import { companyProperties, contactProperties, parseOwnerPage, toCompany, toContact } from './hubspot-wire';

/** Object type ids in web addresses. */
const companyType = '0-2';
const dealType = '0-3';

type HubSpotSettings = Pick<Settings, 'clientIdProperty' | 'currency' | 'hubSpotUiDomain' | 'hubSpotPortalId'>;

export function hubSpotCrm(
  settings: HubSpotSettings,
  serviceKey: string,
  transport: Transport,
  localTime: LocalTime,
): Crm {
  const calls = hubSpotCalls(serviceKey);
  const reader = new HubSpotReader(transport, calls);
  const { clientIdProperty, currency } = settings;
  const ownerPage = (isArchived: boolean, after: string | undefined): CursorPage<CrmOwner> =>
    parseOwnerPage(bodyOf(transport, calls.owners(isArchived, after)), !isArchived);

  return {
    owners: () =>
      eachOnce([...everyPage((after) => ownerPage(false, after)), ...everyPage((after) => ownerPage(true, after))]),
    companies(after) {
      const properties = companyProperties(clientIdProperty);
      const page = reader.page({ kind: 'companies', properties, tiedTo: [], labelledTo: 'contacts', after });
      return withRows(page, (row) => [toCompany(row, clientIdProperty)]);
    },
    contacts(after) {
      const page = reader.page({ kind: 'contacts', properties: contactProperties, tiedTo: ['companies'], after });
      return withRows(page, (row) => [toContact(row)]);
    },
    deals(after, changedSince) {
      const page = reader.page({
        kind: 'deals',
        properties: dealProperties,
        tiedTo: ['companies', 'contacts'],
        labelledTo: 'contacts',
        after,
        changedSince,
      });
      return withRows(page, (row) => [toDeal(row, { stageEnds: reader.stageEnds(), localTime, currency })]);
    },
    tasks(after, changedSince) {
      const tiedTo = ['companies', 'deals'] as const;
      const page = reader.page({ kind: 'tasks', properties: taskProperties, tiedTo, after, changedSince });
      return withRows(page, (row) => [toTask(row, localTime)]);
    },
    meetings(after, changedSince) {
      const tiedTo = ['companies', 'contacts'] as const;
      const page = reader.page({ kind: 'meetings', properties: meetingProperties, tiedTo, after, changedSince });
      return withRows(page, toMeetings);
    },
    companyUrl: (companyId) => recordUrl(settings, companyType, companyId),
    dealUrl: (dealId) => recordUrl(settings, dealType, dealId),
  };
}

/** Without the account's number no record has an address; HubSpot's own start page is the nearest. */
function recordUrl({ hubSpotUiDomain, hubSpotPortalId }: HubSpotSettings, type: string, id: string): string {
  return hubSpotPortalId === undefined
    ? `https://${hubSpotUiDomain}/`
    : `https://${hubSpotUiDomain}/contacts/${hubSpotPortalId}/record/${type}/${id}`;
}

function withRows<Row, Made>(page: CursorPage<Row>, make: (row: Row) => readonly Made[]): CursorPage<Made> {
  return { ...page, rows: page.rows.flatMap(make) };
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
