import type { Instant } from '#domain/vocabulary/calendar-date';
import { queryText } from '../http/query-text';
import type { VendorCall } from '../http/transport';
import type { ObjectKind } from './hubspot-records';

/** Every path is built from it. HubSpot supports a dated version for 18 months; v4 ends in March, v1 to v3 in September 2027. */
export const hubSpotVersion = '2026-09';

export const hubSpotOrigin = 'https://api.hubapi.com';
const rowsPerPage = 100;
/** Search gives the largest pages of all. */
const rowsPerSearch = 200;
const associationsPerPage = 500;

/** The calls we make, signed with the service key. */
export interface HubSpotCalls {
  owners(isArchived: boolean, after: string | undefined): VendorCall;
  list(kind: ObjectKind, query: ListQuery): VendorCall;
  changed(kind: ObjectKind, query: ChangeQuery): VendorCall;
  associations(from: ObjectKind, to: ObjectKind, ids: readonly string[]): VendorCall;
  moreAssociations(
    from: ObjectKind,
    to: ObjectKind,
    place: { readonly id: string; readonly after: string },
  ): VendorCall;
  labels(from: ObjectKind, to: ObjectKind): VendorCall;
  dealPipelines(): VendorCall;
}

export interface ListQuery {
  readonly properties: readonly string[];
  readonly associations: readonly ObjectKind[];
  readonly after: string | undefined;
}

export interface ChangeQuery {
  readonly properties: readonly string[];
  readonly since: Instant;
  /** Id of the last record of the page before. */
  readonly afterId: string | undefined;
}

export function hubSpotCalls(serviceKey: string): HubSpotCalls {
  const headers = { authorization: `Bearer ${serviceKey}` };
  const get = (path: string, parameters: Parameters<typeof queryText>[0] = {}): VendorCall => ({
    method: 'GET',
    url: `${hubSpotOrigin}${path}${queryText(parameters)}`,
    path,
    headers,
  });
  /** A question asked by POST: asking again changes nothing. */
  const ask = (path: string, question: unknown): VendorCall => ({
    method: 'POST',
    url: `${hubSpotOrigin}${path}`,
    path,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(question),
    isRepeatable: true,
  });
  const objects = (kind: ObjectKind) => `/crm/objects/${hubSpotVersion}/${kind}`;
  const between = (from: ObjectKind, to: ObjectKind) => `/crm/associations/${hubSpotVersion}/${from}/${to}`;
  return {
    owners: (isArchived, after) =>
      get(`/crm/owners/${hubSpotVersion}`, { limit: rowsPerPage, archived: isArchived, after }),
    list: (kind, { properties, associations, after }) =>
      get(objects(kind), {
        limit: rowsPerPage,
        properties: properties.join(','),
        associations: associations.length === 0 ? undefined : associations.join(','),
        after,
      }),
    changed: (kind, query) => ask(`${objects(kind)}/search`, changeQuestion(query)),
    associations: (from, to, ids) => ask(`${between(from, to)}/batch/read`, { inputs: ids.map((id) => ({ id })) }),
    moreAssociations: (from, to, { id, after }) => ({
      ...get(`${objects(from)}/${id}/associations/${to}`, { limit: associationsPerPage, after }),
      path: `${objects(from)}/{id}/associations/${to}`,
    }),
    labels: (from, to) => get(`${between(from, to)}/labels`),
    dealPipelines: () => get(`/crm/pipelines/${hubSpotVersion}/deals`),
  };
}

/**
 * Pages move by id, never by offset: HubSpot refuses to page past 10,000 results, and an offset slips when a record changes
 * between two pages.
 */
function changeQuestion({ properties, since, afterId }: ChangeQuery) {
  const filters = [
    { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(since) },
    ...(afterId === undefined ? [] : [{ propertyName: 'hs_object_id', operator: 'GT', value: afterId }]),
  ];
  return {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
    properties,
    limit: rowsPerSearch,
  };
}
