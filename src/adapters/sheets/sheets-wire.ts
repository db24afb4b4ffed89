import * as v from 'valibot';
import type { Cell, TabName } from '#application/ports/workbook';
import { parseBody, parsedOrNothing } from '../http/parse-body';

const CellValue = v.nullable(v.union([v.string(), v.number(), v.boolean()]));
/** A range without anything in it has no `values` at all. */
const ValueRange = v.object({ values: v.optional(v.array(v.array(CellValue)), []) });

const BatchGetAnswer = v.object({ valueRanges: v.array(ValueRange) });

const ByDataFilterAnswer = v.object({
  valueRanges: v.array(
    v.object({ valueRange: ValueRange, dataFilters: v.array(v.object({ a1Range: v.optional(v.string(), '') })) }),
  ),
});

const Tabs = v.object({
  sheets: v.array(
    v.object({
      properties: v.object({
        sheetId: v.number(),
        title: v.string(),
        gridProperties: v.object({ rowCount: v.number(), columnCount: v.number() }),
      }),
    }),
  ),
});

/** Every answer to a change names the workbook that was changed. */
const Changed = v.object({ spreadsheetId: v.string() });

const Refusal = v.object({
  error: v.object({
    message: v.optional(v.string(), ''),
    details: v.optional(v.array(v.looseObject({ reason: v.optional(v.string()) })), []),
    // The Drive API's older shape.
    errors: v.optional(v.array(v.looseObject({ reason: v.optional(v.string()) })), []),
  }),
});

type Rows = readonly (readonly Cell[])[];

/** A page for people, with status 200, is no proof that anything was written. Throws `UpstreamError` malformed. */
export function assertChanged(body: string, path: string): void {
  parseBody(Changed, body, { system: 'Google Sheets', path });
}

export interface TabGrid {
  readonly sheetId: number;
  readonly title: TabName | string;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** In the order of the ranges asked. */
export function parseBatchGet(body: string): readonly Rows[] {
  const answer = parseBody(BatchGetAnswer, body, { system: 'Google Sheets', path: 'values:batchGet' });
  return answer.valueRanges.map(({ values }) => trimmed(values));
}

/** The order is not promised and one answer may serve several filters: each names the filters it is for. */
export function parseByDataFilter(body: string): ReadonlyMap<string, Rows> {
  const answer = parseBody(ByDataFilterAnswer, body, { system: 'Google Sheets', path: 'values:batchGetByDataFilter' });
  const found = new Map<string, Rows>();
  for (const { valueRange, dataFilters } of answer.valueRanges) {
    for (const { a1Range } of dataFilters) found.set(a1Range, trimmed(valueRange.values));
  }
  return found;
}

export function parseTabGrids(body: string): readonly TabGrid[] {
  const answer = parseBody(Tabs, body, { system: 'Google Sheets', path: 'spreadsheets.get' });
  return answer.sheets.map(({ properties: { sheetId, title, gridProperties } }) => ({
    sheetId,
    title,
    ...gridProperties,
  }));
}

/** Why Google refused, in its own words: to be matched, never to be shown, since it may quote what was asked. */
export function refusalOf(body: string | undefined): { readonly message: string; readonly reasons: readonly string[] } {
  const refusal = parsedOrNothing(Refusal, body)?.error;
  return {
    message: refusal?.message ?? '',
    reasons: [...(refusal?.details ?? []), ...(refusal?.errors ?? [])].flatMap(({ reason }) =>
      reason === undefined ? [] : [reason],
    ),
  };
}

/** A cell that was cleared may come back as an empty text at the end of its row; the port promises there is none. */
function trimmed(values: Rows): Rows {
  const rows = values.map((row) =>
    row.slice(
      0,
      filledLength(row, (cell) => cell !== null && cell !== ''),
    ),
  );
  return rows.slice(
    0,
    filledLength(rows, (row) => row.length > 0),
  );
}

function filledLength<Part>(parts: readonly Part[], isFilled: (part: Part) => boolean): number {
  for (let length = parts.length; length > 0; length -= 1) {
    const last = parts[length - 1];
    if (last !== undefined && isFilled(last)) return length;
  }
  return 0;
}
