import { levels, type ApprovalPolicy } from '#domain/concession/approval-policy';
import { mayApprovePolicy, proposingRoles, type PolicyDeed } from '#domain/concession/policy-approval';
import { policyFields, policyTexts } from '#domain/concession/policy-text';
import { hasRole, type Person } from '#domain/vocabulary/person';
import type {
  PolicyAxisLine,
  PolicyButton,
  PolicyChange,
  PolicyProposalView,
  PolicyVersionLine,
  PolicyView,
} from '../../views/concession-rules';
import { openDesk } from '../../viewing';
import type { ConcessionParts } from '../concession-parts';
import { nameOf } from '../name-of';
import { signDeed } from '../decide/deed-signature';
import { inForceOn, policyVersions } from '../rules/concession-rules';
import type { KeptPolicies, KeptPolicy, PolicyProposal } from '../rules/kept-rules';

/** The policy as this person sees it, with what they may do, signed. It names no client, so that all whom it binds may read it. */
export function policyView(
  parts: ConcessionParts,
  viewer: Person,
  people: readonly Person[],
  policies: KeptPolicies | undefined,
): PolicyView {
  const now = parts.clock.now();
  const today = parts.localTime.dayOf(now);
  const versions = policyVersions(parts.settings, policies);
  const current = inForceOn(versions, today) ?? versions[0];
  if (current === undefined) throw new Error('there is always a policy');
  const { policy, startsOn } = current;
  const proposal = policies?.proposal;
  return {
    version: policy.version,
    ...(startsOn === undefined ? {} : { startsOn }),
    axes: axesOf(policy),
    levelWithoutGive: policy.levelWithoutGive,
    versions: [...versions].reverse().map((each) => versionLine(each, current, people, today)),
    ...(proposal === undefined ? {} : { proposal: proposalView(parts, { viewer, people }, proposal, policy) }),
    mayPropose: proposal === undefined && proposingRoles.some((role) => hasRole(viewer, role)),
    now,
    health: openDesk(parts, []).health,
  };
}

function axesOf(policy: ApprovalPolicy): readonly PolicyAxisLine[] {
  const texts = policyTexts(policy);
  return policyFields.map((field) => ({ field, rows: texts[field].split('\n') }));
}

function versionLine(
  { policy, startsOn, approvedBy }: KeptPolicy,
  current: KeptPolicy,
  people: readonly Person[],
  today: string,
): PolicyVersionLine {
  const isAhead = startsOn !== undefined && startsOn > today;
  return {
    version: policy.version,
    ...(startsOn === undefined ? {} : { startsOn }),
    approvedByNames: approvedBy.map((email) => nameOf(people, email)),
    status: policy.version === current.policy.version ? 'inForce' : isAhead ? 'ahead' : 'replaced',
  };
}

function proposalView(
  parts: ConcessionParts,
  { viewer, people }: { readonly viewer: Person; readonly people: readonly Person[] },
  proposal: PolicyProposal,
  current: ApprovalPolicy,
): PolicyProposalView {
  const { policy, startsOn, reason, proposedBy, approvals } = proposal;
  const standing = standingOf(proposal);
  return {
    version: policy.version,
    startsOn,
    reason,
    proposedByName: nameOf(people, proposedBy),
    changes: changesOf(current, policy),
    approvedByNames: approvals.map(({ by }) => nameOf(people, by)),
    waitsFor: people.filter((person) => mayApprovePolicy(standing, person, people)).map(({ name }) => name),
    may: deedsOf(viewer, people, proposal).map((deed) => signedButton(parts, proposal, viewer.email, deed)),
  };
}

export function standingOf({ proposedBy, digest, approvals }: PolicyProposal) {
  return { proposedBy, digest, approvedBy: approvals.map(({ by }) => by) };
}

function deedsOf(viewer: Person, people: readonly Person[], proposal: PolicyProposal): readonly PolicyDeed[] {
  if (viewer.email === proposal.proposedBy) return ['withdrawPolicy'];
  return mayApprovePolicy(standingOf(proposal), viewer, people) ? ['approvePolicy', 'rejectPolicy'] : [];
}

function signedButton(
  parts: ConcessionParts,
  { policy, digest, approvals }: PolicyProposal,
  person: string,
  deed: PolicyDeed,
): PolicyButton {
  const button = { deed, version: policy.version, approvals: approvals.length, digest };
  return { ...button, signature: signDeed(signedOf(button, person), parts.clock.now(), parts) };
}

/** What the signature of a policy's button is over; the number of approvals is its version. */
export function signedOf({ deed, version, approvals, digest }: Omit<PolicyButton, 'signature'>, person: string) {
  return { requestId: `policy-${version}`, version: approvals + 1, termsDigest: digest, person, deed };
}

function changesOf(before: ApprovalPolicy, after: ApprovalPolicy): readonly PolicyChange[] {
  const [old, fresh] = [policyTexts(before), policyTexts(after)];
  const changes = policyFields
    .filter((field) => old[field] !== fresh[field])
    .map((field) => ({ field, before: old[field].split('\n'), after: fresh[field].split('\n') }));
  if (before.levelWithoutGive === after.levelWithoutGive) return changes;
  const give = { before: [`level ${before.levelWithoutGive}`], after: [`level ${after.levelWithoutGive}`] };
  return [...changes, { field: 'levelWithoutGive', ...give }];
}

/** Levels whose seats nobody holds who is there. */
export function levelsWithoutPeople(policy: ApprovalPolicy, people: readonly Person[]) {
  return levels.filter(
    (level) =>
      !people.some((person) => person.active && policy.rolesByLevel[level].some((role) => hasRole(person, role))),
  );
}
