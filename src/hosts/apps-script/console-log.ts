import type { Log } from '#application/ports/platform';

type Ids = Readonly<Record<string, string | number | boolean>>;

/** One JSON object a line: Cloud Logging makes its fields searchable. */
export const consoleLog: Log = {
  info: (message, ids) => write('info', message, ids),
  warn: (message, ids) => write('warn', message, ids),
};

/** The platform's console is its log, read in Cloud Logging; there is no terminal. */
function write(level: 'info' | 'warn', message: string, ids: Ids = {}): void {
  globalThis.console[level]({ ...ids, message });
}
