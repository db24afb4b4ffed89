import { addDays, instantOf, londonDay } from '../../msp/days';
import type { World, WorldClient, WorldContact } from '../../msp/world';
import type { HaloDesk } from '../desk';
import type { LongList, Row } from '../wire/page';
import { activityFilter, isWithin, type Query } from '../wire/query';
import { brokenRule } from '../wire/refusal';
import { wireInstant } from '../wire/wire-values';

/** Somebody at a client, or nobody in particular: the "General User" that each site comes with. */
interface DeskUser {
  readonly id: number;
  readonly client: WorldClient;
  readonly contact?: WorldContact;
}

/** GET /Users, schema Users_List. */
export function userList(desk: HaloDesk, query: Query): LongList<DeskUser> {
  const { world } = desk;
  const [now, today] = [desk.now(), londonDay(desk.now())];
  const wanted = activityFilter(query);
  const isOf = ofClientAndSite(desk, query);
  const matches = textFilter(query);
  const updated = query.span('lastupdatefromdate', 'lastupdatetodate');
  const withoutGeneral = query.flag('exclude_generaluser') || query.flag('exclude_defaultsiteusers');
  const isActiveAsked = query.flag('includeactive', true);
  const rowOf = ({ client, contact }: DeskUser): Row =>
    contact === undefined ? generalRow(client) : personRow(client, contact, today);
  const people = world.contacts.flatMap((contact): readonly DeskUser[] => {
    const client = world.clients[contact.clientIndex];
    if (client === undefined || !isOf(client) || !isKnown(contact, today)) return [];
    const isAsked = wanted(hasLeft(contact, today)) && isWithin(updated, contactChangedAt(world, contact, now));
    return isAsked ? [{ id: contact.id, client, contact }] : [];
  });
  const general =
    withoutGeneral || updated !== undefined || !isActiveAsked
      ? []
      : world.clients.filter(isOf).map((client): DeskUser => ({ id: generalUserId(client.id), client }));
  const all = [...people, ...general];
  const records = matches === undefined ? all : all.filter((user) => matches(rowOf(user)));
  return { records, idOf: ({ id }) => id, rowOf };
}

/** The record itself, schema Users. */
export function userDetail(desk: HaloDesk, id: number, query: Query): Row | undefined {
  const { world } = desk;
  const today = londonDay(desk.now());
  const details = query.flag('includedetails') ? { notes: '', customfields: [] } : {};
  const contact = world.contacts.find((candidate) => candidate.id === id);
  const client =
    contact === undefined
      ? world.clients.find((candidate) => generalUserId(candidate.id) === id)
      : world.clients[contact.clientIndex];
  if (client === undefined || !desk.sees(client.id)) return undefined;
  if (contact === undefined) return { ...generalRow(client), ...details };
  if (!isKnown(contact, today)) return undefined;
  return {
    ...personRow(client, contact, today),
    datecreated: wireInstant(createdAt(world, contact), id),
    iscontractcontact: false,
    ...details,
  };
}

/** HaloPSA's own user of each site: nobody in particular. */
export function generalUserId(clientId: number): number {
  return 100_000 + clientId;
}

/** When somebody last touched the record, up to now: its creation or the person's leaving. */
export function contactChangedAt(world: World, contact: WorldContact, now: number): number {
  const gone = contact.leftOn === undefined ? Number.POSITIVE_INFINITY : instantOf(addDays(contact.leftOn, 1));
  return gone <= now ? gone : createdAt(world, contact);
}

function createdAt({ clients }: World, { arrivedOn, clientIndex, id }: WorldContact): number {
  const since = arrivedOn ?? clients[clientIndex]?.joinedOn ?? '2020-01-01';
  return instantOf(since) + 34_200_000 + (id % 86_400) * 100;
}

function isKnown({ arrivedOn }: WorldContact, today: string): boolean {
  return arrivedOn === undefined || arrivedOn <= today;
}

function hasLeft({ leftOn }: WorldContact, today: string): boolean {
  return leftOn !== undefined && leftOn < today;
}

function ofClientAndSite(desk: HaloDesk, query: Query): (client: WorldClient) => boolean {
  const clientId = query.whole('client_id');
  const siteId = query.whole('site_id');
  return ({ id, siteId: own }) =>
    desk.sees(id) && (clientId === undefined || id === clientId) && (siteId === undefined || own === siteId);
}

/** Fields that a list may be searched by. Source: docs/reference/apis/halopsa-simulator.md; type 2 is "equals", others are not known. */
const searchableFields: ReadonlySet<string> = new Set(['emailaddress', 'name', 'firstname', 'surname']);

function textFilter(query: Query): ((row: Row) => boolean) | undefined {
  const search = query.text('search')?.toLowerCase();
  const filters = advancedFilters(query.text('advanced_search'));
  if (search === undefined && filters.length === 0) return undefined;
  return (row) => {
    const words = `${String(row['name'])} ${String(row['emailaddress'] ?? '')}`.toLowerCase();
    if (search !== undefined && !words.includes(search)) return false;
    return filters.every(({ name, value }) => String(row[name] ?? '').toLowerCase() === value);
  };
}

function advancedFilters(text: string | undefined): readonly { readonly name: string; readonly value: string }[] {
  if (text === undefined) return [];
  const wrong = brokenRule('Invalid advanced search parameter');
  let filters: unknown;
  try {
    filters = JSON.parse(text);
  } catch {
    throw wrong;
  }
  if (!Array.isArray(filters)) throw wrong;
  return filters.map((filter: unknown) => {
    const { filter_name: name, filter_type: type, filter_value: value } = (filter ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || !searchableFields.has(name) || type !== 2) throw wrong;
    return { name, value: String(value).toLowerCase() };
  });
}

function personRow(client: WorldClient, contact: WorldContact, today: string): Row {
  return {
    ...userSite(client, contact.id),
    name: `${contact.firstName} ${contact.lastName}`,
    firstname: contact.firstName,
    surname: contact.lastName,
    initials: `${contact.firstName.charAt(0)}${contact.lastName.charAt(0)}`,
    title: contact.title,
    emailaddress: deskAddress(contact),
    phonenumber_preferred: contact.phone,
    inactive: hasLeft(contact, today),
    isimportantcontact: contact.isImportant,
  };
}

/** A few records never got an address, and people type some with capitals. */
function deskAddress({ id, email }: WorldContact): string | undefined {
  if (id % 58 === 0) return undefined;
  return id % 34 === 0 ? email.charAt(0).toUpperCase() + email.slice(1) : email;
}

function generalRow(client: WorldClient): Row {
  return {
    ...userSite(client, generalUserId(client.id)),
    name: 'General User',
    inactive: false,
    isimportantcontact: false,
  };
}

function userSite(client: WorldClient, id: number): Row {
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
