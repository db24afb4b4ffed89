import type { MessageHeaders } from '#application/open-message';
import { UpstreamError } from '#application/upstream-error';
import type { MessageKey } from './parse-event';

/** Reads who is on the open message, its subject and its day, never what it says, with the token of this very event. Needs the scope current.message.metadata. */
export function openedMessage({ accessToken, messageId }: MessageKey): MessageHeaders {
  try {
    GmailApp.setCurrentMessageAccessToken(accessToken);
    const message = GmailApp.getMessageById(messageId);
    return {
      from: message.getFrom(),
      to: message.getTo(),
      cc: message.getCc(),
      subject: message.getSubject(),
      sentAt: message.getDate().getTime(),
    };
  } catch {
    // Gmail's own message may quote the token: it is dropped.
    throw new UpstreamError('Gmail', 'unavailable', 'the open message could not be read; its token may have expired');
  }
}
