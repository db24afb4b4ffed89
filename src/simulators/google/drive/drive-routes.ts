import { invalidArgument, permissionDenied } from '../api-error';
import type { JsonObject } from '../json';
import { permissionFromRequest } from '../spreadsheet-resource';
import type { Caller } from '../token-endpoint';
import { myDriveRoot, type Permission, type Workbook } from '../workbook';
import { DriveError, fileNotFound, mayNot } from './drive-error';
import { mayWrite, roleIn, type SharedDrive, type SharedDrives } from './shared-drive';

export interface DriveCall {
  readonly method: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly caller: Caller;
}

const driveScopes = ['https://www.googleapis.com/auth/drive', 'https://www.googleapis.com/auth/drive.file'];

/** Finds a file for a call. Without `supportsAllDrives` nothing of a shared drive is there. */
export function findFile(
  files: ReadonlyMap<string, Workbook>,
  drives: SharedDrives,
  id: string,
  { query, caller }: DriveCall,
): Workbook {
  if (!caller.scopes.some((scope) => driveScopes.includes(scope))) {
    throw permissionDenied('Request had insufficient authentication scopes.');
  }
  const file = files.get(id);
  if (file === undefined || !drives.mayOpen(file, caller.email, 'read')) throw fileNotFound(id);
  if (drives.holding(file) !== undefined && !knowsSharedDrives(query)) throw fileNotFound(id);
  return file;
}

function knowsSharedDrives(query: URLSearchParams): boolean {
  return query.get('supportsAllDrives') === 'true' || query.get('supportsTeamDrives') === 'true';
}

/** `files.get` and `files.update`: the little of it that moving a workbook takes. */
export function answerFile(file: Workbook, drives: SharedDrives, call: DriveCall): JsonObject {
  if (call.method === 'PATCH') move(file, drives, call);
  else if (call.method !== 'GET') throw invalidArgument('The method is not supported for this resource.');
  const drive = drives.holding(file);
  return {
    kind: 'drive#file',
    id: file.spreadsheetId,
    name: String(file.properties['title'] ?? ''),
    mimeType: 'application/vnd.google-apps.spreadsheet',
    parents: [file.parentId],
    ...(drive === undefined ? {} : { driveId: drive.id }),
  };
}

/** An item has one parent: who adds one takes the other away in the same request. */
function move(file: Workbook, drives: SharedDrives, { query, caller }: DriveCall): void {
  const added = query.get('addParents') ?? undefined;
  if (added === undefined) return;
  const folderId = folderOf(added);
  const to = drives.ofFolder(folderId);
  if (folderId !== myDriveRoot && (roleIn(to, caller.email) === undefined || !knowsSharedDrives(query))) {
    throw fileNotFound(added);
  }
  const removed = (query.get('removeParents') ?? '').split(',').map(folderOf);
  if (to !== undefined && file.parentId !== folderId && !removed.includes(file.parentId)) {
    throw new DriveError(403, 'teamDrivesParentLimit', 'A shared drive item must have exactly one parent.');
  }
  const mayAdd = to === undefined || mayWrite(roleIn(to, caller.email) ?? 'reader');
  if (!mayAdd || !mayTake(file, drives, caller)) throw mayNot();
  file.parentId = folderId;
  // The drive owns it from now on; whom it was shared with keeps the access.
  if (to !== undefined) file.permissions = file.permissions.filter(({ role }) => role !== 'owner');
}

function folderOf(id: string): string {
  return id === 'root' ? myDriveRoot : id;
}

/** Out of somebody's own drive its owner takes it, out of a shared drive whoever manages content there. */
function mayTake(file: Workbook, drives: SharedDrives, { email }: Caller): boolean {
  const from = drives.holding(file);
  if (from !== undefined) return ['organizer', 'fileOrganizer'].includes(roleIn(from, email) ?? '');
  return file.permissions.some(({ role, emailAddress }) => role === 'owner' && emailAddress === email);
}

/** `permissions.list` and `permissions.create`. */
export function answerPermissions(file: Workbook, drives: SharedDrives, call: DriveCall, id: string): JsonObject {
  const drive = drives.holding(file);
  if (call.method === 'GET') {
    const members = (drive?.members ?? []).map(({ email, role }) => ({ id: email, type: 'user', role }));
    const permissions = [...members, ...file.permissions].map((each) => shown(each));
    return { kind: 'drive#permissionList', permissions };
  }
  if (!drives.mayOpen(file, call.caller.email, 'write')) throw mayNot();
  const permission = permissionFromRequest(id, call.body);
  if (call.method !== 'POST' || permission === undefined) {
    throw invalidArgument('The permission type field is required.');
  }
  if (drive !== undefined) assertUnrestricted(drive, permission);
  file.permissions = [...file.permissions, permission];
  return shown(permission);
}

/** Reasons as programs in the wild list them; code and message of either are assumed. */
function assertUnrestricted(drive: SharedDrive, { emailAddress = '' }: Permission): void {
  if (drive.domainUsersOnly !== undefined && !emailAddress.toLowerCase().endsWith(`@${drive.domainUsersOnly}`)) {
    throw new DriveError(
      403,
      'teamDriveDomainUsersOnlyRestriction',
      'The user does not have permission to share this item outside of the domain.',
    );
  }
  if (drive.driveMembersOnly === true && roleIn(drive, emailAddress) === undefined) {
    throw new DriveError(
      403,
      'teamDriveTeamMembersOnlyRestriction',
      'The user does not have permission to share this item outside of the shared drive.',
    );
  }
}

function shown({ id, type, role }: Pick<Permission, 'id' | 'type' | 'role'>): JsonObject {
  return { kind: 'drive#permission', id, type, role };
}
