/** The process died: nothing after this point was done. */
export class Cut extends Error {}

export interface Mortal<Parts> {
  readonly parts: Parts;
  /** Calls made so far. */
  calls(): number;
}

export interface Death {
  /** Counted from 1; Infinity: it lives. */
  readonly call: number;
  /** `after`: the other side did it, and nobody here learned so. */
  readonly when: 'before' | 'after';
}

/** What is asked of it, once and again, changes nothing outside: no place to be cut at. */
const harmless: ReadonlySet<string> = new Set(['now', 'remaining', 'callCount', 'ticketUrl', 'writeCount']);

/**
 * The named parts in a process that dies at its n-th call of any of them: workbook, lock, properties, mail, vendors. Whatever they
 * hold is counted too (`crmWriting.undoing`). The lock lets go of whoever dies.
 */
export function mortal<Parts extends object>(
  parts: Parts,
  names: readonly (keyof Parts)[],
  death: Death,
): Mortal<Parts> {
  let calls = 0;
  const counted = (perform: () => unknown): unknown => {
    calls += 1;
    const own = calls;
    if (own === death.call && death.when === 'before') throw new Cut();
    const result = perform();
    if (own === death.call) throw new Cut();
    return result;
  };
  const wrapped = (value: object): object =>
    new Proxy(value, {
      get(target, name) {
        const inner: unknown = Reflect.get(target, name);
        if (typeof inner === 'function') {
          const call = inner as (...given: readonly unknown[]) => unknown;
          if (typeof name !== 'string' || harmless.has(name)) return call.bind(target);
          return (...given: readonly unknown[]) => counted(() => call.apply(target, [...given]));
        }
        if (isNested(name, inner)) return wrapped(inner);
        return inner;
      },
    });
  const copy = { ...parts };
  for (const name of names) {
    const part = parts[name];
    if (typeof part === 'object' && part !== null) Object.assign(copy, { [name]: wrapped(part) });
  }
  return { parts: copy, calls: () => calls };
}

function isNested(name: string | symbol, value: unknown): value is object {
  return (name === 'undoing' || name === 'preparing') && typeof value === 'object' && value !== null;
}

/** Answers whether it was cut. What else it throws is a defect. */
export function livesThrough(run: () => unknown): boolean {
  try {
    run();
    return true;
  } catch (error) {
    if (error instanceof Cut) return false;
    throw error;
  }
}
