import * as v from 'valibot';
import type { HttpAnswer } from '#application/ports/http';
import type { UpstreamFailure } from '#application/upstream-error';
import { classify } from '../http/classify';
import { parsedOrNothing } from '../http/parse-body';
import { bothLimits, rateLimiter } from '../http/rate-limiter';
import {
  vendorTransport,
  type CallOutcome,
  type Transport,
  type TransportKit,
  type VendorCall,
} from '../http/transport';

/** The smallest plan's burst, per app. */
const usualLimit = { calls: 100, windowMilliseconds: 10_000 };
/** Of all searches, per account: other apps share it. */
const searchLimit = { calls: 5, windowMilliseconds: 1_000 };

/** HubSpot within its limits: searches have one of their own beside the usual one. The key travels with each call. */
export function hubSpotTransport(kit: TransportKit): Transport {
  const { cache, clock } = kit;
  const usual = rateLimiter({ limit: usualLimit, clock, sharedUnder: { cache, key: 'hubspot-calls' } });
  const searches = rateLimiter({ limit: searchLimit, clock, sharedUnder: { cache, key: 'hubspot-searches' } });
  const habits = { system: 'HubSpot', classify: classifyHubSpot, throttleSeconds, advise } as const;
  const usualLine = vendorTransport(kit, { ...habits, limiter: usual });
  const searchLine = vendorTransport(kit, { ...habits, limiter: bothLimits(usual, searches) });
  return {
    send: (calls, tokens) => {
      const sent = (line: Transport, wanted: boolean) =>
        line.send(
          calls.filter((call) => isSearch(call) === wanted),
          tokens,
        );
      return inOrder(calls, sent(usualLine, false), sent(searchLine, true));
    },
  };
}

function isSearch({ path }: VendorCall): boolean {
  return path.endsWith('/search');
}

/** Outcomes stand in the order of the calls. */
function inOrder(
  calls: readonly VendorCall[],
  usual: readonly CallOutcome[],
  searches: readonly CallOutcome[],
): readonly CallOutcome[] {
  const [nextUsual, nextSearch] = [usual.values(), searches.values()];
  return calls.flatMap((call) => {
    const next = (isSearch(call) ? nextSearch : nextUsual).next();
    return next.done === true ? [] : [next.value];
  });
}

/** 423: the record is locked for a moment. 477: the account is moving between data centers. Both ask to come again. */
function classifyHubSpot(answer: HttpAnswer): UpstreamFailure | undefined {
  return answer.status === 423 || answer.status === 477 ? 'unavailable' : classify(answer);
}

const Throttled = v.object({ policyName: v.nullish(v.string()) });

const throttleSecondsByPolicy: Readonly<Record<string, number>> = {
  TEN_SECONDLY_ROLLING: 10,
  SECONDLY: 1,
  // Ends at midnight in the portal's zone, which we do not know: no run waits for that.
  DAILY: 3600,
};

function throttleSeconds({ body }: HttpAnswer): number | undefined {
  return throttleSecondsByPolicy[parsedOrNothing(Throttled, body)?.policyName ?? ''];
}

const Refusal = v.object({
  errors: v.nullish(
    v.array(v.object({ context: v.nullish(v.object({ requiredGranularScopes: v.nullish(v.array(v.string())) })) })),
  ),
});

function advise({ status, body }: HttpAnswer): string | undefined {
  if (status === 401) return 'Check the script property HUBSPOT_SERVICE_KEY: the service key was rotated or deleted.';
  if (status !== 403) return undefined;
  const scopes = (parsedOrNothing(Refusal, body)?.errors ?? [])
    .flatMap(({ context }) => context?.requiredGranularScopes ?? [])
    .filter((scope) => /^[a-z0-9._-]+$/.test(scope));
  const wanted =
    scopes.length === 0
      ? 'crm.objects.owners.read, crm.objects.companies.read, crm.objects.contacts.read, crm.objects.deals.read'
      : scopes.join(', ');
  return `Give the service key in HubSpot these scopes: ${wanted}.`;
}
