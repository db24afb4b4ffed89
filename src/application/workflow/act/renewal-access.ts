import { gateApprovers } from '#domain/renewal/quality-gate';
import { hasRole, type Person } from '#domain/vocabulary/person';
import { mayJudgeClient, mayReviewClient } from '../../client-access';
import type { KeptOwner } from '../workflow-record';

/** Addresses of whoever has a renewal: its owner, the deputy, and to whom silence took it. */
export interface RenewalHands {
  readonly owner?: string | undefined;
  readonly deputy?: string | undefined;
  readonly escalatedTo?: string | undefined;
}

/** Who captures evidence, records calls and drafts: whoever answers for the client, and whoever the renewal went to. */
export function worksOn(person: Person, clientOwner: string, hands: RenewalHands): boolean {
  return mayJudgeClient(person, clientOwner) || hasIt(person, hands);
}

/** The same of what was read under the lock: roles, owners and hands may have changed since the card was drawn. */
export function stillWorksOn(email: string, { people, client, record }: StandingHands): boolean {
  const person = people.find((each) => each.email === email && each.active);
  const { email: owner, deputy, escalatedTo } = record.owner ?? {};
  return person !== undefined && worksOn(person, client.ownerEmail ?? '', { owner, deputy, escalatedTo });
}

interface StandingHands {
  readonly people: readonly Person[];
  readonly client: { readonly ownerEmail?: string };
  readonly record: { readonly owner?: Pick<KeptOwner, 'email' | 'deputy' | 'escalatedTo'> };
}

/** Who can say "I have it". */
export function hasIt({ email, active, deputyFor }: Person, { owner, deputy, escalatedTo }: RenewalHands): boolean {
  if (!active || owner === undefined) return false;
  return [owner, deputy, escalatedTo].includes(email) || deputyFor.includes(owner);
}

/**
 * Who approves evidence: the success lead of the client's owner, never who captured it; the MSP owner where that leaves nobody.
 * Source: PRODUCT, "The six steps".
 */
export function evidenceApprovers(
  people: readonly Person[],
  clientOwner: string,
  capturedBy: string,
): readonly string[] {
  const near = people.filter((person) => mayReviewClient(person, clientOwner));
  return gateApprovers({ step: 'workflow', capturedBy, people: near });
}

/** Who says which stands where person and engine disagree: a leader who did not make the call; the MSP owner where there is none. */
export function callSettlers(people: readonly Person[], calledBy: string): readonly string[] {
  const holders = (role: 'leader' | 'mspOwner') =>
    people.filter((person) => person.active && hasRole(person, role) && person.email !== calledBy);
  const leaders = holders('leader');
  return (leaders.length > 0 ? leaders : holders('mspOwner')).map(({ email }) => email);
}
