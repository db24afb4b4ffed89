import { addDays, instantOf, londonDay } from '../../msp/days';
import type { World, WorldClient } from '../../msp/world';
import type { HaloDesk } from '../desk';
import type { LongList, Row } from '../wire/page';
import { activityFilter, isWithin, type Query } from '../wire/query';
import { emptyDates, wireInstant } from '../wire/wire-values';
import { contactChangedAt } from './user-rows';

/** Codes are this installation's own: HaloPSA numbers currencies as they are set up. */
const currencyCodes: Readonly<Record<string, number>> = { GBP: 1, EUR: 2, USD: 3 };

export function currencyCode(currency: string): number {
  return currencyCodes[currency] ?? 9;
}

/** GET /Client, schema Area. */
export function clientList(desk: HaloDesk, query: Query): LongList<WorldClient> {
  const { world } = desk;
  const now = desk.now();
  const wanted = activityFilter(query);
  const search = query.text('search')?.toLowerCase();
  const updated = query.span('lastupdatefromdate', 'lastupdatetodate');
  const withNotes = query.flag('includenotes');
  return {
    records: world.clients
      .filter(({ id, name }) => desk.sees(id) && (search === undefined || name.toLowerCase().includes(search)))
      .filter((client) => wanted(isInactive(world, client, now)))
      .filter((client) => updated === undefined || isWithin(updated, clientChangedAt(world, client, now))),
    idOf: ({ id }) => id,
    rowOf: (client) => ({ ...clientRow(desk, client), ...(withNotes ? { notes: '' } : {}) }),
  };
}

/** Somebody switches a client off some weeks after it left; one was forgotten. */
export function isInactive({ departures }: World, { index }: WorldClient, now: number): boolean {
  const leftOn = departures.get(index);
  const forgotten = [...departures.keys()][0];
  return leftOn !== undefined && index !== forgotten && now > switchedOffAt(leftOn);
}

function switchedOffAt(leftOn: string): number {
  return instantOf(addDays(leftOn, 30));
}

/** When somebody last touched the record or one of its people, up to now. */
export function clientChangedAt(world: World, client: WorldClient, now: number): number {
  const leftOn = world.departures.get(client.index);
  const contacts = world.contacts.filter(({ clientIndex }) => clientIndex === client.index);
  const changes = [
    instantOf(client.joinedOn) + 37_028_700,
    ...(leftOn === undefined ? [] : [switchedOffAt(leftOn)]),
    ...contacts.map((contact) => contactChangedAt(world, contact, now)),
  ];
  return Math.max(...changes.filter((at) => at <= now), 0);
}

function clientRow({ world, now }: HaloDesk, client: WorldClient): Row {
  const manager = world.staff.find(({ email }) => email === client.accountManagerEmail);
  return {
    id: client.id,
    name: client.name,
    toplevel_id: 12,
    toplevel_name: 'Customers',
    inactive: isInactive(world, client, now()),
    colour: '#2bd3c6',
    accountmanagertech: manager?.agentId,
    accountmanagertech_name: manager === undefined ? undefined : `${manager.firstName} ${manager.lastName}`,
    is_vip: client.isVip,
    main_site_id: client.siteId,
    main_site_name: 'Main',
    domain: client.deskDomain,
    website: client.deskWebsite,
    datecreated: wireInstant(instantOf(client.joinedOn) + 37_028_700, client.id),
    calldate: emptyDates[client.id % 3],
    item_tax_code: 0,
    customertype: 1,
    percentage_to_survey: 100,
    default_currency_code: currencyCode(client.currency),
    use: 'client',
  };
}

/** The record itself, schema Area too, but filled further. */
export function clientDetail(desk: HaloDesk, id: number, query: Query): Row | undefined {
  const { world } = desk;
  const client = world.clients.find((candidate) => candidate.id === id);
  if (client === undefined || !desk.sees(id)) return undefined;
  const now = desk.now();
  return {
    ...clientRow(desk, client),
    isclientdetails: true,
    alastupdate: wireInstant(clientChangedAt(world, client, now), id),
    clientcurrency: client.currency,
    currencyisocode: client.currency,
    ref: '',
    trading_name: client.name,
    startdate: emptyDates[0],
    enddate: emptyDates[0],
    ...(query.flag('includedetails') ? { notes: '', customfields: [], external_links: [], billingplans: [] } : {}),
    ...(query.flag('includeactivity') ? activity(desk, client) : {}),
    ...(query.flag('includeprepay') ? { prepaytotal: 0, prepayused: 0, prepaybalance: 0, prepayasamount: false } : {}),
    ...(query.flag('includeperiods') ? { periods: [] } : {}),
  };
}

function activity(desk: HaloDesk, { index, id }: WorldClient): Row {
  const now = desk.now();
  const { tickets } = desk;
  const created = desk.written.tickets
    .all()
    .filter(({ properties }) => properties['client_id'] === id)
    .map((record) => tickets.placeOf(record.id, now) ?? 0);
  const places = [...desk.world.tickets().ofClient(index), ...created].filter(
    (place) => tickets.openedAt(place) <= now,
  );
  const month = londonDay(now).slice(0, 7);
  const open = places.filter((place) => tickets.isOpenAt(place, now));
  return {
    open_ticket_count: open.length,
    onhold_ticket_count: open.filter((place) => tickets.statusIdAt(place, now) === 4).length,
    total_ticket_count: places.length,
    opened_thismonth_count: places.filter((place) => londonDay(tickets.openedAt(place)).startsWith(month)).length,
  };
}
