import { notFound, permissionDenied } from './api-error';
import { batchUpdate } from './batch-update';
import { listAt, textAt, type JsonObject } from './json';
import { spreadsheetResource } from './spreadsheet-resource';
import type { Caller } from './token-endpoint';
import {
  append,
  batchWrite,
  clearRanges,
  inputOption,
  oneOf,
  readByDataFilters,
  readRange,
  renderChoice,
  writeRange,
} from './values-methods';
import type { Workbook } from './workbook';

export interface SheetsCall {
  readonly method: string;
  /** Below `/v4/spreadsheets/{id}`, still percent-encoded: a range may itself hold a colon or a slash. */
  readonly rest: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
}

interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly wish: 'read' | 'write';
  answer(workbook: Workbook, call: SheetsCall, range: string): JsonObject;
}

const routes: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^$/,
    wish: 'read',
    answer(workbook, { query }) {
      const wantsGrid = query.get('includeGridData') === 'true' || /\bdata\b/.test(query.get('fields') ?? '');
      return spreadsheetResource(workbook, wantsGrid ? { ranges: query.getAll('ranges') } : undefined);
    },
  },
  {
    method: 'POST',
    pattern: /^:batchUpdate$/,
    wish: 'write',
    answer: (workbook, { body }) => {
      const reply = workbook.atomically((draft) => batchUpdate(draft, body));
      const isWanted = body['includeSpreadsheetInResponse'] === true;
      return isWanted ? { ...reply, updatedSpreadsheet: spreadsheetResource(workbook) } : reply;
    },
  },
  {
    method: 'GET',
    pattern: /^\/values:batchGet$/,
    wish: 'read',
    answer(workbook, { query }) {
      const choice = renderChoice((name) => query.get(name) ?? undefined);
      const valueRanges = query.getAll('ranges').map((range) => readRange(workbook, range, choice));
      return { spreadsheetId: workbook.spreadsheetId, valueRanges };
    },
  },
  {
    method: 'POST',
    pattern: /^\/values:batchGetByDataFilter$/,
    wish: 'read',
    answer: (workbook, { body }) => readByDataFilters(workbook, body),
  },
  {
    method: 'POST',
    pattern: /^\/values:batchUpdate$/,
    wish: 'write',
    answer: (workbook, { body }) => workbook.atomically((draft) => batchWrite(draft, body)),
  },
  {
    method: 'POST',
    pattern: /^\/values:batchClear$/,
    wish: 'write',
    answer: (workbook, { body }) => {
      const ranges = listAt(body, 'ranges').map(String);
      const clearedRanges = workbook.atomically((draft) => clearRanges(draft, ranges));
      return { spreadsheetId: workbook.spreadsheetId, clearedRanges };
    },
  },
  {
    method: 'POST',
    pattern: /^\/values\/([^/]+):append$/,
    wish: 'write',
    answer(workbook, { query, body }, range) {
      const input = inputOption(query.get('valueInputOption') ?? undefined);
      const insert = oneOf(
        query.get('insertDataOption') ?? undefined,
        ['OVERWRITE', 'INSERT_ROWS'],
        'insert_data_option',
      );
      return workbook.atomically((draft) => append(draft, range, body, { input, insert }));
    },
  },
  {
    method: 'POST',
    pattern: /^\/values\/([^/]+):clear$/,
    wish: 'write',
    answer: (workbook, _call, range) => {
      const [clearedRange] = workbook.atomically((draft) => clearRanges(draft, [range]));
      return { spreadsheetId: workbook.spreadsheetId, clearedRange };
    },
  },
  {
    method: 'PUT',
    pattern: /^\/values\/([^/]+)$/,
    wish: 'write',
    answer: (workbook, { query, body }, range) => {
      const input = inputOption(query.get('valueInputOption') ?? undefined);
      return workbook.atomically((draft) => writeRange(draft, textAt(body, 'range') ?? range, body, input));
    },
  },
  {
    method: 'GET',
    pattern: /^\/values\/([^/]+)$/,
    wish: 'read',
    answer: (workbook, { query }, range) =>
      readRange(
        workbook,
        range,
        renderChoice((name) => query.get(name) ?? undefined),
      ),
  },
];

export interface FoundRoute {
  readonly wish: 'read' | 'write';
  answer(workbook: Workbook): JsonObject;
}

export function findSheetsRoute(call: SheetsCall): FoundRoute {
  for (const route of routes) {
    const found = route.method === call.method ? route.pattern.exec(call.rest) : null;
    if (found === null) continue;
    const range = decodeURIComponent(found[1] ?? '');
    return { wish: route.wish, answer: (workbook) => route.answer(workbook, call, range) };
  }
  throw notFound();
}

const sheetsScopes = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive',
  'https://www.googleapis.com/auth/drive.file',
];
const readScopes = [
  ...sheetsScopes,
  'https://www.googleapis.com/auth/spreadsheets.readonly',
  'https://www.googleapis.com/auth/drive.readonly',
];

export function assertScope({ scopes }: Caller, wish: 'read' | 'write'): void {
  const enough = wish === 'read' ? readScopes : sheetsScopes;
  if (!scopes.some((scope) => enough.includes(scope))) {
    throw permissionDenied('Request had insufficient authentication scopes.');
  }
}
