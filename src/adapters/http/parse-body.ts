import * as v from 'valibot';
import { UpstreamError, type UpstreamSystem } from '#application/upstream-error';

/** Whose answer to what: all that an error may say about a body. */
export interface BodyOrigin {
  readonly system: UpstreamSystem;
  /** Path with placeholders. */
  readonly path: string;
}

/** Parses an answer once, at the door. Throws `UpstreamError` malformed, which names the field and never its value. */
export function parseBody<Schema extends v.GenericSchema>(
  schema: Schema,
  body: string,
  origin: BodyOrigin,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, parseJson(body, origin), { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  // The library's own message quotes what it received.
  const place = v.getDotPath(issue) ?? 'the answer';
  throw malformed(
    origin,
    `${place} is ${issue.received === 'undefined' ? 'missing' : `not ${issue.expected ?? issue.type}`}`,
  );
}

export function malformed({ system, path }: BodyOrigin, why: string): UpstreamError {
  return new UpstreamError(system, 'malformed', `${path}: ${why}`);
}

function parseJson(body: string, origin: BodyOrigin): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw malformed(origin, 'the answer is not JSON');
  }
}

/** For texts that may be anything, such as an error page: undefined when it is not of this form. */
export function parsedOrNothing<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string | undefined,
): v.InferOutput<Schema> | undefined {
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}
