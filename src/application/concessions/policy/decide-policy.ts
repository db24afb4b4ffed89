import { decidePolicy } from '#domain/concession/policy-approval';
import { policyAdopted, policyApproved, policyRejected } from '#domain/timeline/rules-payloads';
import type { PolicyButton, PolicyCardAnswer } from '../../views/concession-rules';
import { openDesk } from '../../viewing';
import type { ConcessionParts } from '../concession-parts';
import { checkSignature } from '../decide/deed-signature';
import { refusalWords } from '../decide/refusal-words';
import { policyVersions } from '../rules/concession-rules';
import type { KeptPolicies, PolicyApproval, PolicyProposal } from '../rules/kept-rules';
import { changePolicy, mostVersions, type PolicyWish } from './change-policy';
import { policyView, signedOf, standingOf } from './policy-view';

export type PressedPolicy = PolicyButton & { readonly words: string };

const longestWords = 1_000;

/** Approves, rejects or withdraws a proposed policy. The actor is the signed-in person; the signature is what makes the button ours. */
export function pressPolicy(parts: ConcessionParts, pressed: PressedPolicy): PolicyCardAnswer {
  const person = openDesk(parts, []).viewer?.email;
  if (person === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  const verdict = checkSignature(pressed.signature, signedOf(pressed, person), parts.clock.now(), parts);
  if (verdict !== 'good') return { kind: 'refused', because: refusalWords[verdict] };
  if (pressed.words.length > longestWords)
    return { kind: 'refused', because: 'Shorten your words to 1,000 characters.' };
  return changePolicy(parts, (actor, people, policies): PolicyWish => {
    const view = () => policyView(parts, actor, people, policies);
    const refused = (because: string): PolicyWish => ({
      kind: 'answer',
      answer: { kind: 'refused', because, view: view() },
    });
    const proposal = policies?.proposal;
    if (policies === undefined || proposal?.policy.version !== pressed.version)
      return refused('This proposal is decided already. What stands is shown.');
    const answer = decidePolicy(standingOf(proposal), { ...pressed, actor: actor.email }, people);
    if (answer.kind === 'refused') return refused(policyRefusalWords[answer.because]);
    if (answer.kind === 'rejected') return rejection(policies, proposal, pressed);
    return answer.isAdopted
      ? adoption(parts, policies, proposal, { by: actor.email, role: answer.role })
      : approval(policies, proposal, { by: actor.email, role: answer.role });
  });
}

const policyRefusalWords = {
  ...refusalWords,
  isProposer: 'Whoever proposes a policy does not approve it.',
  notApprover: 'The MSP owner and one of leader and finance approve a policy: two people.',
  notProposer: 'Only who proposed it can withdraw it.',
} as const;

function rejection(policies: KeptPolicies, proposal: PolicyProposal, { deed, words }: PressedPolicy): PolicyWish {
  const { policy, digest } = proposal;
  const { proposal: _over, ...rest } = policies;
  const isWithdrawn = deed === 'withdrawPolicy';
  return {
    kind: 'change',
    event: {
      eventId: `policyRejected/${policy.version}/${digest.slice(0, 16)}`,
      type: 'policyRejected',
      payloadText: policyRejected({
        version: policy.version,
        digest,
        words: isWithdrawn ? 'withdrawn' : words.trim(),
      }),
    },
    policies: rest,
    notice: isWithdrawn ? 'Withdrawn.' : 'Rejected. The policy in force stands.',
  };
}

function approval(policies: KeptPolicies, proposal: PolicyProposal, { by, role }: PolicyApproval): PolicyWish {
  const { policy, digest, approvals } = proposal;
  return {
    kind: 'change',
    event: {
      eventId: `policyApproved/${policy.version}/${digest.slice(0, 16)}/${by}`,
      type: 'policyApproved',
      payloadText: policyApproved({ version: policy.version, digest, role }),
    },
    policies: { ...policies, proposal: { ...proposal, approvals: [...approvals, { by, role }] } },
    notice: 'Approved. One more approval is needed.',
  };
}

function adoption(
  parts: ConcessionParts,
  policies: KeptPolicies,
  proposal: PolicyProposal,
  { by, role }: PolicyApproval,
): PolicyWish {
  const { policy, digest, approvals, proposedBy } = proposal;
  const today = parts.localTime.dayOf(parts.clock.now());
  // Nothing counts before it was approved.
  const startsOn = proposal.startsOn < today ? today : proposal.startsOn;
  const approvedBy = [...approvals.map((each) => each.by), by];
  // From now on the first version is kept, too: a change of the settings changes it no more.
  const before = policyVersions(parts.settings, policies).slice(-(mostVersions - 1));
  return {
    kind: 'change',
    event: {
      eventId: `policyAdopted/${policy.version}/${digest.slice(0, 16)}`,
      type: 'policyAdopted',
      payloadText: policyAdopted({ version: policy.version, digest, role, startsOn, approvedBy }),
    },
    policies: { adopted: [...before, { policy, startsOn, proposedBy, approvedBy }] },
    notice: `Approved. New requests go by version ${policy.version} from ${startsOn}.`,
  };
}
