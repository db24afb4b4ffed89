import { assert } from '../../vocabulary/assert';

/** Whole numbers as cells hold them: base 36, the shortest that anybody can still look up. `what` names the place to whoever edited it. */

export function base36(value: number): string {
  assert(Number.isSafeInteger(value), 'packed numbers are whole');
  return value.toString(36);
}

export function base36OrEmpty(value: number): string {
  return value === 0 ? '' : base36(value);
}

export function fromBase36(text: string | undefined, what: string): number {
  assert(text !== undefined && /^-?[0-9a-z]+$/.test(text), `${what} is a base-36 number`);
  const value = parseInt(text, 36);
  assert(Number.isSafeInteger(value), `${what} is a whole number`);
  return value;
}

export function fromBase36OrEmpty(text: string | undefined, what: string): number {
  return text === undefined || text === '' ? 0 : fromBase36(text, what);
}
