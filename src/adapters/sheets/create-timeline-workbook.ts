import * as v from 'valibot';
import { UpstreamError } from '#application/upstream-error';
import type { TabDefinition } from '#application/workbook-tabs';
import { parseBody } from '../http/parse-body';
import { queryText } from '../http/query-text';
import { bodyOf, type CallOutcome, type Transport, type VendorCall } from '../http/transport';
import { refusalOf } from './sheets-wire';
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
  const perform = (next: VendorCall, failed: string, folderId?: string): void => {
    const [outcome] = transport.send([next]);
    if (outcome?.kind !== 'failed') return;
    const { system, failure, detail, retryAfterSeconds } = outcome.error;
    const sentences = [detail, ...adviceOn(outcome, { sharedWith: workbook.sharedWith, folderId }), failed];
    throw new UpstreamError(system, failure, sentences.join('. '), retryAfterSeconds);
  };

  if (workbook.folderId !== undefined) {
    // An item has one parent: a shared drive refuses one more. A new workbook lies in its maker's own drive, whose alias is root.
    const move = queryText({ addParents: workbook.folderId, removeParents: 'root', supportsAllDrives: true });
    perform(
      { ...post(`${file}${move}`, 'drive files.update', {}), method: 'PATCH' },
      `The workbook ${workbookId} is made but lies in the administrator's own drive: delete it and run set-up again`,
      workbook.folderId,
    );
  }
  const quietly = queryText({ sendNotificationEmail: false, supportsAllDrives: true });
  const permission = { type: 'user', role: 'writer', emailAddress: workbook.sharedWith };
  perform(
    post(`${file}/permissions${quietly}`, 'drive permissions.create', permission),
    `The workbook ${workbookId} is made but not shared yet: share it with ${workbook.sharedWith} as editor`,
  );
  // After sharing: a protected range takes only editors who can open the file.
  const requests = workbook.tabs.flatMap((tab, index) => layoutRequests(tab, sheetIdOf(index), workbook.sharedWith));
  const layout = `https://sheets.googleapis.com/v4/spreadsheets/${encodeURIComponent(workbookId)}:batchUpdate`;
  perform(
    post(layout, 'spreadsheets.batchUpdate', { requests }),
    `The workbook ${workbookId} is made and shared, but its tabs are not protected: delete it and run set-up again`,
  );
  return { workbookId, url: url === '' ? `https://docs.google.com/spreadsheets/d/${workbookId}/edit` : url };
}

/** What an administrator can do about a shared drive that refuses; `folderId` is that of a call that names the folder. Reasons: docs/reference/apis/sheets.md. */
function adviceOn(
  { status, body }: Extract<CallOutcome, { kind: 'failed' }>,
  { sharedWith, folderId }: { readonly sharedWith: string; readonly folderId: string | undefined },
): readonly string[] {
  const { reasons } = refusalOf(body);
  if (reasons.includes('teamDriveTeamMembersOnlyRestriction')) {
    return [`The shared drive opens its files to members alone: add ${sharedWith} to it as a contributor`];
  }
  if (reasons.includes('teamDriveDomainUsersOnlyRestriction')) {
    return [
      'The shared drive opens its files to your own organization alone, and a service account counts as outside: allow people outside for this drive, or choose another',
    ];
  }
  if (status === 404 && folderId !== undefined) {
    return [`The folder ${folderId} is not found: check its id, and that the administrator may add files to it`];
  }
  return [];
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
