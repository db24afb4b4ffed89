import type { MessageHeaders } from '#application/open-message';
import { UpstreamError } from '#application/upstream-error';
import type { MessageKey } from './parse-event';

/** Whether these two may be read with metadata alone is not documented: without them a digest and the subject have to do. */
function headersOf(message: GoogleAppsScript.Gmail.GmailMessage): Pick<MessageHeaders, 'messageId' | 'autoSubmitted'> {
  const read = (name: string): string => {
    try {
      return message.getHeader(name);
    } catch {
      return '';
    }
  };
  return { messageId: read('Message-ID'), autoSubmitted: read('Auto-Submitted') };
}

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
      ...headersOf(message),
    };
  } catch {
    // Gmail's own message may quote the token: it is dropped.
    throw new UpstreamError('Gmail', 'unavailable', 'the open message could not be read; its token may have expired');
  }
}
