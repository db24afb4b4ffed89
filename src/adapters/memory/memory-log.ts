import type { Log } from '#application/ports/platform';

export interface LogLine {
  readonly level: 'info' | 'warn';
  readonly message: string;
  readonly ids: Readonly<Record<string, string | number | boolean>>;
}

export class MemoryLog implements Log {
  readonly lines: LogLine[] = [];

  info(message: string, ids: LogLine['ids'] = {}): void {
    this.lines.push({ level: 'info', message, ids });
  }

  warn(message: string, ids: LogLine['ids'] = {}): void {
    this.lines.push({ level: 'warn', message, ids });
  }
}
