import { invalid, unset } from './failure';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** HubSpot takes numbers and truth values where it wants text. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

export function requiredText(body: JsonObject, name: string): string {
  const text = textIn(body[name]);
  if (text === undefined) throw unset([name]);
  return text;
}

export function objectsIn(value: unknown, name: string): readonly JsonObject[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isObject))
    throw invalid(`Invalid input JSON: ${name} is not a list of objects`);
  return value;
}

export function textsIn(value: unknown, name: string): readonly string[] {
  if (value === undefined || value === null) return [];
  const texts = Array.isArray(value) ? value.map(textIn) : [undefined];
  return texts.map((text) => {
    if (text === undefined) throw invalid(`Invalid input JSON: ${name} is not a list of texts`);
    return text;
  });
}

/** The `inputs` of a batch: at least one, and no more than the endpoint takes. */
export function inputsIn(body: JsonObject, cap: number): readonly JsonObject[] {
  if (body['inputs'] === undefined) throw unset(['inputs']);
  const inputs = objectsIn(body['inputs'], 'inputs');
  if (inputs.length === 0) throw invalid('inputs must not be empty');
  if (inputs.length > cap) throw invalid(`The maximum number of inputs supported in a batch request is ${cap}.`);
  return inputs;
}
