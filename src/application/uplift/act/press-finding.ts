import { advanceFinding } from '#domain/uplift/uplift-finding';
import {
  findingApproved,
  findingDismissed,
  findingPresented,
  findingPutForward,
} from '#domain/timeline/uplift-payloads';
import { checkSigned } from '../../button-signature';
import type { FindingDeed } from '../../views/uplift';
import {
  longestReason,
  type DismissAnswer,
  type DismissForm,
  type FindingSaved,
  type ProposalAnswer,
} from '../../views/uplift-forms';
import type { RenewalParts } from '../../workflow/act/append-for-renewal';
import { signatureWords } from '../../workflow/act/evidence/judge-evidence';
import {
  appendForFinding,
  findingGone,
  heldBackNow,
  openFindingOf,
  shownAgain,
  type FindingAsked,
  type OpenedFinding,
} from './append-for-finding';
import { deedFields, mayDo, worksOnFinding } from './finding-offers';
import { proposalParagraph } from './proposal-paragraph';

export interface PressedFinding extends FindingAsked {
  readonly deed: FindingDeed;
  readonly version: number;
  readonly signature: string;
}

const notYours = 'Only whoever answers for this client, or reviews it, does that.';

/** Asks for approval, approves, or notes that the client was shown it. Three calls; one more asks HaloPSA before it is presented. */
export function pressFinding(parts: RenewalParts, pressed: PressedFinding): FindingSaved {
  const opened = openFindingOf(parts, pressed);
  if ('answer' in opened) return opened.answer;
  const { deed, clientId, key, version, signature } = pressed;
  const { viewer, place, finding, desk } = opened;
  const fields = deedFields(deed, clientId, { key, version }, viewer.email);
  const verdict = checkSigned(signature, fields, parts.clock.now(), parts);
  if (verdict !== 'good') return { kind: 'refused', because: signatureWords[verdict] };
  if (desk.health.isPaused) return { kind: 'paused' };
  const eventId = `${deedEvents[deed].type}/${key}/${version}/${viewer.email}`;
  // A second click comes after the first one moved the version on: what it did is shown again.
  if (finding.version === version && !mayDo(deed, finding, viewer, place.ownerEmail))
    return { kind: 'refused', because: notYours };
  const held = deed === 'putForward' ? undefined : heldBackNow(parts, opened);
  if (held !== undefined) return held;
  return appendForFinding(parts, opened, {
    eventId,
    notice: deedEvents[deed].notice,
    happened: (record) => {
      if (record.foldedTo !== version) return { refused: findingGone };
      if (deed === 'putForward') {
        if (record.life.state !== 'found' || record.putForwardBy !== undefined) return { refused: findingGone };
      } else {
        if (deed === 'approve' && record.putForwardBy === viewer.email)
          return { refused: 'Whoever put it forward is not the one who approves it.' };
        const type = deed === 'approve' ? 'approved' : 'presented';
        const step = advanceFinding(record.life, { type, by: viewer.email }, parts.localTime.dayOf(parts.clock.now()));
        if (step.kind === 'refused') return { refused: step.because };
      }
      return { type: deedEvents[deed].type, payloadText: deedEvents[deed].payload({ key }) };
    },
  });
}

const deedEvents = {
  putForward: { type: 'findingPutForward', payload: findingPutForward, notice: 'Sent for approval.' },
  approve: { type: 'findingApproved', payload: findingApproved, notice: 'Approved. Somebody else presents it.' },
  present: { type: 'findingPresented', payload: findingPresented, notice: 'Noted: the client was shown it.' },
} as const;

export interface DismissAsked extends FindingAsked {
  readonly draftId: string;
  readonly values: DismissForm['values'];
}

/** Why a finding is not followed up. No call while the cache is warm. */
export function startDismissing(parts: RenewalParts, asked: FindingAsked): DismissAnswer {
  const opened = openDismissing(parts, asked);
  if ('answer' in opened) return opened.answer;
  const values = { reason: '', isWrong: '' };
  return { kind: 'form', form: formFor(opened, { draftId: parts.newDraftId(), values, problems: {} }) };
}

/** Three calls. */
export function saveDismissing(parts: RenewalParts, { values, draftId, ...asked }: DismissAsked): DismissAnswer {
  const opened = openDismissing(parts, asked);
  const idFor = (email: string) => `findingDismissed/${asked.key}/${email}/${draftId}`;
  const notice = 'Dismissed. It will not be found again.';
  if ('answer' in opened) {
    // What one's own first click dismissed has left the card.
    const before = opened.answer.kind === 'refused' ? shownAgain(parts, asked, { idFor, notice }) : undefined;
    return before ?? opened.answer;
  }
  const reason = values.reason.trim();
  const problems: DismissForm['problems'] = {
    ...(reason === '' ? { reason: 'Say why: it will not be found again.' } : {}),
    ...(reason.length > longestReason ? { reason: `Shorten it: ${longestReason} characters at most.` } : {}),
    ...(values.isWrong === 'wrong' || values.isWrong === 'notNow' ? {} : { isWrong: 'Choose one.' }),
  };
  if (Object.keys(problems).length > 0) return { kind: 'form', form: formFor(opened, { draftId, values, problems }) };
  const { viewer } = opened;
  const isWrong = values.isWrong === 'wrong';
  return appendForFinding(parts, opened, {
    eventId: idFor(viewer.email),
    notice,
    happened: ({ life }) => {
      const event = { type: 'dismissed', by: viewer.email, reason, isWrong } as const;
      const step = advanceFinding(life, event, parts.localTime.dayOf(parts.clock.now()));
      if (step.kind === 'refused') return { refused: step.because };
      return { type: 'findingDismissed', payloadText: findingDismissed({ key: asked.key, reason, isWrong }) };
    },
  });
}

function openDismissing(parts: RenewalParts, asked: FindingAsked) {
  const opened = openFindingOf(parts, asked);
  if ('answer' in opened) return opened;
  const { viewer, place, desk } = opened;
  if (!worksOnFinding(viewer, place.ownerEmail)) return { answer: { kind: 'refused', because: notYours } as const };
  return desk.health.isPaused ? { answer: { kind: 'paused' } as const } : opened;
}

function formFor(
  { context, finding }: OpenedFinding,
  rest: Pick<DismissForm, 'draftId' | 'values' | 'problems'>,
): DismissForm {
  return { client: { id: context.client.id, name: context.client.name }, finding, ...rest };
}

/** A paragraph to copy into a proposal. HaloPSA is asked whether an incident is open: one call. Nothing is noted. */
export function draftProposal(parts: RenewalParts, asked: FindingAsked): ProposalAnswer {
  const opened = openFindingOf(parts, asked);
  if ('answer' in opened) return opened.answer;
  const { viewer, place, finding, context } = opened;
  if (!worksOnFinding(viewer, place.ownerEmail)) return { kind: 'refused', because: notYours };
  if (finding.strength !== 'action' || finding.value === undefined)
    return { kind: 'refused', because: 'This finding is watched, or has no worth yet: there is nothing to offer.' };
  const held = heldBackNow(parts, opened);
  if (held !== undefined) return held;
  return {
    kind: 'proposal',
    view: {
      client: { id: context.client.id, name: context.client.name },
      finding,
      paragraph: proposalParagraph(finding, finding.value),
    },
  };
}
