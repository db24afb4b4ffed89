import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId } from '#domain/vocabulary/ids';
import type { ClientContext } from './client-context';
import type { Health } from './health';
import type { RenewalMay } from './renewal-may';
import type { FindingMay } from './uplift';

/** The person at the client who wrote, or is addressed in, the open message. */
export interface Sender {
  readonly email: string;
  /** Absent when the address is known only by its mail domain. */
  readonly name?: string;
  readonly roles: readonly StakeholderRole[];
}

/** Enough to offer a client: the card behind it asks again whether the viewer may see it. */
export interface ClientLink {
  readonly id: ClientId;
  readonly name: string;
}

/** What a person who may see the client sees of it. */
export interface ClientPage {
  readonly context: ClientContext;
  /** In the MSP's time zone. */
  readonly today: CalendarDate;
  readonly now: Instant;
  readonly health: Health;
  /** Where a person opens a ticket, by ticket id: for every ticket that a reading names. */
  readonly ticketUrls: Readonly<Record<string, string>>;
  /** Whether the viewer may set a band beside the engine's. The button is drawn by it; saving asks again. */
  readonly mayJudge?: boolean;
  readonly sender?: Sender;
  /** What the viewer may do with each renewal. */
  readonly renewalMay?: readonly RenewalMay[];
  /** What the viewer may do with each finding that is shown. */
  readonly findingMay?: readonly FindingMay[];
  /** The open message is one that somebody at this client wrote: it may be offered as evidence. */
  readonly offersMail?: boolean;
  /** The viewer may say which role the sender holds. */
  readonly mayMap?: boolean;
  /** The viewer may let contact through. */
  readonly mayRelease?: boolean;
  /** When a release that stands ends, in the MSP's time zone. */
  readonly releaseEnds?: { readonly on: CalendarDate; readonly time: string };
  /** Other clients on From, To and Cc of the open message; only those that the viewer may see. */
  readonly alsoOnMessage?: readonly ClientLink[];
}

/** Asking for one client: the page, or a refusal that tells no figures. */
export type ClientAnswer =
  | { readonly kind: 'client'; readonly page: ClientPage }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal };

/** Why someone may not see a client. It names no figure and no colleague. */
export type AccessRefusal =
  /** The person is in People, but neither owns, deputises for nor leads the owner of this client. */
  | { readonly because: 'notYours'; readonly clientName?: string }
  /** The signed-in address is not in People, is inactive, or is blank. */
  | { readonly because: 'notListed' }
  /** No client has this id (any more). */
  | { readonly because: 'gone' };
