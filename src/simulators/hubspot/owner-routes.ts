import type { Hono } from 'hono';
import { instantOf } from '../msp/days';
import type { StaffMember, World } from '../msp/world';
import { invalid, missing } from './failure';
import { versionsOf, type RouteKit } from './object-routes';

const ownerScope = ['crm.objects.owners.read'];
const usualPage = 100;
const pageCap = 500;

export function addOwnerRoutes(app: Hono, world: World, { needs }: Pick<RouteKit, 'needs'>): void {
  const owners = world.staff.flatMap((person) =>
    person.ownerId === undefined ? [] : [ownerOf(world, person, person.ownerId)],
  );
  for (const base of versionsOf.owners) {
    app.get(base, (context) => {
      needs(ownerScope);
      const { email, limit = String(usualPage), after = '0', archived } = context.req.query();
      const size = Number(limit);
      if (!Number.isInteger(size) || size < 1 || size > pageCap)
        throw invalid(`limit must be between 1 and ${pageCap}`);
      const all = owners
        .filter((owner) => owner.archived === (archived === 'true'))
        .filter((owner) => email === undefined || owner.email === email.toLowerCase());
      const from = Number(after);
      const next = from + size;
      return context.json({
        results: all.slice(from, next),
        ...(next < all.length
          ? { paging: { next: { after: String(next), link: `https://api.hubapi.com${base}?after=${next}` } } }
          : {}),
      });
    });
    app.get(`${base}/:ownerId`, (context) => {
      needs(ownerScope);
      const id = context.req.param('ownerId');
      const wantsArchived = context.req.query('archived') === 'true';
      const isUserId = context.req.query('idProperty') === 'userId';
      const found = owners.find(
        (owner) =>
          owner.archived === wantsArchived && (isUserId ? String(owner.userIdIncludingInactive) : owner.id) === id,
      );
      if (found === undefined) throw missing('resource not found');
      return context.json(found);
    });
  }
}

/** `hubspot_owner_id` holds `id`, not `userId`; a deactivated owner loses `userId`. */
function ownerOf(world: World, { email, firstName, lastName, isActive }: StaffMember, id: string) {
  const at = new Date(instantOf(world.historyStartsOn) - 300 * 86_400_000).toISOString();
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
