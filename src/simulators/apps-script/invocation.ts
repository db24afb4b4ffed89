import type { ChannelEnd } from './sync-channel';

/** The message that is open in Gmail while a card is drawn. */
export interface OpenMessage {
  readonly id: string;
  readonly threadId: string;
  /** The token of this opening, as it stands in the event. */
  readonly accessToken: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  /** Further headers, `Message-ID` among them; without it one is made from the id. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Invocation {
  readonly functionName: string;
  readonly event: unknown;
  /** The address of the person at the keyboard, or of the trigger's owner. */
  readonly user: string;
  /** A card answers a person and may take 30 s; a trigger may take 6 min. */
  readonly kind: 'card' | 'trigger';
  readonly openMessage?: OpenMessage;
  /** Scopes of the manifest that this person did not grant. */
  readonly refusedScopes?: readonly string[];
  /** What goes wrong on the way to the vendors. The first that fits a call is taken. */
  readonly faults?: readonly HttpFault[];
  /** Ends the invocation when this many calls have reached their servers: nothing after runs, no `finally` either. */
  readonly cutAfterCalls?: number;
}

export interface HttpFault {
  readonly hostName: string;
  /** Only calls whose `METHOD url` contains this. */
  readonly containing?: string;
  /** For so many calls of the invocation; absent: for all. */
  readonly times?: number;
  readonly effect: HttpEffect;
}

export type HttpEffect =
  /** The call is answered on the way; the vendor never hears of it. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly kind: 'unavailable' }
  /** The vendor does its work, and the connection breaks before the answer is here. */
  | { readonly kind: 'lostReply' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The body ends in the middle. */
  | { readonly kind: 'halfAnswer' };

export interface InvocationFigures {
  /** Calls by host name. */
  readonly http: Readonly<Record<string, number>>;
  /** `METHOD url`, in order. */
  readonly urls: readonly string[];
  /** Computing only: time spent waiting for another thread is not counted. */
  readonly cpuMilliseconds: number;
  /** Latency and sleep on the shared clock. */
  readonly virtualMilliseconds: number;
  readonly logs: readonly string[];
}

export type InvocationOutcome =
  | { readonly kind: 'returned'; readonly value: unknown; readonly figures: InvocationFigures }
  | { readonly kind: 'threw'; readonly message: string; readonly stack: string; readonly figures: InvocationFigures };

/** Told after every batch of calls. */
export interface InvocationProgress {
  readonly http: Readonly<Record<string, number>>;
  readonly virtualMilliseconds: number;
  readonly lastLog?: string;
}

export interface Manifest {
  readonly oauthScopes?: readonly string[];
  readonly urlFetchWhitelist?: readonly string[];
  readonly addOns?: { readonly common?: { readonly openLinkUrlPrefixes?: readonly string[] } };
}

/** Where each host name of the script really answers: a port on this machine. */
export type Routes = Readonly<Record<string, { readonly port: number }>>;

export interface RuntimeSetup {
  readonly code: string;
  readonly manifest: Manifest;
  readonly routes: Routes;
  readonly scriptTimeZone: string;
  readonly clockMemory: SharedArrayBuffer;
  readonly fetchLatencyMilliseconds: Readonly<Record<string, number>>;
  readonly platform: ChannelEnd;
  readonly fetch: ChannelEnd;
  /** See `Meter`. */
  readonly meter: SharedArrayBuffer;
}

export interface Job extends Invocation {
  readonly id: number;
  /** When the open message's token was first seen. */
  readonly tokenIssuedAt: number;
}

export type RuntimeReport =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: InvocationProgress }
  | { readonly kind: 'done'; readonly id: number; readonly outcome: InvocationOutcome }
  /** The last word of a runtime that ends itself: a script can catch an exception, but not this. */
  | { readonly kind: 'ended'; readonly id: number; readonly message: string; readonly figures: InvocationFigures }
  | { readonly kind: 'ready' };

/** Source: developers.google.com/apps-script/guides/services/quotas. */
export const timeLimitMilliseconds = { card: 30_000, trigger: 360_000 } as const;

export const overtimeMessage = 'Exceeded maximum execution time';
export const cutMessage = 'The invocation was cut off';
