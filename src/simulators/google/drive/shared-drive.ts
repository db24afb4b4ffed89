import type { Workbook } from '../workbook';

export type DriveRole = 'organizer' | 'fileOrganizer' | 'writer' | 'commenter' | 'reader';

/** A drive that belongs to an organisation: it owns what lies in it, and its members open all of it. */
export interface SharedDrive {
  /** Also the id of its top folder. */
  readonly id: string;
  readonly folderIds?: readonly string[];
  readonly members: readonly { readonly email: string; readonly role: DriveRole }[];
  /** Restriction: a file can be shared with members alone. */
  readonly driveMembersOnly?: boolean;
  /** Restriction: a file can be shared within this domain alone. A service account lies outside of every domain. */
  readonly domainUsersOnly?: string;
}

export class SharedDrives {
  constructor(private readonly drives: readonly SharedDrive[]) {}

  ofFolder(folderId: string): SharedDrive | undefined {
    return this.drives.find(({ id, folderIds = [] }) => id === folderId || folderIds.includes(folderId));
  }

  holding({ parentId }: Workbook): SharedDrive | undefined {
    return this.ofFolder(parentId);
  }

  /** By what the file itself says, else as a member of the drive in which it lies. */
  mayOpen(workbook: Workbook, email: string, wish: 'read' | 'write'): boolean {
    if (workbook.may(email, wish)) return true;
    const role = roleIn(this.holding(workbook), email);
    return role !== undefined && (wish === 'read' || mayWrite(role));
  }
}

export function roleIn(drive: SharedDrive | undefined, email: string): DriveRole | undefined {
  return drive?.members.find((member) => member.email.toLowerCase() === email.toLowerCase())?.role;
}

export function mayWrite(role: DriveRole): boolean {
  return role !== 'reader' && role !== 'commenter';
}
