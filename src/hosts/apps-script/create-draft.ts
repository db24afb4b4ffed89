import { UpstreamError } from '#application/upstream-error';
import type { MessageKey } from './parse-event';

/** A mail for the person to finish. `message`: the open mail, where this is a reply to it. */
export interface NewDraft {
  readonly kind: 'draft';
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly message?: MessageKey | undefined;
}

/** Puts it into the drafts of the person at the keyboard. Needs the scope current.action.compose. */
export function createDraft({ to, subject, body, message }: NewDraft): GoogleAppsScript.Gmail.GmailDraft {
  try {
    if (message === undefined) return GmailApp.createDraft(to, subject, body);
    GmailApp.setCurrentMessageAccessToken(message.accessToken);
    return GmailApp.getMessageById(message.messageId).createDraftReply(body);
  } catch {
    // Gmail's own message may quote the token: it is dropped.
    throw new UpstreamError(
      'Gmail',
      'unavailable',
      'the draft could not be made; the token of the open message may have expired',
    );
  }
}
