import { decidingRoles, runningDelegations } from '#domain/concession/delegation';
import { mayApprovePolicy } from '#domain/concession/policy-approval';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person, type Role } from '#domain/vocabulary/person';
import type { Settings } from '../../settings';
import type { ConcessionRulesLine } from '../../views/concession-rules';
import { settingsFor } from '../concession-parts';
import { standingOf } from '../policy/policy-view';
import { policyReaders } from '../policy/policy-readers';
import { rulesOf, type KeptRules } from './concession-rules';

export interface RulesFacts {
  readonly settings: Settings;
  readonly kept: KeptRules;
  readonly people: readonly Person[];
  readonly today: CalendarDate;
}

/** Whoever has a seat may give it for some days; an administrator looks after the seats of who is away. */
const delegationRoles: readonly Role[] = [...decidingRoles, 'administrator'];

/** What a person's homepage says of the rules of concessions; nothing where nobody can ask for one. */
export function rulesLine(
  viewer: Person,
  { settings, kept, people, today }: RulesFacts,
): ConcessionRulesLine | undefined {
  if (settingsFor(settings) === undefined || !policyReaders.some((role) => hasRole(viewer, role))) return undefined;
  const proposal = kept.policies?.proposal;
  const seesAll = hasRole(viewer, 'administrator') || hasRole(viewer, 'mspOwner');
  const running = runningDelegations(kept.delegations ?? [], people, today).filter(
    ({ from, to }) => seesAll || [from, to].includes(viewer.email),
  );
  const minds = delegationRoles.some((role) => hasRole(viewer, role));
  return {
    policyVersion: rulesOf(settings, kept).policyOn(today).version,
    ...(proposal === undefined ? {} : { proposed: proposal.policy.version }),
    waitsForMe: proposal !== undefined && mayApprovePolicy(standingOf(proposal), viewer, people),
    ...(minds || running.length > 0 ? { delegations: running.length } : {}),
  };
}
