import * as v from 'valibot';
import type { WriteAnswer } from '#application/ports/write-answer';
import { UpstreamError } from '#application/upstream-error';
import { parsedOrNothing } from '../../http/parse-body';
import type { CallOutcome, Transport, VendorCall } from '../../http/transport';

const texts = v.nullish(v.array(v.string()));

/** Every field of an error is optional. */
const Detail = v.object({
  code: v.nullish(v.string()),
  context: v.nullish(v.object({ propertyName: texts })),
});
const BatchError = v.object({
  category: v.nullish(v.string()),
  message: v.nullish(v.string()),
  context: v.nullish(v.object({ objectWriteTraceId: texts, ids: texts })),
  errors: v.nullish(v.array(Detail)),
});
type BatchError = v.InferOutput<typeof BatchError>;

const BatchBody = v.object({ results: v.array(v.unknown()), errors: v.nullish(v.array(BatchError)) });

/** A list inside `message`: `Property values were not valid: [{"error":"INVALID_OPTION","name":"foo",…}]`. */
const InvalidValues = v.array(v.object({ name: v.nullish(v.string()), error: v.nullish(v.string()) }));

const plainWord = /^[A-Za-z0-9_.-]{1,80}$/;

/** Names properties and codes, never a value: a message of HubSpot's may quote what was sent. */
export function refusalWords({ category, message, errors }: BatchError): string {
  const named = (errors ?? []).flatMap(({ code, context }) =>
    (context?.propertyName ?? []).map((name) => ({ name, code: code ?? '' })),
  );
  const list = (message ?? '').indexOf('[{');
  const inMessage = list < 0 ? [] : (parsedOrNothing(InvalidValues, (message ?? '').slice(list)) ?? []);
  const all = [...named, ...inMessage.map(({ name, error }) => ({ name: name ?? '', code: error ?? '' }))];
  const known = all.filter(({ name, code }) => plainWord.test(name) && (code === '' || plainWord.test(code)));
  if (known.length > 0) {
    const words = known.map(({ name, code }) => (code === '' ? name : `${name} (${code})`));
    return `HubSpot refused it because of ${[...new Set(words)].join(', ')}`;
  }
  if ((message ?? '').includes('already has that value')) return 'HubSpot has another record with this key';
  return `HubSpot refused it${plainWord.test(category ?? '') ? ` (${category})` : ''}`;
}

/**
 * Sends one batch and answers for each input. A batch that HubSpot refuses as a whole is halved until the bad input stands alone:
 * whether it refuses inputs one by one is its own choice, although we ask for that.
 */
export function writeBatch<Input>(
  transport: Transport,
  inputs: readonly Input[],
  call: (inputs: readonly Input[]) => VendorCall,
): readonly WriteAnswer[] {
  if (inputs.length === 0) return [];
  const [outcome] = transport.send([call(inputs)]);
  if (outcome === undefined) return inputs.map(() => unclear('no outcome'));
  if (outcome.kind === 'done') return answersIn(outcome.body, inputs.length);
  const { error, body } = outcome;
  if (error.failure === 'unauthorized') throw error;
  if (error.failure !== 'rejected') return inputs.map(() => ({ kind: 'unclear', error }));
  if (inputs.length === 1) return [refusedBy(body)];
  const middle = Math.ceil(inputs.length / 2);
  return [
    ...writeBatch(transport, inputs.slice(0, middle), call),
    ...writeBatch(transport, inputs.slice(middle), call),
  ];
}

/** In batches of so many, one after the other. */
export function writeBatches<Input>(
  transport: Transport,
  inputs: readonly Input[],
  { size, call }: { readonly size: number; readonly call: (inputs: readonly Input[]) => VendorCall },
): readonly WriteAnswer[] {
  return chunks(inputs, size).flatMap((batch) => writeBatch(transport, batch, call));
}

export function chunks<Part>(parts: readonly Part[], size: number): readonly (readonly Part[])[] {
  const made: (readonly Part[])[] = [];
  for (let at = 0; at < parts.length; at += size) made.push(parts.slice(at, at + size));
  return made;
}

/** One call that is no batch. */
export function answerOf(outcome: CallOutcome | undefined): WriteAnswer {
  if (outcome === undefined) return unclear('no outcome');
  if (outcome.kind === 'done') return { kind: 'accepted' };
  const { error, body } = outcome;
  return error.failure === 'rejected' ? refusedBy(body) : { kind: 'unclear', error };
}

export function refusedBy(body: string | undefined): Extract<WriteAnswer, { kind: 'refused' }> {
  return { kind: 'refused', because: refusalWords(parsedOrNothing(BatchError, body) ?? {}) };
}

/** An error that names its input refuses that one; one that names none leaves in doubt whatever has no result of its own. */
function answersIn(body: string, count: number): readonly WriteAnswer[] {
  const parsed = parsedOrNothing(BatchBody, body);
  if (parsed === undefined) return Array.from({ length: count }, () => unclear('the answer has no results'));
  const refused = new Map<number, string>();
  for (const error of parsed.errors ?? []) {
    for (const trace of error.context?.objectWriteTraceId ?? []) refused.set(Number(trace), refusalWords(error));
  }
  const isWhole = parsed.results.length + refused.size >= count;
  return Array.from({ length: count }, (_, place): WriteAnswer => {
    const because = refused.get(place);
    if (because !== undefined) return { kind: 'refused', because };
    return isWhole ? { kind: 'accepted' } : unclear('HubSpot did not say which of the inputs it refused');
  });
}

/** Looked at, before anybody believes or repeats it. */
export function unclear(detail: string): WriteAnswer {
  return { kind: 'unclear', error: new UpstreamError('HubSpot', 'malformed', `A batch was sent: ${detail}.`) };
}
