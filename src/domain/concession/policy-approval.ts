import { hasRole, type Person, type Role } from '../vocabulary/person';

/** Who may propose other rules for concessions. Source: PRODUCT, "Governance": done by the success lead; our choice: and by who decides. */
export const proposingRoles: readonly Role[] = ['successLead', 'leader', 'finance', 'mspOwner'];

export type PolicyRefusal =
  'noIdentity' | 'isProposer' | 'alreadyDecided' | 'changedSince' | 'notApprover' | 'wordsMissing' | 'notProposer';

export interface ProposalStanding {
  readonly proposedBy: string;
  readonly digest: string;
  /** In order. */
  readonly approvedBy: readonly string[];
}

export type PolicyDeed = 'approvePolicy' | 'rejectPolicy' | 'withdrawPolicy';

export interface PolicyAttempt {
  readonly actor: string;
  readonly deed: PolicyDeed;
  readonly digest: string;
  readonly words: string;
}

export type PolicyAnswer =
  | { readonly kind: 'approved'; readonly role: Role; readonly isAdopted: boolean }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'refused'; readonly because: PolicyRefusal };

/** One seat is the MSP owner's, the other one of these. */
const otherSeat: readonly Role[] = ['leader', 'finance'];

/**
 * Decides on other rules; never does. Source: PRODUCT, "Governance": approved by the MSP owner and one of leader and finance, neither
 * the proposer. One person who holds both roles is one of the two.
 */
export function decidePolicy(
  proposal: ProposalStanding,
  attempt: PolicyAttempt,
  people: readonly Person[],
): PolicyAnswer {
  const refused = (because: PolicyRefusal): PolicyAnswer => ({ kind: 'refused', because });
  const { actor, deed, digest, words } = attempt;
  const person = people.find(({ email, active }) => email === actor && active);
  if (actor === '' || person === undefined) return refused('noIdentity');
  if (digest !== proposal.digest) return refused('changedSince');
  if (deed === 'withdrawPolicy') return actor === proposal.proposedBy ? { kind: 'rejected' } : refused('notProposer');
  if (actor === proposal.proposedBy) return refused('isProposer');
  if (proposal.approvedBy.includes(actor)) return refused('alreadyDecided');
  const role = approvingRole(person);
  if (role === undefined) return refused('notApprover');
  if (deed === 'rejectPolicy') return words.trim() === '' ? refused('wordsMissing') : { kind: 'rejected' };
  // An approval of somebody who left, or has lost the role, is none any more.
  const before = people.filter(
    (first) => first.active && proposal.approvedBy.includes(first.email) && approvingRole(first) !== undefined,
  );
  if (before.length === 0) return { kind: 'approved', role, isAdopted: false };
  return before.some((first) => canSeat(first, person))
    ? { kind: 'approved', role, isAdopted: true }
    : refused('notApprover');
}

/** Whether this person may approve as things stand: what a card offers. */
export function mayApprovePolicy(proposal: ProposalStanding, person: Person, people: readonly Person[]): boolean {
  const attempt = { actor: person.email, deed: 'approvePolicy', digest: proposal.digest, words: '' } as const;
  return decidePolicy(proposal, attempt, people).kind === 'approved';
}

function approvingRole(person: Person): Role | undefined {
  return (['mspOwner', ...otherSeat] as const).find((role) => hasRole(person, role));
}

function canSeat(one: Person, other: Person): boolean {
  const sits = (owner: Person, second: Person) =>
    hasRole(owner, 'mspOwner') && otherSeat.some((role) => hasRole(second, role));
  return sits(one, other) || sits(other, one);
}
