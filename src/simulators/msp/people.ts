import type { StaffRole, World } from './world';

/** A person of the MSP as the local system's settings need them. */
export interface MspPerson {
  readonly email: string;
  readonly name: string;
  readonly title: string;
  readonly roles: readonly StaffRole[];
  /** Emails of the account managers this success lead leads. */
  readonly leads: readonly string[];
  readonly deputyFor: readonly string[];
}

/** Who signs in: the people with a role who still work here, in the order a switcher shows them. */
export function peopleOf(world: World): readonly MspPerson[] {
  return world.staff
    .filter(({ roles, isActive }) => roles.length > 0 && isActive)
    .map(({ email, firstName, lastName, title, roles, leads, deputyFor }) => ({
      email,
      name: `${firstName} ${lastName}`,
      title,
      roles,
      leads,
      deputyFor,
    }));
}
