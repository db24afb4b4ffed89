import { usualPolicy, type ApprovalPolicy } from '#domain/concession/approval-policy';
import { runningDelegations } from '#domain/concession/delegation';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Person, Role } from '#domain/vocabulary/person';
import type { Settings } from '../../settings';
import type { WorkbookState } from '../../tabs/state-tab';
import { settingsFor, type ConcessionParts } from '../concession-parts';
import type { ConcessionSettings } from '../figures';
import type { KeptDelegation, KeptPolicies, KeptPolicy } from './kept-rules';

/** By which policy requests go, and who decides for whom: read again at every decision. */
export interface ConcessionRules {
  readonly delegations: readonly KeptDelegation[];
  /** The policy that new requests of a day go by. */
  policyOn(day: CalendarDate): ApprovalPolicy;
  /** The version under which a request was routed; where nobody knows that version, the one of the day. */
  policyOf(version: string, day: CalendarDate): ApprovalPolicy;
}

/** What the State tab keeps of them. */
export type KeptRules = {
  readonly [Name in 'delegations' | 'policies']?: WorkbookState[Name] | undefined;
};

export function rulesOf(settings: Settings, { delegations = [], policies }: KeptRules): ConcessionRules {
  const versions = policyVersions(settings, policies);
  const policyOn = (day: CalendarDate) => (inForceOn(versions, day) ?? versions[0])?.policy ?? usualPolicy;
  return {
    delegations,
    policyOn,
    policyOf: (version, day) => versions.find(({ policy }) => policy.version === version)?.policy ?? policyOn(day),
  };
}

/** Oldest first. Until another one is adopted, the setting's is the first and only one; from then on it is kept with the others. */
export function policyVersions(settings: Settings, policies: KeptPolicies | undefined): readonly KeptPolicy[] {
  const adopted = policies?.adopted ?? [];
  return adopted.length > 0 ? adopted : [{ policy: settingsFor(settings)?.policy ?? usualPolicy, approvedBy: [] }];
}

/** Roles in which somebody decides for others today: requests that wait for those are before them. */
export function delegatedRoles(
  { clock, localTime }: Pick<ConcessionParts, 'clock' | 'localTime'>,
  { delegations }: ConcessionRules,
  { email }: Pick<Person, 'email'>,
  people: readonly Person[],
): readonly Role[] {
  return runningDelegations(delegations, people, localTime.dayOf(clock.now()))
    .filter(({ to }) => to === email)
    .map(({ role }) => role);
}

/** What reckoning goes by today: the settings with the policy in force. */
export function inForce(
  { clock, localTime }: Pick<ConcessionParts, 'clock' | 'localTime'>,
  settings: ConcessionSettings,
  rules: ConcessionRules,
): ConcessionSettings {
  return { ...settings, policy: rules.policyOn(localTime.dayOf(clock.now())) };
}

/** The one that began last; of two that begin on one day, the one that was adopted later. */
export function inForceOn(versions: readonly KeptPolicy[], day: CalendarDate): KeptPolicy | undefined {
  const begun = versions.filter(({ startsOn = '' }) => startsOn <= day);
  return begun.reduce<KeptPolicy | undefined>(
    (newest, one) => ((one.startsOn ?? '') >= (newest?.startsOn ?? '') ? one : newest),
    undefined,
  );
}
