import type { Cell, RowRange, RowsEdit, TabName } from '#application/ports/workbook';
import { UpstreamError } from '#application/upstream-error';
import { queryText } from '../http/query-text';
import type { CallOutcome, Transport, VendorCall } from '../http/transport';
import { editRangeText, quotedTab, rangeText } from './a1-text';
import type { ServiceAccountToken } from './service-account-token';
import { explained } from './sheets-refusal';
import { assertChanged, parseBatchGet, parseByDataFilter, parseTabGrids, type TabGrid } from './sheets-wire';

export interface SheetsWorkbookParts {
  readonly workbookId: string;
  readonly transport: Transport;
  readonly token: ServiceAccountToken;
  /** Counts reads against this person instead of the service account, of whom there is one for everybody. At most 40 characters. */
  readonly quotaUser?: string;
}

type Rows = readonly (readonly Cell[])[];

/** UrlFetchApp allows about 2 kB; a longer question travels in a body. */
const longestUrl = 1_900;
/** The calls a workbook is made of, in Google's words. */
export class WorkbookCalls {
  constructor(private readonly parts: SheetsWorkbookParts) {}

  readCall(ranges: readonly RowRange[]): VendorCall {
    const texts = ranges.map(rangeText);
    const rendered = { majorDimension: 'ROWS', valueRenderOption: 'UNFORMATTED_VALUE' };
    const url = this.url('/values:batchGet', { ranges: texts, ...rendered });
    if (url.length < longestUrl) return { method: 'GET', url, path: 'values:batchGet' };
    const body = { dataFilters: texts.map((a1Range) => ({ a1Range })), ...rendered };
    return { ...this.post('/values:batchGetByDataFilter', body), isRepeatable: true };
  }

  rowsIn(body: string, ranges: readonly RowRange[]): readonly Rows[] {
    if (this.readCall(ranges).method === 'GET') return parseBatchGet(body);
    const found = parseByDataFilter(body);
    return ranges.map((range) => found.get(rangeText(range)) ?? []);
  }

  /** Writing the same cells twice changes nothing more. */
  writeCall(edits: readonly RowsEdit[]): VendorCall {
    const edited = edits.map((edit) => ({ range: editRangeText(edit), majorDimension: 'ROWS', values: edit.rows }));
    return { ...this.post('/values:batchUpdate', { valueInputOption: 'RAW', data: edited }), isRepeatable: true };
  }

  /** Not repeatable: after silence nobody knows whether the rows are there, and only reading the tail can tell. */
  appendCall(tab: TabName, rows: Rows): VendorCall {
    const range = encodeURIComponent(`${quotedTab(tab)}!A1`);
    const options = { valueInputOption: 'RAW', insertDataOption: 'INSERT_ROWS' };
    return { ...this.post(`/values/${range}:append`, { values: rows }, options), path: 'values:append' };
  }

  /** Not repeatable: growing twice would do no harm, but adding a tab twice would fail. */
  private changeCall(requests: readonly object[]): VendorCall {
    return this.post(':batchUpdate', { requests });
  }

  grids(tabs: readonly TabName[]): readonly TabGrid[] {
    const fields = 'sheets.properties(sheetId,title,gridProperties(rowCount,columnCount))';
    const call: VendorCall = { method: 'GET', url: this.url('', { fields }), path: 'spreadsheets.get' };
    return parseTabGrids(bodyIn(this.send(call, tabs)));
  }

  /** All requests or none. */
  change(requests: readonly object[], tabs: readonly TabName[]): void {
    const call = this.changeCall(requests);
    assertChanged(bodyIn(this.send(call, tabs)), call.path);
  }

  send(call: VendorCall, tabs: readonly TabName[]): CallOutcome {
    const { transport, token } = this.parts;
    const [outcome] = transport.send([call], token);
    if (outcome === undefined) throw new UpstreamError('Google Sheets', 'unavailable', `${call.path} got no outcome`);
    return explained(outcome, { tabs, address: token.address });
  }

  private post(tail: string, body: object, parameters: Readonly<Record<string, string>> = {}): VendorCall {
    return {
      method: 'POST',
      url: this.url(tail, parameters),
      path: tail.replace(/^[:/]/, ''),
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
  }

  private url(tail: string, parameters: Readonly<Record<string, string | readonly string[]>>): string {
    const { workbookId, quotaUser } = this.parts;
    const query = queryText({ ...parameters, quotaUser });
    return `https://sheets.googleapis.com/v4/spreadsheets/${encodeURIComponent(workbookId)}${tail}${query}`;
  }
}

export function bodyIn(outcome: CallOutcome): string {
  if (outcome.kind === 'failed') throw outcome.error;
  return outcome.body;
}
