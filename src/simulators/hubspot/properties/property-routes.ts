import { batchAnswer, bodyOf, flag, needs, parameter, type Call, type PortalApp } from '../call';
import { HubSpotFailure, invalid } from '../failure';
import { inputsIn, requiredText, textIn } from '../json';
import { kinds, objectTypeOf, type ObjectType } from '../object-types';
import type { Portal } from '../portal';
import { versionsOf } from '../versions';
import { shownDefinition, type PropertyGroup } from './property-definition';
import { changedDefinition, definitionFrom } from './property-input';

const batchCap = 100;

export function addPropertyRoutes(app: PortalApp, portal: Portal): void {
  for (const base of versionsOf.properties) {
    addGroupRoutes(app, portal, `${base}/:type/groups`);
    addBatchRoutes(app, portal, `${base}/:type/batch`);
    app.get(`${base}/:type`, (call) => {
      const type = readable(call);
      const all = flag(call, 'archived') ? portal.properties.archived(type) : portal.properties.active(type);
      return call.json({ results: all.map(shownDefinition) });
    });
    app.post(`${base}/:type`, async (call) => {
      const type = writable(call);
      const made = portal.properties.add(type, definitionFrom(await bodyOf(call), portal.now()));
      call.header('Location', `${base}/${type}/${made.name}`);
      return call.json(shownDefinition(made), 201);
    });
    app.get(`${base}/:type/:name`, (call) => {
      const definition = portal.properties.get(readable(call), parameter(call, 'name'), flag(call, 'archived'));
      return call.json(shownDefinition(definition));
    });
    app.patch(`${base}/:type/:name`, async (call) => {
      const type = writable(call);
      const definition = portal.properties.get(type, parameter(call, 'name'));
      const changed = changedDefinition(definition, await bodyOf(call), portal.now());
      portal.properties.group(type, changed.groupName);
      return call.json(shownDefinition(portal.properties.keep(type, changed)));
    });
    app.delete(`${base}/:type/:name`, (call) => {
      const type = writable(call);
      portal.properties.get(type, parameter(call, 'name'));
      archive(portal, type, parameter(call, 'name'));
      return call.body(null, 204);
    });
  }
}

function addBatchRoutes(app: PortalApp, portal: Portal, base: string): void {
  app.post(`${base}/create`, async (call) => {
    const type = writable(call);
    const answers = each(inputsIn(await bodyOf(call), batchCap), (input) =>
      shownDefinition(portal.properties.add(type, definitionFrom(input, portal.now()))),
    );
    return call.json(
      batchAnswer(answers.results, portal.now(), answers.errors),
      answers.errors.length === 0 ? 201 : 207,
    );
  });
  app.post(`${base}/read`, async (call) => {
    const type = readable(call);
    const body = await bodyOf(call);
    const answers = each(inputsIn(body, batchCap), (input) =>
      shownDefinition(portal.properties.get(type, requiredText(input, 'name'), body['archived'] === true)),
    );
    return call.json(
      batchAnswer(answers.results, portal.now(), answers.errors),
      answers.errors.length === 0 ? 200 : 207,
    );
  });
  /** 204 whatever the names were. */
  app.post(`${base}/archive`, async (call) => {
    const type = writable(call);
    for (const input of inputsIn(await bodyOf(call), batchCap)) {
      const name = requiredText(input, 'name');
      if (portal.properties.find(type, name) !== undefined) archive(portal, type, name);
    }
    return call.body(null, 204);
  });
}

function addGroupRoutes(app: PortalApp, { properties }: Portal, base: string): void {
  app.get(base, (call) => call.json({ results: properties.allGroups(readable(call)).map(shownGroup) }));
  app.post(base, async (call) => {
    const type = writable(call);
    const body = await bodyOf(call);
    const group = { name: requiredText(body, 'name'), label: requiredText(body, 'label') };
    const made = properties.addGroup(type, { ...group, displayOrder: Number(body['displayOrder'] ?? -1) });
    return call.json(shownGroup(made), 201);
  });
  app.get(`${base}/:name`, (call) => call.json(shownGroup(properties.group(readable(call), parameter(call, 'name')))));
  app.patch(`${base}/:name`, async (call) => {
    const type = writable(call);
    const group = properties.group(type, parameter(call, 'name'));
    const body = await bodyOf(call);
    const changed = {
      name: group.name,
      label: textIn(body['label']) ?? group.label,
      displayOrder: Number(body['displayOrder'] ?? group.displayOrder),
    };
    return call.json(shownGroup(properties.keepGroup(type, changed)));
  });
  app.delete(`${base}/:name`, (call) => {
    properties.archiveGroup(writable(call), parameter(call, 'name'));
    return call.body(null, 204);
  });
}

function shownGroup(group: PropertyGroup) {
  return { ...group, archived: false };
}

function readable(call: Call): ObjectType {
  const type = objectTypeOf(parameter(call, 'type'));
  const noun = kinds[type].scopeNoun;
  needs(call, [
    `crm.objects.${noun}.read`,
    `crm.objects.${noun}.write`,
    `crm.schemas.${noun}.read`,
    `crm.schemas.${noun}.write`,
  ]);
  return type;
}

function writable(call: Call): ObjectType {
  const type = objectTypeOf(parameter(call, 'type'));
  needs(call, [`crm.schemas.${kinds[type].scopeNoun}.write`]);
  return type;
}

function archive({ properties, now }: Portal, type: ObjectType, name: string): void {
  const definition = properties.get(type, name);
  if (definition.hubspotDefined) throw invalid(`Property "${name}" is defined by HubSpot and cannot be archived.`);
  properties.keep(type, { ...definition, archivedAt: now() });
}

function each<Input, Result>(inputs: readonly Input[], make: (input: Input) => Result) {
  const results: Result[] = [];
  const errors: object[] = [];
  for (const input of inputs) {
    try {
      results.push(make(input));
    } catch (error) {
      if (!(error instanceof HubSpotFailure)) throw error;
      errors.push(error.inBatch());
    }
  }
  return { results, errors };
}
