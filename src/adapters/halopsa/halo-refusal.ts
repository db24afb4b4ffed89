import * as v from 'valibot';
import { parsedOrNothing } from '../http/parse-body';

/** The shapes in which HaloPSA says no. Source: docs/reference/apis/halopsa-simulator.md, "Refusals". */
const Refusal = v.union([
  v.pipe(
    v.object({ Message: v.string() }),
    v.transform(({ Message }) => Message),
  ),
  v.pipe(
    v.object({ errorMessage: v.string() }),
    v.transform(({ errorMessage }) => errorMessage),
  ),
  v.pipe(
    v.object({ error: v.string() }),
    v.transform(({ error }) => error),
  ),
  v.string(),
  v.pipe(
    v.record(v.string(), v.array(v.string())),
    v.transform((places) => Object.values(places)[0]?.[0] ?? ''),
  ),
]);

const longest = 160;

/** HaloPSA's own reason in one sentence, without an address of anybody. */
export function refusalSentence(status: number, body: string | undefined): string {
  const words = (parsedOrNothing(Refusal, body) ?? '')
    .replace(/\S+@\S+/g, 'an address')
    .replace(/\s+/g, ' ')
    .trim();
  if (words === '') return `HaloPSA answered ${status}`;
  return words.length <= longest ? words : `${words.slice(0, longest - 1).trimEnd()}…`;
}
