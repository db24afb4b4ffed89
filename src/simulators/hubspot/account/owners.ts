import type { StaffMember, World } from '../../msp/world';

export interface Owner {
  readonly id: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly type: 'PERSON' | 'QUEUE';
  /** A deactivated owner has none. */
  readonly userId?: number;
  readonly userIdIncludingInactive: number;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly primary: boolean }[];
  readonly archived: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** The people of the MSP whom HubSpot knows. */
export function ownersOf({ staff }: World, madeAt: number): readonly Owner[] {
  return staff.flatMap((person) => (person.ownerId === undefined ? [] : [ownerOf(person, person.ownerId, madeAt)]));
}

/** `hubspot_owner_id` holds `id`, not `userId`. */
function ownerOf({ email, firstName, lastName, isActive }: StaffMember, id: string, madeAt: number): Owner {
  const at = new Date(madeAt).toISOString();
  const userId = Number(id) - 21_000_000;
  return {
    id,
    email,
    firstName,
    lastName,
    type: 'PERSON',
    ...(isActive ? { userId } : {}),
    userIdIncludingInactive: userId,
    teams: [{ id: '4410', name: 'Customer success', primary: true }],
    archived: !isActive,
    createdAt: at,
    updatedAt: at,
  };
}
