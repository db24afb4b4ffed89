import * as v from 'valibot';
import type { HttpAnswer } from '#application/ports/http';
import type { UpstreamFailure } from '#application/upstream-error';
import { classify } from '../http/classify';
import { parsedOrNothing } from '../http/parse-body';
import { rateLimiter } from '../http/rate-limiter';
import { vendorTransport, type Transport, type TransportKit } from '../http/transport';

/** The smallest plan's burst, per app. */
const limit = { calls: 100, windowMilliseconds: 10_000 };

/** HubSpot within its limits. The key travels with each call. */
export function hubSpotTransport(kit: TransportKit): Transport {
  const sharedUnder = { cache: kit.cache, key: 'hubspot-calls' };
  return vendorTransport(kit, {
    system: 'HubSpot',
    limiter: rateLimiter({ limit, clock: kit.clock, sharedUnder }),
    classify: classifyHubSpot,
    throttleSeconds,
    advise,
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
      ? 'crm.objects.owners.read, crm.objects.companies.read, crm.objects.contacts.read'
      : scopes.join(', ');
  return `Give the service key in HubSpot these scopes: ${wanted}.`;
}
