import { hasRole, type Person, type Role } from '../vocabulary/person';

/** The six steps. Source: PRODUCT, "The six steps". */
export const steps = ['readiness', 'workflow', 'uplift', 'concession', 'record', 'review'] as const;
export type Step = (typeof steps)[number];

/** Of a step of one renewal, client or month. */
export type GateState =
  | { readonly kind: 'open' }
  | { readonly kind: 'captured'; readonly by: string }
  | { readonly kind: 'approved'; readonly by: string };

/** Who approves each step; the policy's level decides of a concession itself. Source: PRODUCT, "The six steps". */
const approvingRoles: Record<Step, Role> = {
  readiness: 'successLead',
  workflow: 'successLead',
  uplift: 'successLead',
  /** Of "no request was made": not applicable. */
  concession: 'successLead',
  record: 'successLead',
  review: 'mspOwner',
};

export interface GateQuestion {
  readonly step: Step;
  readonly capturedBy: string;
  readonly people: readonly Person[];
}

/**
 * Who may approve evidence: the named role, but not who captured it. Where the role has nobody else, the MSP owner approves; who
 * captured it never does. Empty: nobody can, and the card says so.
 */
export function gateApprovers({ step, capturedBy, people }: GateQuestion): readonly string[] {
  const holders = (role: Role) =>
    people.filter((person) => person.active && hasRole(person, role) && person.email !== capturedBy);
  const named = holders(approvingRoles[step]);
  return (named.length > 0 ? named : holders('mspOwner')).map(({ email }) => email);
}

/** Gates lock the completion of the next step, never its intake. The open gate that locks a step; undefined: none does. */
export function lockedBy(step: Step, gates: Readonly<Partial<Record<Step, GateState>>>): Step | undefined {
  const before = steps.slice(0, steps.indexOf(step));
  // Uplift is per client and the review per month: neither holds up a renewal.
  return before.find((earlier) => earlier !== 'uplift' && earlier !== 'review' && gates[earlier]?.kind !== 'approved');
}
