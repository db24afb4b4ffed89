import * as v from 'valibot';
import type { DeskAgent } from '#application/ports/service-desk';
import { malformed, parseBody, parsedOrNothing } from '../http/parse-body';
import { minorOf } from './halo-contract-value';
import { maybeFlag, maybeNumber, maybeText, textOrNone } from './halo-values';

/** A row of GET /Agent. It names no cost: that is on the detail alone. */
export const HaloAgentRow = v.object({ id: v.number(), name: maybeText, email: maybeText, isdisabled: maybeFlag });

/** GET /Agent/{id}. */
export const HaloAgentDetail = v.object({ id: v.number(), costprice: maybeNumber });

const HaloAgents = v.array(HaloAgentRow);
const AnyEnvelope = v.record(v.string(), v.unknown());

/** A bare list on the wire; a build that wraps it in an envelope was seen too. */
export function parseAgents(body: string): readonly DeskAgent[] {
  const origin = { system: 'HaloPSA', path: '/Agent' } as const;
  const answer = parseBody(v.union([HaloAgents, AnyEnvelope]), body, origin);
  return listIn(answer, origin).map(({ id, name, email, isdisabled }) => ({
    agentId: id,
    name: textOrNone(name) ?? `Agent ${id}`,
    email: textOrNone(email)?.toLowerCase() ?? '',
    active: isdisabled !== true,
  }));
}

function listIn(
  answer: v.InferOutput<typeof HaloAgents> | Readonly<Record<string, unknown>>,
  origin: Parameters<typeof malformed>[0],
): v.InferOutput<typeof HaloAgents> {
  if (Array.isArray(answer)) return answer;
  for (const value of Object.values(answer)) {
    const result = v.safeParse(HaloAgents, value);
    if (result.success) return result.output;
  }
  throw malformed(origin, 'no list of agents in the answer');
}

/** Minor units of the settings' currency an hour. HaloPSA fills the field with 0 where nobody entered a cost. */
export function agentCost(body: string, currency: string): number | undefined {
  const cost = parsedOrNothing(HaloAgentDetail, body)?.costprice ?? 0;
  return cost > 0 ? minorOf(cost, currency) : undefined;
}
