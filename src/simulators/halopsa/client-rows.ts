import { instantOf, londonDay } from '../msp/days';
import type { World, WorldClient } from '../msp/world';
import type { Query } from './query';
import { emptyDates, wireInstant } from './wire-values';

/** Rows of GET /Client, schema Area. */
export function clientRows(world: World, query: Query, now: number): readonly Record<string, unknown>[] {
  const wanted = activityFilter(query);
  const search = query.text('search')?.toLowerCase();
  return world.clients
    .filter((client) => wanted(isInactive(world, client, now)))
    .filter(({ name }) => search === undefined || name.toLowerCase().includes(search))
    .map((client) => (query.flag('idonly') ? { id: client.id } : clientRow(world, client, now)));
}

/** Somebody switches a client off some weeks after it left; one was forgotten. */
export function isInactive({ departures }: World, { index }: WorldClient, now: number): boolean {
  const leftOn = departures.get(index);
  const forgotten = [...departures.keys()][0];
  return leftOn !== undefined && index !== forgotten && now > instantOf(leftOn) + 30 * 86_400_000;
}

export function activityFilter(query: Query): (isInactive: boolean) => boolean {
  const active = query.flag('includeactive', true);
  const inactive = query.flag('includeinactive', false);
  return (isInactiveRow) => (isInactiveRow ? inactive : active);
}

export function clientRow(world: World, client: WorldClient, now: number): Record<string, unknown> {
  const manager = world.staff.find(({ email }) => email === client.accountManagerEmail);
  return {
    id: client.id,
    name: client.name,
    toplevel_id: 12,
    toplevel_name: 'Customers',
    inactive: isInactive(world, client, now),
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
    clientcurrency: 0,
    use: 'client',
  };
}

/** Rows of GET /Users, schema Users_List: the people of every client and the "General User" that each site comes with. */
export function userRows(world: World, query: Query, now: number): readonly Record<string, unknown>[] {
  const wanted = activityFilter(query);
  const clientId = query.whole('client_id');
  const search = query.text('search')?.toLowerCase();
  const today = londonDay(now);
  const rows: Record<string, unknown>[] = [];
  for (const contact of world.contacts) {
    const client = world.clients[contact.clientIndex];
    if (!client || (clientId !== undefined && client.id !== clientId)) continue;
    const name = `${contact.firstName} ${contact.lastName}`;
    if (search !== undefined && !`${name} ${contact.email}`.toLowerCase().includes(search)) continue;
    const hasLeft = contact.leftOn !== undefined && contact.leftOn < today;
    if (!wanted(hasLeft)) continue;
    rows.push({
      ...userSite(client, contact.id),
      name,
      firstname: contact.firstName,
      surname: contact.lastName,
      initials: `${contact.firstName.charAt(0)}${contact.lastName.charAt(0)}`,
      title: contact.title,
      // A few records never got an address.
      emailaddress: contact.id % 58 === 0 ? undefined : typedAddress(contact.id, contact.email),
      phonenumber_preferred: contact.phone,
      inactive: hasLeft,
      isimportantcontact: contact.isImportant,
    });
  }
  if (query.flag('exclude_generaluser') || search !== undefined || !query.flag('includeactive', true)) return rows;
  const general = world.clients
    .filter(({ id }) => clientId === undefined || id === clientId)
    .map((client) => ({
      ...userSite(client, generalUserId(client.id)),
      name: 'General User',
      inactive: false,
      isimportantcontact: false,
    }));
  return [...rows, ...general];
}

/** As people type addresses: some with capitals. */
function typedAddress(id: number, email: string): string {
  return id % 34 === 0 ? email.charAt(0).toUpperCase() + email.slice(1) : email;
}

export function generalUserId(clientId: number): number {
  return 100_000 + clientId;
}

function userSite(client: WorldClient, id: number): Record<string, unknown> {
  return {
    id,
    site_id: client.siteId,
    site_id_int: client.siteId,
    site_name: 'Main',
    client_id: client.id,
    client_name: client.name,
    isserviceaccount: false,
    neversendemails: false,
    use: 'user',
  };
}

/** Rows of GET /Site, schema Site_List. */
export function siteRows(world: World, query: Query, now: number): readonly Record<string, unknown>[] {
  const wanted = activityFilter(query);
  const clientId = query.whole('client_id');
  return world.clients
    .filter((client) => (clientId === undefined || client.id === clientId) && wanted(isInactive(world, client, now)))
    .map((client) => ({
      id: client.siteId,
      name: 'Main',
      client_id: client.id,
      client_name: client.name,
      clientsite_name: `${client.name}/Main`,
      inactive: isInactive(world, client, now),
      timezone: 'GMT Standard Time',
      use: 'site',
    }));
}

/** Rows of GET /Agent, schema Uname_List. A bare array; agent 1 is HaloPSA's own "Unassigned". */
export function agentRows(world: World, query: Query): readonly Record<string, unknown>[] {
  const enabled = query.flag('includeenabled', true);
  const disabled = query.flag('includedisabled', false);
  const unassigned = query.flag('includeunassigned', false)
    ? [{ id: 1, name: 'Unassigned', isdisabled: false, is_agent: true, use: 'agent' }]
    : [];
  const people = world.staff
    .filter(({ isActive }) => (isActive ? enabled : disabled))
    .map(({ agentId, firstName, lastName, email, isActive, isTechnician, title }) => ({
      id: agentId,
      name: `${firstName} ${lastName}`,
      firstname: firstName,
      surname: lastName,
      initials: `${firstName.charAt(0)}${lastName.charAt(0)}`,
      email,
      team: isTechnician ? '1st Line Support' : 'Customer Success',
      jobtitle: title,
      isdisabled: !isActive,
      is_agent: true,
      isapiagent: title === 'Service user',
      colour: '#7a5cff',
      use: 'agent',
    }));
  return [...unassigned, ...people];
}
