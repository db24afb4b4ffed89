import type { CardResponse } from '#cards/card';
import type { Fault, FaultKind, StandingFaults, VendorName } from '#simulators/fault';

export type { Fault, FaultKind, StandingFaults, VendorName };

/** A message as the workbench lists and shows it. Bodies exist only here, in the simulated mailbox. */
export interface MailMessage {
  readonly id: string;
  readonly threadId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Plain text, paragraphs divided by blank lines. */
  readonly body: string;
  /** Milliseconds since 1970, UTC. */
  readonly sentAt: number;
  readonly isUnread: boolean;
  /** Of a mail that a machine wrote. Source: RFC 3834. */
  readonly autoSubmitted?: 'auto-replied' | 'auto-generated';
}

export interface WorldPerson {
  readonly email: string;
  readonly name: string;
  /** How the person is called in the switcher, for example "Account manager". */
  readonly title: string;
}

export interface WorldState {
  readonly now: number;
  readonly timeZone: string;
  readonly people: readonly WorldPerson[];
  readonly lastSyncAt?: number;
  readonly isSyncing: boolean;
  readonly mspName: string;
  /** Broken by hand, as last known. */
  readonly faults: StandingFaults;
}

/** What Gmail opens for the person to finish. Whether it is ever sent is theirs to decide. */
export interface OpenedDraft {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly isReply: boolean;
}

/** What the add-on answered: a card stack move, a draft to open, or what Gmail shows when an add-on throws. */
export type AddOnAnswer =
  | { readonly kind: 'response'; readonly response: CardResponse; readonly calls: CallFigures }
  | { readonly kind: 'draft'; readonly draft: OpenedDraft; readonly calls: CallFigures }
  | { readonly kind: 'crashed'; readonly message: string; readonly calls: CallFigures };

/** What one invocation cost. */
export interface CallFigures {
  /** HTTP calls by system. */
  readonly http: Readonly<Record<string, number>>;
  readonly cpuMilliseconds: number;
}

/** The local system as the workbench page and the browser tests drive it. */
export interface LocalWorld {
  state(): WorldState;
  /** Newest first. */
  inbox(personEmail: string): readonly MailMessage[];
  /** Runs the bundle's `onGmailMessage` as this person with this message open. */
  openMessage(personEmail: string, messageId: string): Promise<AddOnAnswer>;
  /** Runs the bundle's `onHomepage`. */
  openHomepage(personEmail: string): Promise<AddOnAnswer>;
  /** Runs the bundle's `onCardAction`, as a click on a button of a card does. */
  act(
    personEmail: string,
    click: {
      readonly function: string;
      readonly parameters: Readonly<Record<string, string>>;
      readonly formInputs: Readonly<Record<string, readonly string[]>>;
      readonly messageId?: string;
    },
  ): Promise<AddOnAnswer>;
  /** Moves the clock and fires the hourly trigger for the hours that passed (once a day beyond the first six). */
  advance(milliseconds: number): Promise<void>;
  /** What is broken now. */
  faults(): StandingFaults;
  /** Breaks a vendor from its next call on; without a fault it works normally again. */
  setFault(vendor: VendorName, fault: Fault | undefined): Promise<void>;
  /** The timeline workbook as an .xlsx file. */
  workbookFile(): Promise<Uint8Array>;
}
