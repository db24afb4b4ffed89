/** `1 request`, `2 requests`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Starts a sentence that says what is missing: `No request`, `Only 1 request`, `Only 5 requests`. */
export function onlyCounted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? `No ${one}` : `Only ${counted(count, one, many)}`;
}
