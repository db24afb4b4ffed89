import type { Call } from '../guest/call';
import type { Mail } from '../platform/outbox';
import { requireScope, type Surroundings } from './surroundings';

/** `MailApp`: what is sent lies in the outbox. */
export function installMail(surroundings: Surroundings): void {
  const { realm, job, ask } = surroundings;
  const allowed = (method: string): void => requireScope(surroundings, method, ['script.send_mail']);
  realm.install(
    'MailApp',
    realm.service('MailApp', {
      sendEmail: (call) => {
        allowed('MailApp.sendEmail');
        ask('sendMail', mailOf(call, job.user));
      },
      getRemainingDailyQuota: () => {
        allowed('MailApp.getRemainingDailyQuota');
        return ask('remainingMail', job.user);
      },
    }),
  );
}

const optionNames = ['cc', 'bcc', 'replyTo', 'name', 'htmlBody'] as const;

/** `sendEmail({to, subject, …})`, `sendEmail(to, subject, body, options)` or `sendEmail(to, replyTo, subject, body)`. */
function mailOf(call: Call, from: string): Mail {
  if (call.count === 1) {
    const message = call.record(0);
    const text = (name: string): string => textOption(call, message[name]) ?? '';
    return { from, to: text('to'), subject: text('subject'), body: text('body'), ...optionsOf(call, message) };
  }
  if (call.count === 4 && typeof call.at(3) === 'string') {
    return { from, to: call.text(0), replyTo: call.text(1), subject: call.text(2), body: call.text(3) };
  }
  const options = call.count > 3 ? optionsOf(call, call.record(3)) : {};
  return { from, to: call.text(0), subject: call.text(1), body: call.text(2), ...options };
}

function optionsOf(call: Call, message: Readonly<Record<string, unknown>>): Partial<Mail> {
  const given = optionNames.map((name) => [name, textOption(call, message[name])] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Partial<Mail>;
}

function textOption(call: Call, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'string' ? value : call.mismatch();
}
