/** A mail that lies in a person's drafts. Nothing here ever sends it. */
export interface Draft {
  readonly id: string;
  /** In whose mailbox it lies. */
  readonly owner: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** The thread that it answers; absent: a new mail. */
  readonly threadId?: string;
}

export class Drafts {
  private readonly drafts: Draft[] = [];

  add(draft: Omit<Draft, 'id'>): Draft {
    const added = { id: `r${this.drafts.length + 1}`, ...draft };
    this.drafts.push(added);
    return added;
  }

  all(): readonly Draft[] {
    return this.drafts;
  }
}
