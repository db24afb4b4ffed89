import { hasRole, type Person } from '#domain/vocabulary/person';

/** What decides whether a client is shown. */
export interface GuardedClient {
  readonly ownerEmail: string;
  readonly hasOpenIncident: boolean;
}

/**
 * Whether a person may see a client's card, timeline and drafts. Source: PRODUCT, "Who sees what". Leaders and finance see
 * clients with a request before them; as long as there are no concession requests, that is none. Administrators see no client.
 */
export function maySeeClient(person: Person, client: GuardedClient): boolean {
  if (!person.active) return false;
  if (hasRole(person, 'mspOwner')) return true;
  if (hasRole(person, 'incidentCommander') && client.hasOpenIncident) return true;
  if (client.ownerEmail === '') return false;
  if (hasRole(person, 'accountManager') && isOwnerOrDeputy(person, client.ownerEmail)) return true;
  return (
    hasRole(person, 'successLead') &&
    (person.leads.includes(client.ownerEmail) || isOwnerOrDeputy(person, client.ownerEmail))
  );
}

function isOwnerOrDeputy(person: Person, ownerEmail: string): boolean {
  return person.email === ownerEmail || person.deputyFor.includes(ownerEmail);
}

/**
 * The signed-in person, if People lists them as active. A blank identity is nobody, and so is somebody without a role:
 * technicians stand in People for what their hour costs.
 */
export function personOf(people: readonly Person[], email: string): Person | undefined {
  const wanted = email.trim().toLowerCase();
  return wanted === ''
    ? undefined
    : people.find(({ email: known, active, roles }) => known === wanted && active && roles.length > 0);
}
