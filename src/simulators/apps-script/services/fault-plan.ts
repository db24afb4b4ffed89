import type { HttpEffect, HttpFault, Job } from '../invocation';
import type { FetchRequest } from './fetch-request';

/** Which call of an invocation meets which fault, and when the invocation is cut. */
export class FaultPlan {
  private readonly used = new Map<HttpFault, number>();
  private sent = 0;

  constructor(private readonly job: Pick<Job, 'faults' | 'cutAfterCalls'>) {}

  effectOn({ method, url, address }: FetchRequest): HttpEffect | undefined {
    const fault = (this.job.faults ?? []).find(
      (one) =>
        one.hostName === address.host &&
        (one.containing === undefined || `${method} ${url}`.includes(one.containing)) &&
        (this.used.get(one) ?? 0) < (one.times ?? Number.POSITIVE_INFINITY),
    );
    if (fault !== undefined) this.used.set(fault, (this.used.get(fault) ?? 0) + 1);
    return fault?.effect;
  }

  /** How many of the next calls still reach their servers; fewer than asked means that the invocation ends with them. */
  admit(count: number): { readonly admitted: number; readonly isLast: boolean } {
    const left = (this.job.cutAfterCalls ?? Number.POSITIVE_INFINITY) - this.sent;
    const admitted = Math.max(0, Math.min(count, left));
    this.sent += admitted;
    return { admitted, isLast: left <= count };
  }
}
