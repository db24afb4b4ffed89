import type { PolicyTabFacts } from '../../tabs/policy-tab';
import type { ConcessionParts } from '../concession-parts';
import { inForceOn, policyVersions } from '../rules/concession-rules';
import type { KeptPolicies } from '../rules/kept-rules';

/** What the Policy tab shows today. */
export function tabFacts(
  parts: Pick<ConcessionParts, 'settings' | 'localTime' | 'clock'>,
  policies: KeptPolicies | undefined,
): PolicyTabFacts {
  const versions = policyVersions(parts.settings, policies);
  const today = parts.localTime.dayOf(parts.clock.now());
  return {
    versions,
    ...(policies?.proposal === undefined ? {} : { proposal: policies.proposal }),
    inForce: inForceOn(versions, today)?.policy.version ?? '',
    today,
  };
}
