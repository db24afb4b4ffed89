import { ApiError, invalidArgument } from './api-error';
import { isObject, objectsAt, type JsonObject } from './json';
import { structureRequests } from './structure-requests';
import type { Workbook } from './workbook';

/** Requests that change looks only. Accepted and kept with the file; what they would draw is nobody's concern here. */
const opaque = new Set([
  'addBanding',
  'addChart',
  'addConditionalFormatRule',
  'addFilterView',
  'addNamedRange',
  'autoResizeDimensions',
  'mergeCells',
  'setBasicFilter',
  'setDataValidation',
  'updateBorders',
  'updateDimensionProperties',
]);

/** `spreadsheets.batchUpdate`. The caller passes a draft: "if any request is not valid then the entire request will fail". */
export function batchUpdate(workbook: Workbook, body: JsonObject): JsonObject {
  const requests = objectsAt(body, 'requests');
  if (requests.length === 0) throw invalidArgument('Must specify at least one request.');
  const replies = requests.map((request, index) => answer(workbook, request, index));
  return { spreadsheetId: workbook.spreadsheetId, replies };
}

function answer(workbook: Workbook, request: JsonObject, index: number): JsonObject {
  const [entry, ...more] = Object.entries(request);
  if (entry === undefined || more.length > 0) {
    throw invalidArgument(
      `Invalid value at 'requests[${index}]' (oneof), oneof field 'kind' must be set exactly once.`,
    );
  }
  const [kind, content] = entry;
  if (opaque.has(kind)) {
    workbook.opaqueRequests = [...workbook.opaqueRequests, request];
    return {};
  }
  const perform = structureRequests[kind];
  if (perform === undefined) {
    throw invalidArgument(
      `Invalid JSON payload received. Unknown name "${kind}" at 'requests[${index}]': Cannot find field.`,
    );
  }
  try {
    return perform(workbook, isObject(content) ? content : {});
  } catch (error) {
    throw error instanceof ApiError ? invalidArgument(`Invalid requests[${index}].${kind}: ${error.message}`) : error;
  }
}
