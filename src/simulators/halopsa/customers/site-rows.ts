import { instantOf } from '../../msp/days';
import type { WorldClient } from '../../msp/world';
import type { HaloDesk } from '../desk';
import type { Row } from '../wire/page';
import { activityFilter, isWithin, type Query } from '../wire/query';
import { emptyDates, wireInstant } from '../wire/wire-values';
import { clientChangedAt, isInactive } from './client-rows';

/** Rows of GET /Site, schema Site_List: one site a client. */
export function siteRows(desk: HaloDesk, query: Query): readonly Row[] {
  const now = desk.now();
  const wanted = activityFilter(query);
  const clientId = query.whole('client_id');
  const search = query.text('search')?.toLowerCase();
  const updated = query.span('lastupdatefromdate', 'lastupdatetodate');
  return desk.world.clients
    .filter(({ id }) => desk.sees(id) && (clientId === undefined || id === clientId))
    .filter(({ name }) => search === undefined || `${name}/main`.toLowerCase().includes(search))
    .filter((client) => wanted(isInactive(desk.world, client, now)))
    .filter((client) => updated === undefined || isWithin(updated, clientChangedAt(desk.world, client, now)))
    .map((client) => siteRow(desk, client));
}

/** The record itself, schema Site. */
export function siteDetail(desk: HaloDesk, id: number, query: Query): Row | undefined {
  const client = desk.world.clients.find(({ siteId }) => siteId === id);
  if (client === undefined || !desk.sees(client.id)) return undefined;
  return {
    ...siteRow(desk, client),
    datecreated: wireInstant(instantOf(client.joinedOn), id),
    contractlastchecked: emptyDates[1],
    isinvoicesite: true,
    issitedetails: true,
    ...(query.flag('includedetails') ? { notes: '', customfields: [] } : {}),
  };
}

function siteRow({ world, now }: HaloDesk, client: WorldClient): Row {
  return {
    id: client.siteId,
    name: 'Main',
    client_id: client.id,
    client_name: client.name,
    clientsite_name: `${client.name}/Main`,
    inactive: isInactive(world, client, now()),
    sla_id: 1,
    timezone: 'GMT Standard Time',
    isstocklocation: false,
    use: 'site',
  };
}
