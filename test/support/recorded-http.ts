import type { HttpOutcome, HttpPort, HttpRequest } from '#application/ports/http';

type Reply = (request: HttpRequest, call: number) => HttpOutcome;

/** HTTP in memory: keeps every request and answers as the test says. `call` counts from 1. */
export class RecordedHttp implements HttpPort {
  readonly requests: HttpRequest[] = [];
  /** Sizes of the batches. */
  readonly batches: number[] = [];

  constructor(private readonly reply: Reply) {}

  fetchAll(requests: readonly HttpRequest[]): readonly HttpOutcome[] {
    this.batches.push(requests.length);
    return requests.map((request) => {
      this.requests.push(request);
      return this.reply(request, this.requests.length);
    });
  }

  get urls(): readonly string[] {
    return this.requests.map(({ url }) => url);
  }
}

export function answered(
  status: number,
  body: unknown = {},
  headers: Readonly<Record<string, string>> = {},
): HttpOutcome {
  return { kind: 'answered', status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

export const silent: HttpOutcome = { kind: 'silent', why: 'the connection was lost' };

/** Answers the calls in turn; the last answer stands for all that follow. */
export function inTurn(...outcomes: readonly HttpOutcome[]): Reply {
  return (_, call) => outcomes[Math.min(call, outcomes.length) - 1] ?? silent;
}
