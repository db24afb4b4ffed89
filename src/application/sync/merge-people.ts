import type { Person } from '#domain/vocabulary/person';
import type { CrmOwner } from '../ports/crm';
import type { DeskAgent } from '../ports/service-desk';
import type { Settings } from '../settings';

/**
 * Everyone the product knows, by Workspace identity. Roles come from the settings; an owner in the CRM without a setting is an
 * account manager. Nobody becomes more than that by an entry in a vendor's system. Agents of the service desk whose cost is known
 * are listed for it, without a role.
 */
export function mergePeople(
  settings: Settings,
  owners: readonly CrmOwner[],
  agents: readonly DeskAgent[],
): readonly Person[] {
  const ownersByEmail = new Map(owners.map((owner) => [owner.email, owner]));
  const agentsByEmail = new Map(agents.map((agent) => [agent.email, agent]));
  const known = new Set(settings.people.map(({ email }) => email));
  const unnamed = { leads: [], deputyFor: [], commissionOn: undefined, owner: undefined };
  const named = settings.people.map((person) => ({ ...person, owner: ownersByEmail.get(person.email) }));
  const others = owners
    .filter(({ email }) => email !== '' && !known.has(email))
    .map((owner) => ({
      email: owner.email,
      name: owner.name,
      roles: ['accountManager' as const],
      leads: [],
      deputyFor: [],
      commissionOn: undefined,
      owner,
    }));
  const technicians = agents
    .filter(({ email, costPerHourMinor }) => email !== '' && costPerHourMinor !== undefined)
    .filter(({ email }) => !known.has(email) && !ownersByEmail.has(email))
    .map(({ email, name }) => ({ email, name, roles: [], ...unnamed }));
  return [...named, ...others, ...technicians]
    .map(({ email, name, roles, leads, deputyFor, commissionOn, owner }) => {
      const agent = agentsByEmail.get(email);
      return {
        email,
        name,
        roles,
        leads,
        deputyFor,
        ...(commissionOn === undefined ? {} : { commissionOn }),
        ...(owner === undefined ? {} : { hubspotOwnerId: owner.ownerId }),
        ...(agent === undefined ? {} : { haloAgentId: agent.agentId }),
        ...(agent?.costPerHourMinor === undefined ? {} : { costPerHourMinor: agent.costPerHourMinor }),
        active: (owner?.active ?? true) && (agent?.active ?? true),
      };
    })
    .sort((a, b) => (a.email < b.email ? -1 : 1));
}
