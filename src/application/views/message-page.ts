import type { Instant } from '#domain/vocabulary/calendar-date';
import type { AccessRefusal, ClientLink, ClientPage } from './client-page';
import type { ConcessionView } from './concession';
import type { Health } from './health';

/** What the open message is about. */
export type MessagePage =
  | { readonly kind: 'client'; readonly page: ClientPage }
  /** The address belongs to more than one client: the person chooses. */
  | { readonly kind: 'severalClients'; readonly choice: ClientChoice }
  /** A notification about a request that the viewer may see. */
  | { readonly kind: 'request'; readonly view: ConcessionView }
  /** Everybody on the message works at the MSP. */
  | { readonly kind: 'colleague'; readonly health: Health; readonly now: Instant }
  /** Nobody on the message is known. */
  | {
      readonly kind: 'stranger';
      readonly address: string;
      readonly health: Health;
      readonly now: Instant;
      readonly alsoOnMessage: readonly ClientLink[];
    }
  | { readonly kind: 'noAccess'; readonly refusal: AccessRefusal; readonly alsoOnMessage: readonly ClientLink[] };

export interface ClientChoice {
  readonly address: string;
  /** Only clients that the viewer may see. */
  readonly clients: readonly ClientLink[];
  /** Clients of the other addresses; only those that the viewer may see. */
  readonly alsoOnMessage: readonly ClientLink[];
  readonly health: Health;
  readonly now: Instant;
}
