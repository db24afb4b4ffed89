import { batchAnswer, bodyOf, needs, parameter, type Call, type PortalApp } from '../call';
import { HubSpotFailure } from '../failure';
import { inputsIn, objectsIn, textIn, type JsonObject } from '../json';
import { kinds, objectTypeOf, readScopesOf, writeScopesOf, type ObjectType } from '../object-types';
import type { Portal } from '../portal';
import { givesNumericIds, versionsOf } from '../versions';
import type { Ends } from './association-book';
import { shownDefault, shownLabels, shownNeighbour } from './association-view';
import { idIn, requireRecord, typesIn } from './link-request';

/** Source: docs/reference/apis/hubspot-simulator.md, "Batches". */
const createCap = 2_000;
const readCap = 1_000;
/** Neighbours of one record in a batch read; the rest is read record by record. */
const neighbourCap = 500;

/** Links of many records of one pair of object types. */
export function addBatchAssociationRoutes(app: PortalApp, portal: Portal): void {
  const { associations, labels } = portal;
  for (const base of versionsOf.associations) {
    const batch = `${base}/:type/:to/batch`;
    app.post(`${batch}/read`, async (call) => batchRead(call, portal, await bodyOf(call)));
    app.post(`${batch}/create`, async (call) => {
      const pair = writablePair(call);
      const { done, errors } = eachInput(await bodyOf(call), (input) => {
        const ends = existingEnds(portal, pair, input);
        const types = typesIn(portal, pair.from, pair.to, input['types']);
        associations.add(ends, types);
        return shownLabels(ends, types, givesNumericIds(call.req.path));
      });
      return call.json(batchAnswer(done, portal.now(), errors), errors.length === 0 ? 201 : 207);
    });
    app.post(`${batch}/associate/default`, async (call) => {
      const pair = writablePair(call);
      const { done, errors } = eachInput(await bodyOf(call), (input) => {
        const ends = existingEnds(portal, pair, input);
        associations.add(ends, []);
        return ends;
      });
      // The one batch that is documented with 200 alone: what failed stands in the body.
      return call.json(shownDefault(done, labels, portal.now(), errors));
    });
    /** 204 whatever was linked. */
    app.post(`${batch}/archive`, async (call) => {
      const pair = writablePair(call);
      for (const input of inputsIn(await bodyOf(call), createCap)) {
        for (const to of objectsIn(input['to'], 'to')) {
          associations.remove({ ...pair, fromId: idIn(input['from']), toId: idIn({ id: to['id'] }) });
        }
      }
      return call.body(null, 204);
    });
    app.post(`${batch}/labels/archive`, async (call) => {
      const pair = writablePair(call);
      const wanted = inputsIn(await bodyOf(call), createCap).map((input) => ({
        ends: endsOf(pair, input),
        types: typesIn(portal, pair.from, pair.to, input['types']),
      }));
      for (const { ends, types } of wanted) associations.take(ends, types);
      return call.body(null, 204);
    });
  }
}

interface Pair {
  readonly from: ObjectType;
  readonly to: ObjectType;
}

function writablePair(call: Call): Pair {
  const pair = { from: objectTypeOf(parameter(call, 'type')), to: objectTypeOf(parameter(call, 'to')) };
  needs(call, writeScopesOf(pair.from));
  return pair;
}

function endsOf(pair: Pair, input: JsonObject): Ends {
  return { ...pair, fromId: idIn(input['from']), toId: idIn(input['to']) };
}

function existingEnds(portal: Portal, pair: Pair, input: JsonObject): Ends {
  const ends = endsOf(pair, input);
  requireRecord(portal, pair.from, ends.fromId);
  requireRecord(portal, pair.to, ends.toId);
  return ends;
}

/** A record that is not there spoils its own input only; a wrong type spoils the call. */
function eachInput<Done>(body: JsonObject, run: (input: JsonObject) => Done) {
  const done: Done[] = [];
  const errors: object[] = [];
  for (const input of inputsIn(body, createCap)) {
    try {
      done.push(run(input));
    } catch (error) {
      if (!(error instanceof HubSpotFailure) || error.status !== 404) throw error;
      errors.push(error.inBatch());
    }
  }
  return { done, errors };
}

async function batchRead(call: Call, { associations, now }: Portal, body: JsonObject): Promise<Response> {
  const [from, to] = [objectTypeOf(parameter(call, 'type')), objectTypeOf(parameter(call, 'to'))];
  needs(call, readScopesOf(from));
  const asNumbers = givesNumericIds(call.req.path);
  const results: object[] = [];
  const errors: object[] = [];
  for (const input of inputsIn(body, readCap)) {
    const id = idIn(input);
    const all = associations.of(from, id, to);
    const start = Number(textIn(input['after']) ?? '0');
    const next = start + neighbourCap;
    if (all.length === 0) errors.push(unlinked(from, id, to));
    else {
      results.push({
        from: { id },
        to: all.slice(start, next).map((neighbour) => shownNeighbour(neighbour, asNumbers)),
        ...(next < all.length ? { paging: { next: { after: String(next) } } } : {}),
      });
    }
  }
  return call.json(batchAnswer(results, now(), errors), errors.length === 0 ? 200 : 207);
}

function unlinked(from: ObjectType, id: string, to: ObjectType): object {
  return new HubSpotFailure(404, 'OBJECT_NOT_FOUND', `No ${to} is associated with ${kinds[from].singular} ${id}.`, {
    subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
    context: { fromObjectId: [id], fromObjectType: [from], toObjectType: [to] },
  }).inBatch();
}
