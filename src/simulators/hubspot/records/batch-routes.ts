import { batchAnswer, bodyOf, flag, type Call, type PortalApp } from '../call';
import { HubSpotFailure, invalid, unset } from '../failure';
import { inputsIn, requiredText, textIn, textsIn, type JsonObject } from '../json';
import type { ObjectType } from '../object-types';
import type { Portal } from '../portal';
import { versionsOf } from '../versions';
import { readable, writable, writerFor, writtenNames } from './record-routes';
import { shownRecord } from './record-view';
import { findRecord, type PreparedWrite, type RecordWriter } from './record-writer';

const batchCap = 100;

export function addBatchRoutes(app: PortalApp, portal: Portal): void {
  for (const base of versionsOf.objects) {
    const batch = `${base}/:type/batch`;
    app.post(`${batch}/read`, async (call) => batchRead(call, portal, readable(call), await bodyOf(call)));
    app.post(`${batch}/create`, async (call) => {
      const type = writable(call);
      const writer = writerFor(call, portal);
      const inputs = inputsIn(await bodyOf(call), batchCap);
      const prepared = prepareAll(inputs, (input) => writer.prepareCreate(type, input));
      return finish(call, portal, { writer, prepared, inputs, status: 201 });
    });
    app.post(`${batch}/update`, async (call) => {
      const type = writable(call);
      const writer = writerFor(call, portal);
      const inputs = inputsIn(await bodyOf(call), batchCap);
      refuseDuplicates(inputs);
      const prepared = prepareAll(inputs, (input) => {
        const id = requiredText(input, 'id');
        const record = writer.find(type, id, textIn(input['idProperty']));
        if (record === undefined) throw lost([id]);
        return writer.prepareUpdate(type, record, input);
      });
      return finish(call, portal, { writer, prepared, inputs, status: 200 });
    });
    app.post(`${batch}/upsert`, async (call) => {
      const type = writable(call);
      const writer = writerFor(call, portal);
      const inputs = inputsIn(await bodyOf(call), batchCap);
      refuseDuplicates(inputs);
      refuseMixedProperties(inputs);
      const prepared = prepareAll(inputs, (input) => prepareUpsert(writer, type, input));
      return finish(call, portal, { writer, prepared, inputs, status: 200, tellsNew: true });
    });
    /** 204 whatever the ids were. */
    app.post(`${batch}/archive`, async (call) => {
      const type = writable(call);
      for (const input of inputsIn(await bodyOf(call), batchCap)) portal.archive(type, requiredText(input, 'id'));
      return call.body(null, 204);
    });
  }
}

/** The input's id is the unique value; a record that is not there is made with it. Links cannot be sent along. */
function prepareUpsert(writer: RecordWriter, type: ObjectType, input: JsonObject): PreparedWrite {
  const [id, idProperty] = [requiredText(input, 'id'), textIn(input['idProperty'])];
  const record = writer.find(type, id, idProperty);
  if (record !== undefined) return writer.prepareUpdate(type, record, input);
  if (idProperty === undefined || idProperty === 'hs_object_id') throw lost([id]);
  const { properties } = input;
  const sent = typeof properties === 'object' && properties !== null ? properties : {};
  const { associations, ...rest } = input;
  if (associations !== undefined) throw invalid('Invalid input JSON: Unrecognized field "associations"');
  return writer.prepareCreate(type, { ...rest, properties: { [idProperty]: id, ...sent } });
}

type Prepared = PreparedWrite | HubSpotFailure;

function prepareAll(inputs: readonly JsonObject[], prepare: (input: JsonObject) => PreparedWrite): readonly Prepared[] {
  return inputs.map((input) => {
    try {
      return prepare(input);
    } catch (error) {
      if (error instanceof HubSpotFailure) return error;
      throw error;
    }
  });
}

interface Batch {
  readonly writer: RecordWriter;
  readonly prepared: readonly Prepared[];
  readonly inputs: readonly JsonObject[];
  readonly status: 200 | 201;
  readonly tellsNew?: boolean;
}

/**
 * Partial success must be asked for: by a trace id of its own on every input. Without, one bad input refuses the batch;
 * only a record that is not there is left out and told. Source: docs/reference/apis/hubspot-simulator.md, "Batches".
 */
function finish(call: Call, portal: Portal, { writer, prepared, inputs, status, tellsNew = false }: Batch): Response {
  const traceIds = inputs.map((input) => textIn(input['objectWriteTraceId']));
  const isTraced = !traceIds.includes(undefined) && new Set(traceIds).size === inputs.length;
  const fatal = prepared.find((one) => one instanceof HubSpotFailure && one.status !== 404);
  if (fatal instanceof HubSpotFailure && !isTraced) throw fatal;
  if (status === 201 && !isTraced) {
    const first = prepared.find((one) => one instanceof HubSpotFailure);
    if (first instanceof HubSpotFailure) throw first;
  }
  const results: object[] = [];
  const errors: object[] = [];
  prepared.forEach((one, position) => {
    const traceId = traceIds[position];
    if (one instanceof HubSpotFailure) {
      errors.push(one.inBatch(isTraced && traceId !== undefined ? { objectWriteTraceId: [traceId] } : {}));
      return;
    }
    const record = writer.commit(one);
    results.push({
      ...shownRecord(portal, one.type, record, { properties: writtenNames(record) }),
      ...(tellsNew ? { new: one.before === undefined } : {}),
      ...(traceId === undefined ? {} : { objectWriteTraceId: traceId }),
    });
  });
  return call.json(batchAnswer(results, portal.now(), errors), errors.length === 0 ? status : 207);
}

/** What was found, and one error for all that was not. */
async function batchRead(call: Call, portal: Portal, type: ObjectType, body: JsonObject): Promise<Response> {
  const ids = inputsIn(body, batchCap).map((input) => requiredText(input, 'id'));
  const properties = textsIn(body['properties'], 'properties');
  const withHistory = textsIn(body['propertiesWithHistory'], 'propertiesWithHistory');
  const idProperty = textIn(body['idProperty']);
  const found = [...new Set(ids)].map((id) => {
    const record = findRecord(portal, type, id, idProperty);
    return { id, record: (record?.archivedAt !== undefined) === flag(call, 'archived') ? record : undefined };
  });
  const results = found.flatMap(({ record }) =>
    record === undefined ? [] : [shownRecord(portal, type, record, { properties, withHistory })],
  );
  const lostIds = found.filter(({ record }) => record === undefined).map(({ id }) => id);
  const errors = lostIds.length === 0 ? [] : [lost(lostIds).inBatch()];
  return call.json(batchAnswer(results, portal.now(), errors), errors.length === 0 ? 200 : 207);
}

function lost(ids: readonly string[]): HubSpotFailure {
  const message = 'Could not get some objects, they may be deleted or not exist. Check that ids are valid.';
  return new HubSpotFailure(404, 'OBJECT_NOT_FOUND', message, { context: { ids } });
}

function refuseDuplicates(inputs: readonly JsonObject[]): void {
  const ids = inputs.map((input) => textIn(input['id']));
  if (ids.includes(undefined)) throw unset(['id']);
  const twice = [...new Set(ids.filter((id, position) => ids.indexOf(id) !== position))];
  if (twice.length === 0) return;
  throw invalid(`Duplicate IDs found in batch input: [${twice.join(', ')}]. IDs must be unique`, {
    context: { ids: twice },
  });
}

/** Assumed: the documents only show batches of one id property. */
function refuseMixedProperties(inputs: readonly JsonObject[]): void {
  if (new Set(inputs.map((input) => textIn(input['idProperty']))).size > 1) {
    throw invalid('All inputs of an upsert must have the same idProperty.');
  }
}
