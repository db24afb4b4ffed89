import type { StaffMember } from '../../msp/world';
import { unassignedAgentId } from '../tickets/ticket-desk';
import type { HaloDesk } from '../desk';
import type { Row } from '../wire/page';
import type { Query } from '../wire/query';
import { wireMoney } from '../wire/wire-values';

/** Rows of GET /Agent, schema Uname_List. A bare array without paging; agent 1 is HaloPSA's own "Unassigned". */
export function agentRows({ world }: HaloDesk, query: Query): readonly Row[] {
  const everyone = query.flag('showall');
  const enabled = query.flag('includeenabled', true) || everyone;
  const disabled = query.flag('includedisabled', false) || everyone;
  const withApi = query.flag('includeapiagents', true);
  const team = query.text('team')?.toLowerCase();
  const search = query.text('search')?.toLowerCase();
  const unassigned = query.flag('includeunassigned', false) ? [unassignedRow] : [];
  const people = world.staff
    .filter((agent) => (agent.isActive ? enabled : disabled) && (withApi || !isApiAgent(agent)))
    .filter((agent) => team === undefined || agent.team.toLowerCase() === team)
    .map(agentRow)
    .filter(({ name }) => search === undefined || String(name).toLowerCase().includes(search));
  return [...unassigned, ...people];
}

/** The record itself, schema Uname. What an hour costs stands here only. */
export function agentDetail({ world }: HaloDesk, id: number, query: Query): Row | undefined {
  if (id === unassignedAgentId) return unassignedRow;
  const agent = world.staff.find(({ agentId }) => agentId === id);
  if (agent === undefined) return undefined;
  const { costPerHourMinor, team } = agent;
  return {
    ...agentRow(agent),
    // An agent whose cost nobody entered has 0 or nothing, as the record happens to be.
    costprice: costPerHourMinor === undefined ? (id % 2 === 0 ? 0 : undefined) : wireMoney(costPerHourMinor),
    chargerate: 0,
    ...(query.flag('includedetails') ? { teams: [{ team, forrequests: true }] } : {}),
  };
}

const unassignedRow: Row = {
  id: unassignedAgentId,
  name: 'Unassigned',
  isdisabled: false,
  is_agent: true,
  use: 'agent',
};

function isApiAgent({ title }: StaffMember): boolean {
  return title === 'Service user';
}

function agentRow(agent: StaffMember): Row {
  const { agentId, firstName, lastName, email, isActive, title, team } = agent;
  return {
    id: agentId,
    name: `${firstName} ${lastName}`,
    firstname: firstName,
    surname: lastName,
    initials: `${firstName.charAt(0)}${lastName.charAt(0)}`,
    email,
    team,
    jobtitle: title,
    isdisabled: !isActive,
    is_agent: true,
    isapiagent: isApiAgent(agent),
    colour: '#7a5cff',
    use: 'agent',
  };
}
