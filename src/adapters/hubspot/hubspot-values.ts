import * as v from 'valibot';
import type { CursorPage } from '#application/ports/crm';
import type { LocalTime } from '#application/ports/platform';
import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';

export const maybeText = v.nullish(v.string());

/** Every value is a text on the wire; what was never set is null. */
export const Properties = v.record(v.string(), v.nullable(v.string()));
export type Properties = v.InferOutput<typeof Properties>;

/** A text in the published documents, a number in older answers. */
export const RecordId = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

export const Paging = v.nullish(v.object({ next: v.nullish(v.object({ after: v.string() })) }));

export function pageOf<Row>(rows: readonly Row[], paging: v.InferOutput<typeof Paging>): CursorPage<Row> {
  const next = paging?.next?.after;
  return next === undefined ? { rows } : { rows, next };
}

export function textOf(properties: Properties, name: string): string | undefined {
  const text = properties[name]?.trim();
  return text === undefined || text === '' ? undefined : text;
}

export function positiveInteger(text: string | undefined): number | undefined {
  // A number property may come back as "1042" or "1042.0".
  const value = text === undefined ? Number.NaN : Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** ISO 8601, or milliseconds: both are written, so both are read. */
export function instantOf(properties: Properties, name: string): Instant | undefined {
  const text = textOf(properties, name);
  if (text === undefined) return undefined;
  const at = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(at) ? at : undefined;
}

const millisecondsPerDay = 86_400_000;

/** The day somebody chose: a bare date is kept as midnight UTC and is that very day wherever the MSP is. */
export function chosenDay(at: Instant | undefined, localTime: LocalTime): CalendarDate | undefined {
  if (at === undefined) return undefined;
  return at % millisecondsPerDay === 0 ? new Date(at).toISOString().slice(0, 10) : localTime.dayOf(at);
}

/** A list of values is joined with semicolons. */
export function valuesIn(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
