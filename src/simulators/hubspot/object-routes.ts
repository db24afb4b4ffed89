import type { Context, Hono } from 'hono';
import { AssociationIndex, associationTypes, labelledAssociation, namedAssociations } from './associations';
import { objectTypeOf, shown, type CrmObject, type CrmStore, type ObjectType } from './crm-objects';
import { HubSpotFailure, invalid, missing } from './failure';
import { propertyDefinitions } from './property-definitions';
import { search, type SearchBody } from './search';

/** Date-versioned paths, and the numbered ones that the published client still calls. Source: docs/reference/apis/hubspot.md */
export const versionsOf = {
  objects: ['/crm/objects/2026-09', '/crm/v3/objects'],
  associatedObjects: ['/crm/objects/2026-09', '/crm/v4/objects'],
  associations: ['/crm/associations/2026-09', '/crm/v4/associations', '/crm/associations/v4'],
  properties: ['/crm/properties/2026-09', '/crm/v3/properties'],
  owners: ['/crm/owners/2026-09', '/crm/v3/owners'],
  accountInfo: ['/account-info/2026-09', '/account-info/v3'],
} as const;

const objectPageCap = 100;
const batchCap = 100;
const associationPageCap = 500;
const associationBatchCap = 1_000;

/** Refuses the call unless the key has one of these scopes. */
export type ScopeCheck = (anyOf: readonly string[]) => void;

export interface RouteKit {
  readonly store: CrmStore;
  readonly needs: ScopeCheck;
  readonly now: () => number;
}

export function addObjectRoutes(app: Hono, { store, needs, now }: RouteKit): void {
  const associations = new AssociationIndex(store);
  for (const base of versionsOf.objects) {
    app.get(`${base}/:type`, (context) => {
      const type = readable(context, needs);
      return context.json(page(context, type, store, associations));
    });
    app.post(`${base}/:type/search`, async (context) => {
      const type = readable(context, needs);
      return context.json(search(type, store.records[type].values(), await bodyOf<SearchBody>(context)));
    });
    app.post(`${base}/:type/batch/read`, async (context) => {
      const type = readable(context, needs);
      return batchRead(context, type, { store, at: now() });
    });
    app.get(`${base}/:type/:id`, (context) => {
      const type = readable(context, needs);
      const object = store.records[type].get(context.req.param('id'));
      const wantsArchived = context.req.query('archived') === 'true';
      if (object?.archived !== wantsArchived) throw missing('resource not found');
      return context.json(withAssociations(context, { type, object, associations }));
    });
  }
}

export function addAssociationRoutes(app: Hono, { store, needs, now }: RouteKit): void {
  const associations = new AssociationIndex(store);
  for (const base of versionsOf.associatedObjects) {
    app.get(`${base}/:type/:id/associations/:to`, (context) => {
      const type = readable(context, needs);
      const to = objectTypeOf(context.req.param('to'));
      if (!store.records[type].has(context.req.param('id'))) throw missing('resource not found');
      const all = associations.of(type, context.req.param('id'), to);
      const limit = limitOf(context, associationPageCap, associationPageCap);
      const from = Number(context.req.query('after') ?? '0');
      const next = from + limit < all.length ? { paging: { next: { after: String(from + limit) } } } : {};
      const results = all.slice(from, from + limit).map((neighbour) => labelledAssociation(type, to, neighbour));
      return context.json({ results, ...next });
    });
  }
  for (const base of versionsOf.associations) {
    app.get(`${base}/:type/:to/labels`, (context) => {
      needs(anyObjectScope);
      const [from, to] = [objectTypeOf(context.req.param('type')), objectTypeOf(context.req.param('to'))];
      return context.json({ results: associationTypes(from, to, true) });
    });
    app.post(`${base}/:type/:to/batch/read`, async (context) => {
      const type = readable(context, needs);
      return batchReadAssociations(context, type, { associations, at: now() });
    });
  }
}

export function addPropertyRoutes(app: Hono, { needs }: RouteKit): void {
  for (const base of versionsOf.properties) {
    app.get(`${base}/:type`, (context) => {
      const type = definable(context, needs);
      return context.json({ results: propertyDefinitions(type) });
    });
    app.get(`${base}/:type/:name`, (context) => {
      const type = definable(context, needs);
      const found = propertyDefinitions(type).find(({ name }) => name === context.req.param('name'));
      if (found === undefined) throw missing(`Property "${context.req.param('name')}" does not exist`);
      return context.json(found);
    });
  }
}

const anyObjectScope = ['crm.objects.contacts.read', 'crm.objects.companies.read', 'crm.objects.deals.read'];

function readable(context: Context, needs: ScopeCheck): ObjectType {
  const type = objectTypeOf(context.req.param('type') ?? '');
  needs([`crm.objects.${type}.read`]);
  return type;
}

function definable(context: Context, needs: ScopeCheck): ObjectType {
  const type = objectTypeOf(context.req.param('type') ?? '');
  needs([`crm.objects.${type}.read`, `crm.schemas.${type}.read`]);
  return type;
}

interface Shown {
  readonly type: ObjectType;
  readonly object: CrmObject;
  readonly associations: AssociationIndex;
}

/** Comma-separated or repeated. */
function listParameter(context: Context, name: string): readonly string[] {
  return (context.req.queries(name) ?? []).flatMap((text) => text.split(',')).filter((part) => part !== '');
}

function withAssociations(context: Context, { type, object, associations }: Shown): Record<string, unknown> {
  const groups = listParameter(context, 'associations').flatMap((name) => {
    const to = objectTypeOf(name);
    const results = namedAssociations(type, to, associations.of(type, object.id, to));
    return results.length === 0 ? [] : [[to, { results }] as const];
  });
  const record = shown(type, object, listParameter(context, 'properties'));
  return groups.length === 0 ? { ...record } : { ...record, associations: Object.fromEntries(groups) };
}

function page(
  context: Context,
  type: ObjectType,
  store: CrmStore,
  associations: AssociationIndex,
): Record<string, unknown> {
  const limit = limitOf(context, 10, objectPageCap);
  const wantsArchived = context.req.query('archived') === 'true';
  const after = context.req.query('after') ?? '0';
  if (!/^\d+$/.test(after)) throw invalid(`after is not a cursor: ${after}`);
  const rest = [...store.records[type].values()].filter(
    ({ id, archived }) => archived === wantsArchived && Number(id) > Number(after),
  );
  const results = rest.slice(0, limit).map((object) => withAssociations(context, { type, object, associations }));
  const last = rest[limit - 1];
  if (last === undefined || rest.length <= limit) return { results };
  const url = new URL(context.req.url);
  url.searchParams.set('after', last.id);
  return { results, paging: { next: { after: last.id, link: `https://api.hubapi.com${url.pathname}${url.search}` } } };
}

function limitOf(context: Context, usual: number, cap: number): number {
  const limit = Number(context.req.query('limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 1 || limit > cap) throw invalid(`limit must be between 1 and ${cap}`);
  return limit;
}

export async function bodyOf<Body>(context: Context): Promise<Body> {
  try {
    return (await context.req.json()) as Body;
  } catch {
    throw invalid('Invalid input JSON on line 1, column 1');
  }
}

interface BatchBody {
  readonly inputs?: readonly { readonly id: string }[];
  readonly properties?: readonly string[];
  readonly idProperty?: string;
}

async function inputsOf(context: Context, cap: number): Promise<BatchBody & { readonly ids: readonly string[] }> {
  const body = await bodyOf<BatchBody>(context);
  const ids = (body.inputs ?? []).map(({ id }) => String(id));
  if (ids.length === 0) throw invalid('inputs must not be empty');
  if (ids.length > cap) throw invalid(`inputs is limited to ${cap}`);
  return { ...body, ids };
}

/** What was found, and one error for all that was not: 207 then. */
async function batchRead(
  context: Context,
  type: ObjectType,
  { store, at }: { readonly store: CrmStore; readonly at: number },
): Promise<Response> {
  const { ids, properties = [], idProperty } = await inputsOf(context, batchCap);
  const wantsArchived = context.req.query('archived') === 'true';
  const find = (id: string): CrmObject | undefined => {
    if (idProperty === undefined) return store.records[type].get(id);
    return [...store.records[type].values()].find(({ properties: own }) => own[idProperty] === id);
  };
  const found = [...new Set(ids)].flatMap((id) => {
    const object = find(id);
    return object?.archived === wantsArchived ? [shown(type, object, properties)] : [];
  });
  const lost = ids.filter((id) => find(id)?.archived !== wantsArchived);
  if (lost.length === 0) return context.json(batchAnswer(found, at));
  const failure = new HubSpotFailure(
    404,
    'OBJECT_NOT_FOUND',
    'Could not get some objects, they may be deleted or not exist. Check that ids are valid.',
    {
      context: { ids: lost },
    },
  );
  return context.json({ ...batchAnswer(found, at), numErrors: 1, errors: [failure.body()] }, 207);
}

async function batchReadAssociations(
  context: Context,
  type: ObjectType,
  { associations, at }: { readonly associations: AssociationIndex; readonly at: number },
): Promise<Response> {
  const to = objectTypeOf(context.req.param('to') ?? '');
  const { ids } = await inputsOf(context, associationBatchCap);
  const withNeighbours = ids.map((id) => ({ id, neighbours: associations.of(type, id, to) }));
  const results = withNeighbours
    .filter(({ neighbours }) => neighbours.length > 0)
    .map(({ id, neighbours }) => ({
      from: { id },
      to: neighbours.map((neighbour) => labelledAssociation(type, to, neighbour)),
    }));
  const errors = withNeighbours
    .filter(({ neighbours }) => neighbours.length === 0)
    .map(({ id }) =>
      new HubSpotFailure(404, 'OBJECT_NOT_FOUND', `No ${to} is associated with ${type} ${id}.`, {
        subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
        context: { fromObjectId: [id] },
      }).body(),
    );
  if (errors.length === 0) return context.json(batchAnswer(results, at));
  return context.json({ ...batchAnswer(results, at), numErrors: errors.length, errors }, 207);
}

function batchAnswer(results: readonly object[], now: number) {
  const at = new Date(now).toISOString();
  return { status: 'COMPLETE', results, startedAt: at, completedAt: at };
}
