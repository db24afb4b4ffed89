import type { Person } from '#domain/vocabulary/person';
import type { ClientRecord } from './records';

/** The CRM's owner of the company first, then the account manager that the service desk names. */
export function ownerOf(record: ClientRecord, people: readonly Person[]): string | undefined {
  const fromCrm = record.company?.ownerEmail;
  if (fromCrm !== undefined) return fromCrm;
  const agentId = record.client.accountManagerAgentId;
  if (agentId === undefined) return undefined;
  // A technician stands among the people for a cost alone.
  return people.find(({ haloAgentId, roles }) => haloAgentId === agentId && roles.length > 0)?.email;
}
