import { cursorIn, flag, needs, nextPage, pageSize, parameter, type PortalApp } from '../call';
import { invalid, missing } from '../failure';
import type { Portal } from '../portal';
import { versionsOf } from '../versions';

const ownerScope = ['crm.objects.owners.read'];
const usualPage = 100;
/** The maximum is not documented. */
const pageCap = 500;

export function addOwnerRoutes(app: PortalApp, { owners }: Portal): void {
  for (const base of versionsOf.owners) {
    app.get(base, (call) => {
      needs(call, ownerScope);
      const email = call.req.query('email')?.toLowerCase();
      const all = owners
        .filter((owner) => owner.archived === flag(call, 'archived'))
        .filter((owner) => email === undefined || owner.email === email);
      const size = pageSize(call, usualPage, pageCap);
      const from = cursorIn(call.req.query('after'));
      const next = from + size;
      const paging = next < all.length ? { paging: nextPage(call, String(next)) } : {};
      return call.json({ results: all.slice(from, next), ...paging });
    });
    app.get(`${base}/:ownerId`, (call) => {
      needs(call, ownerScope);
      const id = parameter(call, 'ownerId');
      if (!/^\d+$/.test(id)) throw invalid(`${id} is not an owner id`);
      const isUserId = call.req.query('idProperty') === 'userId';
      const found = owners.find(
        (owner) =>
          owner.archived === flag(call, 'archived') &&
          (isUserId ? String(owner.userIdIncludingInactive) : owner.id) === id,
      );
      if (found === undefined) throw missing('resource not found');
      return call.json(found);
    });
  }
}
