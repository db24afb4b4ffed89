import type { Call } from '../guest/call';
import type { Guest, GuestRealm } from '../guest/guest-realm';
import type { Surroundings } from './surroundings';

/** `console` and `Logger` write to the execution log. */
export function installLogs({ realm, ledger }: Surroundings): void {
  const at = (level: string) => (call: Call) => {
    ledger.log(level + written(realm, call.values));
  };
  const nothing = (): undefined => undefined;
  const levels = { log: at(''), info: at('INFO '), debug: at('DEBUG '), warn: at('WARNING '), error: at('ERROR ') };
  realm.install('console', realm.service('console', { ...levels, time: nothing, timeEnd: nothing }));
  const logger: Guest = realm.service('Logger', {
    log: (call) => {
      ledger.log(written(realm, call.values));
      return logger;
    },
    getLog: () => ledger.logs.join('\n'),
    clear: () => {
      ledger.logs.length = 0;
    },
  });
  realm.install('Logger', logger);
}

function written(realm: GuestRealm, values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first === 'string' && /%[sdifoj]/.test(first)) return formatted(first, rest);
  return values.map((value) => shown(realm, value)).join(' ');
}

function shown(realm: GuestRealm, value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if (Object.prototype.toString.call(value) === '[object Error]') return String((value as Error).stack ?? value);
    const copy = realm.copyOut(value);
    return copy === undefined ? '(unprintable)' : JSON.stringify(copy);
  }
  return String(value);
}

/** The little of Java's format strings that scripts use: `%s`, `%d`, `%f`, `%.2f`, `%05d`. */
export function formatted(template: string, values: readonly unknown[]): string {
  let next = 0;
  return template.replace(
    /%(%|(0?)(\d*)(?:\.(\d+))?([sdifoj]))/g,
    (whole, escaped: string, ...groups: readonly unknown[]) => {
      if (escaped === '%') return '%';
      if (next >= values.length) return whole;
      const [zero, width, decimals, kind] = groups as readonly (string | undefined)[];
      const value = values[next];
      next += 1;
      const text =
        kind === 'f'
          ? Number(value).toFixed(Number(decimals ?? 6))
          : kind === 'd'
            ? String(Math.trunc(Number(value)))
            : String(value);
      return text.padStart(Number(width === '' ? 0 : width), zero === '0' ? '0' : ' ');
    },
  );
}
