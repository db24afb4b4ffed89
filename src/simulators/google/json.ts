import { invalidArgument } from './api-error';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An absent message is an empty one, as in protobuf's JSON form. */
export function objectAt(holder: JsonObject, name: string): JsonObject {
  const value = holder[name];
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalidArgument(`Invalid value at '${name}', it must be an object.`);
  return value;
}

export function listAt(holder: JsonObject, name: string): readonly unknown[] {
  const value = holder[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalidArgument(`Invalid value at '${name}', it must be a list.`);
  return value;
}

export function objectsAt(holder: JsonObject, name: string): readonly JsonObject[] {
  return listAt(holder, name).map((value) => {
    if (!isObject(value)) throw invalidArgument(`Invalid value at '${name}', it must be a list of objects.`);
    return value;
  });
}

export function textAt(holder: JsonObject, name: string): string | undefined {
  const value = holder[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string')
    throw invalidArgument(`Invalid value at '${name}' (TYPE_STRING), ${JSON.stringify(value)}`);
  return value;
}

export function numberAt(holder: JsonObject, name: string): number | undefined {
  const value = holder[name];
  if (value === undefined || value === null) return undefined;
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    throw invalidArgument(`Invalid value at '${name}' (TYPE_INT32), ${JSON.stringify(value)}`);
  }
  return number;
}
