type QueryValue = string | number | boolean;

/** `?a=1&b=x&b=y`, or nothing. Absent values are left out. Bare V8 has neither URL nor URLSearchParams. */
export function queryText(
  parameters: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>,
): string {
  const text = formText(parameters);
  return text === '' ? '' : `?${text}`;
}

/** The body of an `application/x-www-form-urlencoded` request. */
export function formText(parameters: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(parameters)) {
    if (value === undefined) continue;
    const values: readonly QueryValue[] = isList(value) ? value : [value];
    for (const each of values) parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(each)}`);
  }
  return parts.join('&');
}

function isList(value: QueryValue | readonly QueryValue[]): value is readonly QueryValue[] {
  return Array.isArray(value);
}
