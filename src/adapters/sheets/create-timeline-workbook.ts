import * as v from 'valibot';
import { UpstreamError } from '#application/upstream-error';
import type { TabDefinition } from '#application/workbook-tabs';
import { parseBody } from '../http/parse-body';
import { queryText } from '../http/query-text';
import { bodyOf, type Transport, type VendorCall } from '../http/transport';
import { headingRow, layoutRequests, tabProperties } from './tab-layout';

export interface NewWorkbook {
  readonly title: string;
  /** IANA name; Google shows times in it. */
  readonly timeZone: string;
  readonly tabs: readonly TabDefinition[];
  /** The service account's address: the only account the workbook is shared with. */
  readonly sharedWith: string;
  /** A folder, best on a restricted shared drive. Absent: the administrator's own drive. */
  readonly folderId?: string;
}

export interface CreatedWorkbook {
  readonly workbookId: string;
  readonly url: string;
}

const Created = v.object({ spreadsheetId: v.string(), spreadsheetUrl: v.optional(v.string(), '') });

/**
 * Made with the administrator's own sign-in, because a service account can own no files. `bearer` needs the scopes
 * `spreadsheets` and `drive.file`. Not idempotent: each call makes a workbook.
 */
export function createTimelineWorkbook(workbook: NewWorkbook, bearer: string, transport: Transport): CreatedWorkbook {
  const post = (url: string, path: string, body: object): VendorCall => ({
    method: 'POST',
    url,
    path,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

  const call = post('https://sheets.googleapis.com/v4/spreadsheets', 'spreadsheets.create', resourceOf(workbook));
  const created = parseBody(Created, bodyOf(transport, call), { system: 'Google Sheets', path: call.path });
  const { spreadsheetId: workbookId, spreadsheetUrl: url } = created;
  const file = `https://www.googleapis.com/drive/v3/files/${encodeURIComponent(workbookId)}`;
  let isShared = false;
  try {
    if (workbook.folderId !== undefined) {
      const move = queryText({ addParents: workbook.folderId, supportsAllDrives: true });
      bodyOf(transport, { ...post(`${file}${move}`, 'drive files.update', {}), method: 'PATCH' });
    }
    const quietly = queryText({ sendNotificationEmail: false, supportsAllDrives: true });
    const permission = { type: 'user', role: 'writer', emailAddress: workbook.sharedWith };
    bodyOf(transport, post(`${file}/permissions${quietly}`, 'drive permissions.create', permission));
    isShared = true;
    // After sharing: a protected range takes only editors who can open the file.
    const requests = workbook.tabs.flatMap((tab, index) => layoutRequests(tab, sheetIdOf(index), workbook.sharedWith));
    const layout = `https://sheets.googleapis.com/v4/spreadsheets/${encodeURIComponent(workbookId)}:batchUpdate`;
    bodyOf(transport, post(layout, 'spreadsheets.batchUpdate', { requests }));
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const rest = isShared
      ? `The workbook ${workbookId} is made and shared, but its tabs are not protected: delete it and run set-up again`
      : `The workbook ${workbookId} is made but not shared yet: share it with ${workbook.sharedWith} as editor`;
    throw new UpstreamError(error.system, error.failure, `${error.detail}. ${rest}`, error.retryAfterSeconds);
  }
  return { workbookId, url: url === '' ? `https://docs.google.com/spreadsheets/d/${workbookId}/edit` : url };
}

function resourceOf({ title, timeZone, tabs }: NewWorkbook): object {
  return {
    properties: { title, timeZone },
    sheets: tabs.map((tab, index) => ({
      properties: { sheetId: sheetIdOf(index), index, ...tabProperties(tab) },
      data: [{ startRow: 0, startColumn: 0, rowData: [headingRow(tab)] }],
    })),
  };
}

/** Chosen here, so that the layout need not ask for them. */
function sheetIdOf(index: number): number {
  return index + 1;
}
