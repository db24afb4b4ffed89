import type { VendorCall } from '../../http/transport';
import { hubSpotOrigin, hubSpotVersion } from '../hubspot-calls';
import type { ObjectKind } from '../hubspot-records';

/** One input of a batch, as HubSpot takes it. */
export interface BatchInput {
  readonly id?: string;
  readonly idProperty?: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly associations?: readonly object[];
}

/** Source: docs/reference/apis/hubspot.md, "Batches". */
export const recordsPerBatch = 100;
/** HubSpot takes 2,000; two types a pair come close to it. */
export const tiesPerBatch = 1_000;

export interface BatchRead {
  readonly ids: readonly string[];
  readonly properties: readonly string[];
  readonly idProperty?: string;
}

/** The calls by which we write, and those that look at what was written; signed with a service key. */
export interface HubSpotWriteCalls {
  batchRead(kind: ObjectKind, question: BatchRead): VendorCall;
  batchWrite(kind: ObjectKind, how: 'create' | 'update' | 'upsert', inputs: readonly BatchInput[]): VendorCall;
  tie(from: ObjectKind, to: ObjectKind, inputs: readonly object[]): VendorCall;
  /** 204 whatever was sent: what is not there is no error. */
  archive(kind: ObjectKind, ids: readonly string[]): VendorCall;
  untie(from: ObjectKind, to: ObjectKind, inputs: readonly object[]): VendorCall;
  untieLabels(from: ObjectKind, to: ObjectKind, inputs: readonly object[]): VendorCall;
  properties(): VendorCall;
  makeGroup(group: object): VendorCall;
  makeProperty(property: object): VendorCall;
  makePipeline(pipeline: object): VendorCall;
  labels(): VendorCall;
  makeLabel(label: object): VendorCall;
}

export function hubSpotWriteCalls(serviceKey: string): HubSpotWriteCalls {
  const headers = { authorization: `Bearer ${serviceKey}`, 'content-type': 'application/json' };
  const get = (path: string): VendorCall => ({ method: 'GET', url: `${hubSpotOrigin}${path}`, path, headers });
  const post = (path: string, body: unknown, isRepeatable: boolean): VendorCall => ({
    ...get(path),
    method: 'POST',
    body: JSON.stringify(body),
    isRepeatable,
  });
  const objects = (kind: ObjectKind) => `/crm/objects/${hubSpotVersion}/${kind}`;
  const ties = (from: ObjectKind, to: ObjectKind) => `/crm/associations/${hubSpotVersion}/${from}/${to}/batch`;
  const properties = `/crm/properties/${hubSpotVersion}/deals`;
  const labels = `/crm/associations/${hubSpotVersion}/deals/contacts/labels`;
  return {
    batchRead(kind, { ids, properties: names, idProperty }) {
      const question = {
        ...(idProperty === undefined ? {} : { idProperty }),
        inputs: ids.map((id) => ({ id })),
        properties: names,
        propertiesWithHistory: [],
      };
      return post(`${objects(kind)}/batch/read`, question, true);
    },
    /** A trace id of its own on every input asks HubSpot to refuse that one alone. A create that got no answer is never sent again. */
    batchWrite(kind, how, inputs) {
      const traced = inputs.map((input, place) => ({ objectWriteTraceId: String(place), ...input }));
      return post(`${objects(kind)}/batch/${how}`, { inputs: traced }, how !== 'create');
    },
    tie: (from, to, inputs) => post(`${ties(from, to)}/create`, { inputs }, true),
    archive: (kind, ids) => post(`${objects(kind)}/batch/archive`, { inputs: ids.map((id) => ({ id })) }, true),
    untie: (from, to, inputs) => post(`${ties(from, to)}/archive`, { inputs }, true),
    untieLabels: (from, to, inputs) => post(`${ties(from, to)}/labels/archive`, { inputs }, true),
    properties: () => get(properties),
    makeGroup: (group) => post(`${properties}/groups`, group, true),
    makeProperty: (property) => post(properties, property, true),
    makePipeline: (pipeline) => post(`/crm/pipelines/${hubSpotVersion}/deals`, pipeline, false),
    labels: () => get(labels),
    makeLabel: (label) => post(labels, label, true),
  };
}
