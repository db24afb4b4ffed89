import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId } from '#domain/vocabulary/ids';
import type { ClientContext } from './client-context';
import type { Health } from './health';

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
