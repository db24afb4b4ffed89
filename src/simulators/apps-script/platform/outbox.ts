import { Refusal } from '../sync-channel';

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly replyTo?: string;
  readonly name?: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
}

export interface SentMail extends Mail {
  /** Milliseconds since 1970. */
  readonly sentAt: number;
}

/** Source: developers.google.com/apps-script/guides/services/quotas, Workspace accounts. */
const recipientsPerDay = 1500;
const recipientsPerMail = 50;
const largestBodyBytes = 400 * 1024;
const dayMilliseconds = 86_400_000;

export class Outbox {
  private mails: readonly SentMail[];

  constructor(
    private readonly now: () => number,
    saved: readonly SentMail[] = [],
  ) {
    this.mails = saved;
  }

  send(mail: Mail): void {
    const recipients = recipientsOf(mail);
    if (recipients.length === 0) throw new Refusal('Failed to send email: no recipient');
    for (const address of recipients) {
      if (!/^[^\s@<>]+@[^\s@<>]+$/.test(address)) throw new Refusal(`Invalid email: ${address}`);
    }
    if (recipients.length > recipientsPerMail) throw new Refusal('Limit Exceeded: Email Recipients Per Message.');
    if (Buffer.byteLength(mail.body) + Buffer.byteLength(mail.htmlBody ?? '') > largestBodyBytes) {
      throw new Refusal('Limit Exceeded: Email Body Size.');
    }
    if (recipients.length > this.remaining(mail.from))
      throw new Refusal('Service invoked too many times for one day: email.');
    this.mails = [...this.mails, { ...mail, sentAt: this.now() }];
  }

  remaining(from: string): number {
    const since = this.now() - dayMilliseconds;
    const today = this.mails.filter((mail) => mail.from === from && mail.sentAt > since);
    return recipientsPerDay - today.reduce((sum, mail) => sum + recipientsOf(mail).length, 0);
  }

  all(): readonly SentMail[] {
    return this.mails;
  }
}

function recipientsOf({ to, cc, bcc }: Mail): string[] {
  return [to, cc ?? '', bcc ?? '']
    .join(',')
    .split(',')
    .map((one) => (/<([^>]*)>/.exec(one)?.[1] ?? one).trim())
    .filter((address) => address !== '');
}
