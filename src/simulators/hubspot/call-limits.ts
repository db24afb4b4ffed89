import { randomUUID } from 'node:crypto';
import type { SharedClock } from '../clock';
import { londonDay } from '../msp/days';

/** Source: docs/reference/apis/hubspot-simulator.md, "Limits". */
export interface CallLimits {
  /** Of one key. */
  readonly per10Seconds: number;
  /** Of the whole account. */
  readonly perDay: number;
  /** Of searches, over the whole account. */
  readonly searchesPerSecond: number;
}

export type Verdict =
  | { readonly kind: 'welcome'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'tooMany'; readonly body: Readonly<Record<string, unknown>> };

const burstMilliseconds = 10_000;

export class CallMeter {
  private readonly callsByKey = new Map<string, number[]>();
  private readonly searches: number[] = [];
  private day = '';
  private callsToday = 0;

  constructor(
    private readonly clock: SharedClock,
    private readonly limits: CallLimits,
  ) {}

  /** Counts a call and says whether it may pass. Search answers carry no figures. */
  count(key: string, isSearch: boolean): Verdict {
    const now = this.clock.now();
    this.startDay();
    const calls = this.callsByKey.get(key) ?? [];
    this.callsByKey.set(key, calls);
    forget(calls, now - burstMilliseconds);
    forget(this.searches, now - 1_000);
    if (this.callsToday >= this.limits.perDay) return refusal('DAILY', 'daily');
    if (calls.length >= this.limits.per10Seconds) return refusal('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling');
    if (isSearch && this.searches.length >= this.limits.searchesPerSecond) return refusal('SECONDLY', 'secondly');
    calls.push(now);
    this.callsToday += 1;
    if (isSearch) this.searches.push(now);
    return { kind: 'welcome', headers: isSearch ? {} : this.figures(calls.length) };
  }

  dailyUsage(): { readonly limit: number; readonly used: number } {
    this.startDay();
    return { limit: this.limits.perDay, used: this.callsToday };
  }

  private figures(used: number): Record<string, string> {
    const { per10Seconds, perDay } = this.limits;
    return {
      'X-HubSpot-RateLimit-Max': String(per10Seconds),
      'X-HubSpot-RateLimit-Remaining': String(per10Seconds - used),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(burstMilliseconds),
      'X-HubSpot-RateLimit-Daily': String(perDay),
      'X-HubSpot-RateLimit-Daily-Remaining': String(perDay - this.callsToday),
    };
  }

  /** The daily count starts again at midnight in the portal's time zone. */
  private startDay(): void {
    const day = londonDay(this.clock.now());
    if (day === this.day) return;
    this.day = day;
    this.callsToday = 0;
  }
}

function forget(calls: number[], upTo: number): void {
  while (calls.length > 0 && (calls[0] ?? 0) <= upTo) calls.shift();
}

/** No `category` and no `Retry-After` here. */
function refusal(policyName: string, limit: string): Verdict {
  return {
    kind: 'tooMany',
    body: {
      status: 'error',
      message: `You have reached your ${limit} limit.`,
      errorType: 'RATE_LIMIT',
      correlationId: randomUUID(),
      policyName,
      requestId: randomUUID(),
    },
  };
}
