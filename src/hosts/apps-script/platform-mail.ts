import type { Letter, Mail } from '#application/ports/mail';
import { UpstreamError } from '#application/upstream-error';

/** MailApp needs `script.send_mail` alone: it can write and cannot read. */
export const platformMail: Mail = {
  send({ to, subject, body, html }: Letter) {
    answered(() => {
      MailApp.sendEmail({ to, subject, body, ...(html === undefined ? {} : { htmlBody: html }) });
    });
  },
  remaining: () => answered(() => MailApp.getRemainingDailyQuota()),
};

/** What the platform throws names the method and sometimes the address: neither is passed on. */
function answered<Result>(call: () => Result): Result {
  try {
    return call();
  } catch {
    throw new UpstreamError('Gmail', 'unavailable', 'Google did not take a mail. It is sent with the next hourly run.');
  }
}
