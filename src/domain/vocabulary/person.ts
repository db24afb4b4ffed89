/** Someone who works at the MSP. Source: PRODUCT, "Who uses it, and where". */
export const roles = [
  'accountManager',
  'successLead',
  'leader',
  'finance',
  'mspOwner',
  'incidentCommander',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

export interface Person {
  /** The Workspace identity, lower case. The only key a person is known by. */
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Emails of the account managers this success lead leads. */
  readonly leads: readonly string[];
  /** Emails of the account managers this person stands in for. */
  readonly deputyFor: readonly string[];
  /** Emails of the account managers on whose accounts this person is paid commission; absent: none. */
  readonly commissionOn?: readonly string[] | undefined;
  /** HubSpot owner id, where HubSpot knows this person. */
  readonly hubspotOwnerId?: string;
  /** HaloPSA agent id, where HaloPSA knows this person. */
  readonly haloAgentId?: number;
  /** What an hour of this person costs the MSP, in minor units of the settings' currency, where HaloPSA says. */
  readonly costPerHourMinor?: number;
  /** False once HubSpot or HaloPSA deactivated the account. */
  readonly active: boolean;
}

export function hasRole(person: Person, role: Role): boolean {
  return person.roles.includes(role);
}
