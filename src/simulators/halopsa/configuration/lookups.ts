import { ticketTypes } from '../../msp/theme';
import { alertThemeIndex, themeAt, themes } from '../../msp/ticket-themes';
import type { World } from '../../msp/world';
import { statusRecords } from '../tickets/statuses';
import { categoryIdOf } from '../tickets/ticket-rows';
import type { Row } from '../wire/page';
import type { Query } from '../wire/query';
import { guidOf } from '../wire/wire-values';

/** Rows of GET /Status, schema TStatus. */
export function statusRows({ seed }: World, query: Query): readonly Row[] {
  const [withoutClosed, withoutPending] = [query.flag('excludeclosed'), query.flag('excludepending')];
  return statusRecords
    .filter(({ type }) => !(withoutClosed && type === 2) && !(withoutPending && type === 1))
    .map((status) => statusRow(seed, status));
}

export function statusDetail({ seed }: World, id: number): Row | undefined {
  const status = statusRecords.find((candidate) => candidate.id === id);
  return status && { ...statusRow(seed, status), dontsendslareminders: false };
}

function statusRow(seed: number, status: (typeof statusRecords)[number]): Row {
  return {
    ...status,
    guid: guidOf(seed, 'status', status.id),
    sequence: status.id,
    slaaction: status.id === 4 ? 'H' : 'N',
    showonquickchange: true,
  };
}

/** Rows of GET /TicketType, schema RequestType_List. */
export function ticketTypeRows({ seed }: World, query: Query): readonly Row[] {
  const canCreateOnly = query.flag('can_create_only');
  return typeIds.filter((id) => !canCreateOnly || id !== alertTypeId).map((id) => ticketTypeRow(seed, id));
}

/** Schema RequestType: where a reopened ticket goes stands here only. */
export function ticketTypeDetail({ seed }: World, id: number): Row | undefined {
  return typeIds.includes(id) ? { ...ticketTypeRow(seed, id), reopenedstatus: 2 } : undefined;
}

export const typeIds: readonly number[] = Object.keys(ticketTypes).map(Number);
const alertTypeId = themeAt(alertThemeIndex).typeId;

function ticketTypeRow(seed: number, id: number): Row {
  const names: Readonly<Record<number, string>> = ticketTypes;
  return {
    id,
    guid: guidOf(seed, 'tickettype', id),
    name: names[id],
    use: 'tickettype',
    sequence: id,
    group_id: 0,
    default_sla: 1,
    cancreate: id !== alertTypeId,
    agentscanselect: true,
    itilrequesttype: id === 3 ? 3 : 1,
    enduserscanselect: id !== alertTypeId,
    allowattachments: true,
  };
}

/** Rows of GET /Category, schema CategoryDetail. */
export function categoryRows({ seed }: World, query: Query): readonly Row[] {
  const typeId = query.whole('type_id');
  return typeId === undefined || typeId === 1 ? categories(seed) : [];
}

export function categoryDetail({ seed }: World, id: number): Row | undefined {
  return categories(seed).find((row) => row['id'] === id);
}

function categories(seed: number): readonly Row[] {
  return [...themes, themeAt(alertThemeIndex)].map(({ category }, theme) => ({
    id: categoryIdOf(theme),
    guid: guidOf(seed, 'category', theme),
    value: category,
    category_name: category,
    type_id: 1,
    sla_id: 0,
    priority_id: 0,
    category_group_id: 0,
  }));
}

/** Rows of GET /Team, schema SectionDetail. */
export function teamRows({ teams, seed }: World): readonly Row[] {
  return teams.map(({ id, name }) => teamRow(seed, id, name));
}

export function teamDetail({ teams, seed, staff }: World, id: number, query: Query): Row | undefined {
  const team = teams.find((candidate) => candidate.id === id);
  if (team === undefined) return undefined;
  const members = staff.filter((agent) => agent.team === team.name && agent.isActive);
  const agents = members.map(({ agentId, firstName, lastName }) => ({ id: agentId, name: `${firstName} ${lastName}` }));
  return { ...teamRow(seed, id, team.name), ...(query.flag('includeagents') ? { agents } : {}) };
}

function teamRow(seed: number, id: number, name: string): Row {
  return {
    id,
    guid: guidOf(seed, 'team', id),
    name,
    sequence: id,
    forrequests: true,
    foropps: false,
    forprojects: name === 'Projects',
    department_id: 1,
    department_name: 'Service Desk',
    inactive: false,
    use: 'team',
  };
}
