import { bodyOf, needs, parameter, type Call, type PortalApp } from '../call';
import { notInPlan, unset } from '../failure';
import { requiredText, textIn } from '../json';
import { anyObjectScope, kinds, objectTypeOf } from '../object-types';
import type { Portal } from '../portal';
import { versionsOf } from '../versions';
import { shownType } from './association-view';
import type { AssociationType } from './association-types';

/** The kinds of links between two object types. Reading and writing them goes by any object's scope. */
export function addLabelRoutes(app: PortalApp, { labels, associations, plan }: Portal): void {
  for (const base of versionsOf.associations) {
    const path = `${base}/:type/:to/labels`;
    app.get(path, (call) => {
      const { from, to } = pairIn(call);
      return call.json({ results: labels.between(from, to).map(shown) });
    });
    app.post(path, async (call) => {
      const pair = pairIn(call);
      const body = await bodyOf(call);
      if (!plan.hasAssociationLabels) throw notInPlan('association labels');
      const words = { name: requiredText(body, 'name'), label: requiredText(body, 'label') };
      const inverseLabel = textIn(body['inverseLabel']);
      const made = labels.add({ ...pair, ...words, ...(inverseLabel === undefined ? {} : { inverseLabel }) });
      return call.json({ results: made.map(shown) });
    });
    app.put(path, async (call) => {
      const { from, to } = pairIn(call);
      const body = await bodyOf(call);
      const typeId = body['associationTypeId'];
      if (typeof typeId !== 'number') throw unset(['associationTypeId']);
      const inverseLabel = textIn(body['inverseLabel']);
      const label = requiredText(body, 'label');
      labels.rename(from, to, { typeId, label, ...(inverseLabel === undefined ? {} : { inverseLabel }) });
      return call.body(null, 204);
    });
    app.delete(`${path}/:typeId`, (call) => {
      const { from, to } = pairIn(call);
      associations.dropType(labels.remove(from, to, Number(parameter(call, 'typeId'))));
      return call.body(null, 204);
    });
  }
}

function pairIn(call: Call) {
  needs(call, anyObjectScope);
  return { from: objectTypeOf(parameter(call, 'type')), to: objectTypeOf(parameter(call, 'to')) };
}

function shown(type: AssociationType) {
  return {
    ...shownType(type),
    fromObjectTypeId: kinds[type.from].typeId,
    toObjectTypeId: kinds[type.to].typeId,
  };
}
