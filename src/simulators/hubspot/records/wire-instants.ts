/** Milliseconds since 1970, or ISO 8601 with a zone; a day alone is its midnight in UTC. Undefined: neither. */
export function instantIn(text: string): number | undefined {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/.test(text)) return undefined;
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  // 30 February is no day, though it parses as a day in March.
  const isReal =
    Number.isFinite(at) &&
    new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)).toISOString().slice(0, 10) === text.slice(0, 10);
  return isReal ? at : undefined;
}

/** A day as `YYYY-MM-DD`: a property of type date takes midnight in UTC and nothing else. */
export function midnightIn(text: string): string | { readonly because: string } {
  const at = instantIn(text);
  if (at === undefined) return { because: `${text} was not a valid date.` };
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  if (time === '00:00:00.000Z') return day;
  return { because: `${text} is at ${time.replace('Z', '')} UTC, not midnight!` };
}
