import { bodyOf, flag, needs, parameter, type Call, type PortalApp } from '../call';
import { invalid, missing, unset } from '../failure';
import { isObject, objectsIn, requiredText, textIn, type JsonObject } from '../json';
import { anyObjectScope, kinds, objectTypeOf } from '../object-types';
import type { Portal } from '../portal';
import { versionsOf } from '../versions';
import { shownPipeline, shownStage, type Pipeline, type Stage } from './pipeline';
import { metadataOf, type AuditEntry } from './pipeline-book';

const readScopes = [...anyObjectScope, 'crm.schemas.deals.read', 'crm.schemas.deals.write'];
const writeScopes = ['crm.schemas.deals.write'];

export function addPipelineRoutes(app: PortalApp, portal: Portal): void {
  const { pipelines } = portal;
  for (const base of versionsOf.pipelines) {
    const one = `${base}/:type/:pipelineId`;
    app.get(`${base}/:type`, (call) => {
      needs(call, readScopes);
      return call.json({ results: hasPipelines(call) ? pipelines.all().map(shownPipeline) : [] });
    });
    app.post(`${base}/:type`, async (call) => {
      onDeals(call, writeScopes);
      const body = await bodyOf(call);
      const cap = portal.plan.dealPipelines;
      if (pipelines.all().length >= cap) throw invalid(`This account has reached its limit of ${cap} deal pipelines.`);
      return call.json(shownPipeline(pipelines.keep(pipelineFrom(portal, body, undefined))), 201);
    });
    app.get(one, (call) => {
      onDeals(call, readScopes);
      return call.json(shownPipeline(pipelines.get(parameter(call, 'pipelineId'))));
    });
    app.put(one, async (call) => {
      onDeals(call, writeScopes);
      const current = pipelines.get(parameter(call, 'pipelineId'));
      const replaced = pipelineFrom(portal, await bodyOf(call), current);
      const lost = current.stages.filter(({ id }) => !replaced.stages.some((stage) => stage.id === id));
      if (mustCheck(call)) for (const { id } of lost) refuseUsed(portal, 'dealstage', id);
      return call.json(shownPipeline(pipelines.keep(replaced)));
    });
    app.patch(one, async (call) => {
      onDeals(call, writeScopes);
      const current = pipelines.get(parameter(call, 'pipelineId'));
      const body = await bodyOf(call);
      const label = textIn(body['label']) ?? current.label;
      const displayOrder = orderIn(body, current.displayOrder);
      return call.json(shownPipeline(pipelines.keep({ ...current, label, displayOrder, updatedAt: portal.now() })));
    });
    app.delete(one, (call) => {
      onDeals(call, writeScopes);
      const { id } = pipelines.get(parameter(call, 'pipelineId'));
      if (mustCheck(call)) refuseUsed(portal, 'pipeline', id);
      if (pipelines.all().length === 1) throw invalid('The last pipeline cannot be deleted.');
      pipelines.remove(id);
      return call.body(null, 204);
    });
    app.get(`${one}/audit`, (call) => {
      onDeals(call, readScopes);
      return call.json({ results: shownAudit(portal, pipelines.auditOf(parameter(call, 'pipelineId'))) });
    });
    addStageRoutes(app, portal, `${one}/stages`);
  }
}

function addStageRoutes(app: PortalApp, portal: Portal, base: string): void {
  const { pipelines } = portal;
  const current = (call: Call): Stage => pipelines.stage(parameter(call, 'pipelineId'), parameter(call, 'stageId'));
  app.get(base, (call) => {
    onDeals(call, readScopes);
    return call.json({ results: shownPipeline(pipelines.get(parameter(call, 'pipelineId'))).stages });
  });
  app.post(base, async (call) => {
    onDeals(call, writeScopes);
    const { id } = pipelines.get(parameter(call, 'pipelineId'));
    return call.json(shownStage(pipelines.keepStage(id, stageFrom(portal, await bodyOf(call), undefined))), 201);
  });
  app.get(`${base}/:stageId`, (call) => {
    onDeals(call, readScopes);
    return call.json(shownStage(current(call)));
  });
  app.put(`${base}/:stageId`, async (call) => {
    onDeals(call, writeScopes);
    const stage = stageFrom(portal, await bodyOf(call), current(call));
    return call.json(shownStage(pipelines.keepStage(parameter(call, 'pipelineId'), stage)));
  });
  app.patch(`${base}/:stageId`, async (call) => {
    onDeals(call, writeScopes);
    const stage = current(call);
    const changes = await bodyOf(call);
    const whole = { label: stage.label, displayOrder: stage.displayOrder, metadata: stage.metadata, ...changes };
    return call.json(shownStage(pipelines.keepStage(parameter(call, 'pipelineId'), stageFrom(portal, whole, stage))));
  });
  app.delete(`${base}/:stageId`, (call) => {
    onDeals(call, writeScopes);
    const { id } = current(call);
    if (mustCheck(call)) refuseUsed(portal, 'dealstage', id);
    pipelines.removeStage(parameter(call, 'pipelineId'), id);
    return call.body(null, 204);
  });
  app.get(`${base}/:stageId/audit`, (call) => {
    onDeals(call, readScopes);
    return call.json({ results: shownAudit(portal, pipelines.auditOf(parameter(call, 'stageId'))) });
  });
}

function hasPipelines(call: Call): boolean {
  return objectTypeOf(parameter(call, 'type')) === 'deals';
}

function onDeals(call: Call, anyOf: readonly string[]): void {
  needs(call, anyOf);
  const type = objectTypeOf(parameter(call, 'type'));
  if (type !== 'deals') throw missing(`Object type ${kinds[type].typeId} has no such pipeline`);
}

/** Dated paths always look before they delete; the numbered ones when asked to. */
function mustCheck(call: Call): boolean {
  const asked = ['validateReferencesBeforeDelete', 'validateDealStageUsagesBeforeDelete'];
  return !call.req.path.includes('/v3/') || asked.some((name) => flag(call, name));
}

function refuseUsed({ records }: Portal, property: 'pipeline' | 'dealstage', value: string): void {
  const ids = [...records.deals.all()]
    .filter(({ archivedAt, values }) => archivedAt === undefined && values[property] === value)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const what = property === 'pipeline' ? 'Pipeline' : 'Stage';
  throw invalid(`${what} ${value} is used by ${ids.length} deals and cannot be deleted.`, {
    context: { objectIds: ids.slice(0, 10) },
  });
}

function pipelineFrom(portal: Portal, body: JsonObject, current: Pipeline | undefined): Pipeline {
  const label = requiredText(body, 'label');
  const absent = (['displayOrder', 'stages'] as const).filter((name) => body[name] === undefined);
  if (absent.length > 0) throw unset(absent);
  const at = portal.now();
  const stages = objectsIn(body['stages'], 'stages').map((stage) => {
    const known = current?.stages.find(({ id }) => id === textIn(stage['stageId'] ?? stage['id']));
    return stageFrom(portal, stage, known);
  });
  return {
    id: current?.id ?? portal.pipelines.newId(),
    label,
    displayOrder: orderIn(body, 0),
    stages,
    createdAt: current?.createdAt ?? at,
    updatedAt: at,
  };
}

/** The probability is required, as text, in tenths. An id that was sent along is passed over. */
function stageFrom(portal: Portal, body: JsonObject, current: Stage | undefined): Stage {
  const label = requiredText(body, 'label');
  if (body['displayOrder'] === undefined) throw unset(['displayOrder']);
  const metadata = isObject(body['metadata']) ? body['metadata'] : {};
  const probability = metadata['probability'];
  if (typeof probability !== 'string' || !/^(0(\.\d)?|1(\.0)?)$/.test(probability)) {
    throw invalid('Deal stages need metadata.probability: a text from "0.0" to "1.0" in steps of 0.1.');
  }
  const at = portal.now();
  return {
    id: current?.id ?? portal.pipelines.newId(),
    label,
    displayOrder: orderIn(body, 0),
    metadata: metadataOf(Number(probability).toFixed(1)),
    createdAt: current?.createdAt ?? at,
    updatedAt: at,
  };
}

function orderIn(body: JsonObject, usual: number): number {
  return typeof body['displayOrder'] === 'number' ? body['displayOrder'] : usual;
}

function shownAudit({ portalId }: Portal, entries: readonly AuditEntry[]) {
  return entries.map(({ identifier, action, at, after }) => ({
    portalId,
    identifier,
    action,
    timestamp: new Date(at).toISOString(),
    ...(after === undefined ? {} : { rawObject: after }),
  }));
}
