import { addressesOf } from '#domain/vocabulary/email-address';
import type { MessageHeaders } from '../../../open-message';
import { openDesk } from '../../../viewing';
import type { FormAnswer, MailEvidenceForm } from '../../../views/renewal-forms';
import type { RenewalParts } from '../append-for-renewal';
import { dropForm, keepForm, keptForm } from '../kept-form';
import {
  captured,
  formOf,
  isWaiting,
  lineProblems,
  notOpen,
  openCapturing,
  subjectOf,
  type Capturing,
  type CheckpointAsked,
} from './capturing';
import { offeredMail, type ProvenMail } from './evidence-offer';

/** The form for the open mail, once it counts. No call while the cache is warm. */
export function startEvidence(
  parts: RenewalParts,
  asked: CheckpointAsked,
  message: MessageHeaders,
): FormAnswer<MailEvidenceForm> {
  const opened = openCapturing(parts, asked);
  if ('answer' in opened) return opened.answer;
  const mail = mailOf(parts, message, opened);
  if ('refused' in mail) return { kind: 'refused', because: mail.refused };
  if (!isWaiting(opened.checkpoint)) return { kind: 'refused', because: notOpen };
  const values = keptForm(parts, opened.viewer.email, formOf(asked, 'mail'), { outcome: '', words: '' });
  return { kind: 'form', form: mailForm(opened, mail, parts.newDraftId(), { values, problems: {} }) };
}

/** Binds the open mail to the checkpoint: it is read again, and nothing of it comes from the button. Three calls. */
export function saveEvidence(
  parts: RenewalParts,
  asked: CheckpointAsked & { readonly draftId: string; readonly outcome: string; readonly words: string },
  message: MessageHeaders,
): FormAnswer<MailEvidenceForm> {
  const opened = openCapturing(parts, asked);
  if ('answer' in opened) return opened.answer;
  const mail = mailOf(parts, message, opened);
  if ('refused' in mail) return { kind: 'refused', because: mail.refused };
  const { outcome, words } = asked;
  const problems = lineProblems(asked, true);
  const form = formOf(asked, 'mail');
  if (Object.keys(problems).length > 0) {
    keepForm(parts, opened.viewer.email, form, { outcome, words });
    return { kind: 'form', form: mailForm(opened, mail, asked.draftId, { values: { outcome, words }, problems }) };
  }
  const answer = captured(parts, opened, asked, ({ context, item }) => {
    const now = mailOf(parts, message, { ...opened, context, checkpoint: item });
    if ('refused' in now) return now;
    const { key, on, roles, contactId } = now;
    return { key, kind: 'mail', on, roles, contactId, outcome };
  });
  if (answer.kind === 'saved') dropForm(parts, opened.viewer.email, form);
  return answer;
}

/** The item as the card has it, or as it stands under the lock. */
type Offered = Pick<Capturing, 'context' | 'place'> & {
  readonly checkpoint: Pick<Capturing['checkpoint'], 'window' | 'opensOn'>;
};

function mailOf(parts: RenewalParts, message: MessageHeaders, { context, place, checkpoint }: Offered) {
  const { index } = openDesk(parts, addressesOf(message.from), [place.clientId]);
  return offeredMail(parts, message, { context, index }, checkpoint);
}

function mailForm(
  opened: Capturing,
  { name, roles, on }: ProvenMail,
  draftId: string,
  filled: Pick<MailEvidenceForm, 'values' | 'problems'>,
): MailEvidenceForm {
  return { ...subjectOf(opened, draftId), window: opened.checkpoint.window, sender: { name, roles }, on, ...filled };
}
