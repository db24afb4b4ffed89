import { renewalAcknowledged } from '#domain/timeline/workflow-payloads';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import { checkSigned } from '../../button-signature';
import type { FormAnswer } from '../../views/renewal-forms';
import { appendForRenewal, openRenewalOf, type RenewalParts } from './append-for-renewal';
import { signatureWords } from './evidence/judge-evidence';
import { hasIt } from './renewal-access';
import { acknowledgeFields } from './workflow-offers';

export interface Acknowledged {
  readonly clientId: ClientId;
  readonly renewalId: RenewalId;
  /** Who owned it when the button was drawn. */
  readonly owner: string;
  readonly signature: string;
}

/** "I have it": stops the clock after which it goes to the success lead. Three calls. */
export function acknowledgeRenewal(parts: RenewalParts, asked: Acknowledged): FormAnswer<never> {
  const { clientId, renewalId, owner, signature } = asked;
  const opened = openRenewalOf(parts, clientId, renewalId);
  if ('answer' in opened) return opened.answer;
  const { viewer } = opened;
  const fields = acknowledgeFields(clientId, renewalId, owner, viewer.email);
  const verdict = checkSigned(signature, fields, parts.clock.now(), parts);
  if (verdict !== 'good') return { kind: 'refused', because: signatureWords[verdict] };
  return appendForRenewal(parts, opened, {
    eventId: ({ record }) =>
      `renewalAcknowledged/${renewalId}/${record.owner?.email ?? ''}/${record.owner?.since ?? ''}`,
    notice: 'Noted: you have it.',
    happened: ({ record }) => {
      const hands = record.owner;
      if (hands === undefined || hands.email !== owner)
        return { refused: 'This renewal went to somebody else since the card was drawn. Open it again.' };
      const { email, deputy, escalatedTo, acknowledgedAt } = hands;
      if (!hasIt(viewer, { owner: email, deputy, escalatedTo }))
        return { refused: 'Only whoever has this renewal says so: the owner, the deputy, or whom it went to.' };
      if (acknowledgedAt !== undefined) return { refused: 'Somebody has said so already.' };
      return { type: 'renewalAcknowledged', payloadText: renewalAcknowledged() };
    },
  });
}
