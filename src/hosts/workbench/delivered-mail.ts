import type { SentMail } from '#simulators/apps-script/platform/outbox';
import type { MailMessage } from './local-world';

/** What the add-on sent by mail, as it lies in the mailbox of one person. */
export function deliveredMail(sent: readonly SentMail[], email: string): readonly MailMessage[] {
  return sent.flatMap((mail, order) => {
    const to = mail.to.split(',').map((address) => address.trim().toLowerCase());
    if (!to.includes(email)) return [];
    const id = `sent-${order}`;
    const { from, subject, body, sentAt } = mail;
    return [{ id, threadId: id, from, to, cc: [], subject, body, sentAt, isUnread: true }];
  });
}
