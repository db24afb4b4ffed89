import type { InvocationProgress } from '../invocation';

/** What one invocation did, for its figures. */
export class Ledger {
  readonly http: Record<string, number> = {};
  readonly urls: string[] = [];
  readonly logs: string[] = [];

  constructor(private readonly report: (progress: Omit<InvocationProgress, 'virtualMilliseconds'>) => void) {}

  called(method: string, url: string, hostName: string): void {
    this.http[hostName] = (this.http[hostName] ?? 0) + 1;
    this.urls.push(`${method} ${url}`);
  }

  log(text: string): void {
    this.logs.push(text);
  }

  progress(): void {
    const lastLog = this.logs[this.logs.length - 1];
    this.report({ http: { ...this.http }, ...(lastLog === undefined ? {} : { lastLog }) });
  }
}
