/** HTTP as this product needs it: synchronous, in batches. See docs/adr, "Ports are synchronous". */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute https URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly kind: 'answered';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** No answer came: name not found, connection lost, time-out. `why` names no secret. */
export interface HttpSilence {
  readonly kind: 'silent';
  readonly why: string;
}

export type HttpOutcome = HttpAnswer | HttpSilence;

export interface HttpPort {
  /** Outcomes stand in the order of the requests. Performs all of them side by side. Never throws for what a server did. */
  fetchAll(requests: readonly HttpRequest[]): readonly HttpOutcome[];
}
