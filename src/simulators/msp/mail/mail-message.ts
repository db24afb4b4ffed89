/** A message as a mailbox keeps it. */
export interface InboxMessage {
  readonly id: string;
  readonly threadId: string;
  /** `Name <address>`. */
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Plain text, paragraphs divided by blank lines. */
  readonly body: string;
  /** Milliseconds since 1970, UTC. */
  readonly sentAt: number;
  readonly isUnread: boolean;
  /** The header of RFC 3834, where the sending system set it; many out-of-office replies lack it. */
  readonly autoSubmitted?: 'auto-replied' | 'auto-generated';
}

/** Subject and paragraphs; names in braces are filled in. */
export type MailTemplate = readonly [subject: string, ...paragraphs: readonly string[]];
