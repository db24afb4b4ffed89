import { hasRole, type Person } from '#domain/vocabulary/person';

/** What decides whether a client is shown. */
export interface GuardedClient {
  readonly ownerEmail: string;
  readonly hasOpenIncident: boolean;
  /** Addresses of whoever has a renewal of it that is under way, where a rule or silence gave it to somebody. */
  readonly hands?: readonly string[];
}

/**
 * Whether a person may see a client's card, timeline and drafts. Source: PRODUCT, "Who sees what". Leaders and finance see
 * the requests before them, which know that themselves. Administrators see no client. Whoever
 * has a renewal, deputizes for its owner, or got it through silence sees its client, whoever owns that: they could not work on it else.
 */
export function maySeeClient(person: Person, client: GuardedClient): boolean {
  if (!person.active) return false;
  if (hasRole(person, 'mspOwner')) return true;
  if (hasRole(person, 'incidentCommander') && client.hasOpenIncident) return true;
  if (works(person) && client.hands?.includes(person.email) === true) return true;
  if (client.ownerEmail === '') return false;
  if (hasRole(person, 'accountManager') && isOwnerOrDeputy(person, client.ownerEmail)) return true;
  return hasRole(person, 'successLead') && isLedOrOwn(person, client.ownerEmail);
}

/**
 * Whether what a client pays and costs is shown, too: not to whoever sees it for an incident alone. Source: PRODUCT, "Who sees what",
 * Economics, margin, cost. Who has a request before them sees that request's: it knows itself.
 */
export function maySeeFigures(person: Person, client: GuardedClient): boolean {
  return maySeeClient(person, { ...client, hasOpenIncident: false });
}

/** Whose work renewals are. Another role that was named as an owner by mistake gains no client by it. */
function works(person: Person): boolean {
  return hasRole(person, 'accountManager') || hasRole(person, 'successLead');
}

/** Who may set a band beside the engine's. Source: PRODUCT, "Readiness": whoever answers for the renewal, not whoever may look. */
export function mayJudgeClient(person: Person, ownerEmail: string): boolean {
  if (!person.active || ownerEmail === '') return false;
  if (hasRole(person, 'accountManager') && isOwnerOrDeputy(person, ownerEmail)) return true;
  return hasRole(person, 'successLead') && isLedOrOwn(person, ownerEmail);
}

/** Who reviews how people and engine judged: a success lead the clients of the people led, the MSP owner all. */
export function mayReviewClient(person: Person, ownerEmail: string): boolean {
  if (!person.active) return false;
  return hasRole(person, 'mspOwner') || (hasRole(person, 'successLead') && isLedOrOwn(person, ownerEmail));
}

function isLedOrOwn(person: Person, ownerEmail: string): boolean {
  return ownerEmail !== '' && (person.leads.includes(ownerEmail) || isOwnerOrDeputy(person, ownerEmail));
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
