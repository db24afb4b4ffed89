/** One line of the table of budgets. */
export interface BenchRow {
  readonly what: string;
  readonly budget: string;
  readonly measured: string;
  readonly verdict: 'ok' | 'over';
}

export function row(what: string, budget: string, measured: string, isWithin: boolean): BenchRow {
  return { what, budget, measured, verdict: isWithin ? 'ok' : 'over' };
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** The value that 95 of 100 do not exceed. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? Number.NaN;
}

/** Processor time of this process: on a busy machine a clock on the wall would measure the others. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Repeats for a second of processor time and answers how many a second. The first call, which compiles, is not counted. */
export function perSecond(amount: number, work: () => void): number {
  work();
  const startedAt = cpuMilliseconds();
  let rounds = 0;
  while (cpuMilliseconds() - startedAt < 1_000) {
    work();
    rounds += 1;
  }
  return (amount * rounds * 1_000) / (cpuMilliseconds() - startedAt);
}
