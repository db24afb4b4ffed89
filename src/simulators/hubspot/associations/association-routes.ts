import { cursorIn, needs, nextPage, pageSize, parameter, type Call, type PortalApp } from '../call';
import { invalid } from '../failure';
import { objectTypeOf, readScopesOf, writeScopesOf } from '../object-types';
import type { Portal } from '../portal';
import { givesNumericIds, versionsOf } from '../versions';
import type { Ends } from './association-book';
import { shownDefault, shownLabels, shownNeighbour } from './association-view';
import { requireRecord, typesIn } from './link-request';

const pageCap = 500;

/** Links of one record. */
export function addAssociationRoutes(app: PortalApp, portal: Portal): void {
  const { associations, labels } = portal;
  for (const base of versionsOf.associatedObjects) {
    const links = `${base}/:type/:id/associations`;
    app.get(`${links}/:to`, (call) => {
      const [from, to] = [objectTypeOf(parameter(call, 'type')), objectTypeOf(parameter(call, 'to'))];
      needs(call, readScopesOf(from));
      requireRecord(portal, from, parameter(call, 'id'));
      const all = associations.of(from, parameter(call, 'id'), to);
      const limit = pageSize(call, pageCap, pageCap);
      const start = cursorIn(call.req.query('after'));
      const next = start + limit;
      const asNumbers = givesNumericIds(call.req.path);
      return call.json({
        results: all.slice(start, next).map((neighbour) => shownNeighbour(neighbour, asNumbers)),
        ...(next < all.length ? { paging: nextPage(call, String(next)) } : {}),
      });
    });
    app.put(`${links}/default/:to/:toId`, (call) => {
      const ends = writableEnds(call, portal);
      associations.add(ends, []);
      return call.json(shownDefault([ends], labels, portal.now()));
    });
    app.put(`${links}/:to/:toId`, async (call) => {
      const ends = writableEnds(call, portal);
      const specs: unknown = await call.req.json().catch(() => undefined);
      if (!Array.isArray(specs) || specs.length === 0) throw invalid('At least one association type is needed.');
      associations.replaceLabels(ends, typesIn(portal, ends.from, ends.to, specs));
      return call.json(shownLabels(ends, associations.typesOf(ends), givesNumericIds(call.req.path)), 201);
    });
    app.delete(`${links}/:to/:toId`, (call) => {
      associations.remove(endsIn(call));
      return call.body(null, 204);
    });
  }
}

function endsIn(call: Call): Ends {
  const [from, to] = [objectTypeOf(parameter(call, 'type')), objectTypeOf(parameter(call, 'to'))];
  needs(call, writeScopesOf(from));
  return { from, fromId: parameter(call, 'id'), to, toId: parameter(call, 'toId') };
}

function writableEnds(call: Call, portal: Portal): Ends {
  const ends = endsIn(call);
  requireRecord(portal, ends.from, ends.fromId);
  requireRecord(portal, ends.to, ends.toId);
  return ends;
}
