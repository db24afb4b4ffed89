import type { UpstreamSystem } from '#application/upstream-error';

/** Counts HTTP calls by system: what a run reports and what the budgets are checked against. */
export class CallCounter {
  private readonly calls = new Map<UpstreamSystem, number>();

  add(system: UpstreamSystem, calls: number): void {
    this.calls.set(system, this.of(system) + calls);
  }

  of(system: UpstreamSystem): number {
    return this.calls.get(system) ?? 0;
  }

  figures(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.calls);
  }
}
