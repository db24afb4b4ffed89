import type { MailMessage, WorldPerson } from './local-world';

/** Inboxes as last fetched: the page asks for them without waiting. */
export class Inboxes {
  private readonly byPerson = new Map<string, readonly MailMessage[]>();

  constructor(
    readonly people: readonly WorldPerson[],
    private readonly fetchInbox: (email: string) => Promise<readonly MailMessage[]>,
  ) {}

  async refresh(): Promise<void> {
    await Promise.all(this.people.map(async ({ email }) => this.byPerson.set(email, await this.fetchInbox(email))));
  }

  of(email: string): readonly MailMessage[] {
    return [...(this.byPerson.get(email) ?? [])].sort((left, right) => right.sentAt - left.sentAt);
  }

  message(email: string, id: string): MailMessage | undefined {
    return this.byPerson.get(email)?.find((message) => message.id === id);
  }
}
