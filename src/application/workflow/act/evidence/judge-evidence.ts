import { judgeEvidence as judged } from '#domain/renewal/checkpoint';
import { evidenceJudged } from '#domain/timeline/workflow-payloads';
import { checkSigned, signed } from '../../../button-signature';
import type { CheckpointView } from '../../../views/checkpoint';
import { longestLine, type EvidenceView, type EvidenceViewAnswer } from '../../../views/renewal-forms';
import { appendForRenewal, openRenewalOf, refsOf, type OpenedRenewal, type RenewalParts } from '../append-for-renewal';
import type { CheckpointAsked } from './capturing';
import { evidenceApprovers } from '../renewal-access';

export interface Judgement extends CheckpointAsked {
  /** Of the record and of the evidence that were read. */
  readonly version: number;
  readonly key: string;
  readonly approves: boolean;
  readonly signature: string;
  readonly words: string;
}

const nothingWaits = 'No evidence waits here any more. Open the renewal again: what stands is shown there.';
const changed = 'Something has changed since this card was drawn. Read the evidence again before you decide.';
export const signatureWords = {
  forged: 'This button does not belong to this card. Open it again. Nothing was decided.',
  expired: 'This card lay open for too long. Open it again. Nothing was decided.',
} as const;

/** Evidence that waits, with buttons for who approves it. No call while the cache is warm. */
export function openEvidence(parts: RenewalParts, asked: CheckpointAsked): EvidenceViewAnswer {
  const opened = openRenewalOf(parts, asked.clientId, asked.renewalId);
  if ('answer' in opened) return opened.answer;
  const checkpoint = opened.renewal.checkpoints.find(({ window }) => window === asked.window);
  if (checkpoint?.state !== 'captured' || checkpoint.evidence === undefined)
    return { kind: 'refused', because: nothingWaits };
  return { kind: 'evidence', view: viewOf(parts, opened, checkpoint, checkpoint.evidence) };
}

function viewOf(
  parts: RenewalParts,
  { desk, place, context, renewal, viewer }: OpenedRenewal,
  { window, dueOn }: CheckpointView,
  evidence: NonNullable<CheckpointView['evidence']>,
): EvidenceView {
  const { renewalId, version, decisionOn } = renewal;
  const { people, health } = desk;
  const nameOf = (email: string) => people.find((person) => person.email === email)?.name ?? email;
  const approvers = evidenceApprovers(people, place.ownerEmail, evidence.by);
  const sign = (approves: boolean) =>
    signed(
      fieldsOf({ clientId: place.clientId, renewalId, window, version, key: evidence.key, approves }, viewer.email),
      parts.clock.now(),
      parts,
    );
  const { by, ...shown } = evidence;
  return {
    client: { id: place.clientId, name: context.client.name },
    renewalId,
    refs: refsOf(context, renewal),
    version,
    draftId: '',
    window,
    evidence: { ...shown, byName: nameOf(by) },
    decisionOn,
    dueOn,
    approvers: approvers.map(nameOf),
    ...(approvers.includes(viewer.email) ? { signatures: { approve: sign(true), returns: sign(false) } } : {}),
    isPaused: health.isPaused,
  };
}

function fieldsOf(
  { clientId, renewalId, window, version, key, approves }: Omit<Judgement, 'signature' | 'words'>,
  person: string,
) {
  return ['judge-v1', clientId, renewalId, window, version, key, approves, person];
}

/** Approves or returns: who captured it never does. People, record and evidence are read again under the lock. Three calls. */
export function judgeEvidence(parts: RenewalParts, asked: Judgement): EvidenceViewAnswer {
  const opened = openRenewalOf(parts, asked.clientId, asked.renewalId);
  if ('answer' in opened) return opened.answer;
  const { viewer, place } = opened;
  const verdict = checkSigned(asked.signature, fieldsOf(asked, viewer.email), parts.clock.now(), parts);
  if (verdict !== 'good') return { kind: 'refused', because: signatureWords[verdict] };
  const words = asked.words.trim();
  if (words.length > longestLine)
    return { kind: 'refused', because: `Shorten your words to ${longestLine} characters.` };
  const { renewalId, window, key, approves, version } = asked;
  return appendForRenewal(parts, opened, {
    // One judgement of one piece of evidence as it was read, whichever of the two buttons is pressed, and however often.
    eventId: `evidenceJudged/${renewalId}/${window}/${version}/${viewer.email}`,
    notice: approves ? 'Approved.' : 'Returned, with your words.',
    happened: ({ record, people }) => {
      const checkpoint = record.checkpoints.find((each) => each.window === window);
      const { evidence } = checkpoint ?? {};
      if (checkpoint === undefined || evidence === undefined) return { refused: nothingWaits };
      if (record.foldedTo !== version || evidence.key !== key) return { refused: changed };
      if (!evidenceApprovers(people, place.ownerEmail, evidence.by).includes(viewer.email))
        return { refused: 'This is not yours to approve: the card names who can.' };
      const step = judged(checkpoint, { by: viewer.email, approves, words });
      if (step.kind === 'refused') return { refused: step.because };
      return {
        type: 'evidenceJudged',
        payloadText: evidenceJudged({ window, key, approves, ...(words === '' ? {} : { words }) }),
      };
    },
  });
}
