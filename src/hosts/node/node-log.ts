import type { Log } from '#application/ports/platform';

type Ids = Readonly<Record<string, string | number | boolean>>;

/** One JSON line an entry, as log collectors read it. */
export function nodeLog(write: (line: string) => void, now: () => number): Log {
  const entry =
    (level: string) =>
    (message: string, ids: Ids = {}) =>
      write(JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...ids }));
  return { info: entry('info'), warn: entry('warn') };
}
