import type { Person } from '#domain/vocabulary/person';
import type { ClientRecord } from './records';

/** The CRM's owner of the company first, then the account manager that the service desk names. */
export function ownerOf(record: ClientRecord, people: readonly Person[]): string | undefined {
  return record.company?.ownerEmail ?? accountManagerOf(record, people);
}

/** Whom the service desk names. */
export function accountManagerOf({ client }: ClientRecord, people: readonly Person[]): string | undefined {
  const agentId = client.accountManagerAgentId;
  if (agentId === undefined) return undefined;
  // A technician stands among the people for a cost alone.
  return people.find(({ haloAgentId, roles }) => haloAgentId === agentId && roles.length > 0)?.email;
}
