import { parseA1, type A1Range } from './a1-range';
import { invalidArgument } from './api-error';
import type { JsonObject } from './json';
import { Sheet, type SavedSheet } from './sheet';

export interface Permission {
  readonly id: string;
  readonly type: string;
  readonly role: string;
  readonly emailAddress?: string;
  readonly domain?: string;
}

/** Stands for the top folder of the owner's own drive, in which a new workbook lies. */
export const myDriveRoot = 'my-drive';

export interface SavedWorkbook {
  readonly spreadsheetId: string;
  /** Absent in what was saved before the simulator knew folders: the owner's own drive. */
  readonly parentId?: string;
  readonly properties: JsonObject;
  readonly sheets: readonly SavedSheet[];
  readonly permissions: readonly Permission[];
  readonly opaqueRequests: readonly JsonObject[];
}

/** Source: developers.google.com/workspace/sheets, "Limits". */
const mostCells = 10_000_000;

export interface WorkbookParts {
  readonly spreadsheetId: string;
  readonly parentId?: string | undefined;
  readonly properties: JsonObject;
  readonly sheets: readonly Sheet[];
  readonly permissions: readonly Permission[];
  readonly opaqueRequests?: readonly JsonObject[];
}

export class Workbook {
  readonly spreadsheetId: string;
  /** The one folder in which it lies. */
  parentId: string;
  properties: JsonObject;
  sheets: Sheet[];
  permissions: readonly Permission[];
  /** Requests that change looks only (filters, widths, rules): accepted and kept, not acted out. */
  opaqueRequests: readonly JsonObject[];

  constructor({ spreadsheetId, parentId, properties, sheets, permissions, opaqueRequests }: WorkbookParts) {
    this.spreadsheetId = spreadsheetId;
    this.parentId = parentId ?? myDriveRoot;
    this.properties = properties;
    this.sheets = [...sheets];
    this.permissions = permissions;
    this.opaqueRequests = opaqueRequests ?? [];
  }

  static restored(saved: SavedWorkbook): Workbook {
    return new Workbook({ ...saved, sheets: saved.sheets.map((sheet) => Sheet.restored(sheet)) });
  }

  saved(): SavedWorkbook {
    return {
      spreadsheetId: this.spreadsheetId,
      parentId: this.parentId,
      properties: this.properties,
      sheets: this.sheets.map((sheet) => sheet.saved()),
      permissions: this.permissions,
      opaqueRequests: this.opaqueRequests,
    };
  }

  /** Runs a change on a copy and keeps it only when nothing threw: a batch applies as a whole or not at all. */
  atomically<Result>(change: (draft: Workbook) => Result): Result {
    const sheets = this.sheets.map((sheet) => sheet.draft());
    const draft = new Workbook({ ...this, sheets });
    const result = change(draft);
    draft.assertSize();
    this.properties = draft.properties;
    this.sheets = draft.sheets;
    this.opaqueRequests = draft.opaqueRequests;
    return result;
  }

  private assertSize(): void {
    const cells = this.sheets.reduce((sum, { rowCount, columnCount }) => sum + rowCount * columnCount, 0);
    if (cells > mostCells) {
      throw invalidArgument(
        'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
      );
    }
  }

  sheetById(sheetId: number): Sheet | undefined {
    return this.sheets.find(({ properties }) => properties.sheetId === sheetId);
  }

  /** Finds the tab a range names; without a name it is the first one. */
  locate(text: string): { readonly sheet: Sheet; readonly range: A1Range } {
    const titles = new Set(this.sheets.map(({ properties }) => properties.title));
    const range = parseA1(text, titles);
    const sheet =
      range?.sheetTitle === undefined
        ? this.sheets[0]
        : this.sheets.find(({ properties }) => properties.title === range.sheetTitle);
    if (range === undefined || sheet === undefined) throw invalidArgument(`Unable to parse range: ${text}`);
    return { sheet, range };
  }

  may(email: string, wish: 'read' | 'write'): boolean {
    const roles = this.permissions.filter((permission) => appliesTo(permission, email)).map(({ role }) => role);
    return wish === 'read' ? roles.length > 0 : roles.some((role) => !['reader', 'commenter'].includes(role));
  }
}

function appliesTo({ type, emailAddress, domain }: Permission, email: string): boolean {
  if (type === 'anyone') return true;
  if (type === 'domain') return domain !== undefined && email.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
  return emailAddress?.toLowerCase() === email.toLowerCase();
}
