import { ApiError } from '../api-error';

/** The Drive API answers in an older shape than Sheets: a list of errors, each with a reason. */
export class DriveError extends ApiError {
  constructor(
    code: number,
    private readonly reason: string,
    message: string,
    private readonly about: object = {},
  ) {
    super(code, reason, message);
  }

  override body(): unknown {
    const { code, message, reason, about } = this;
    return { error: { errors: [{ domain: 'global', reason, message, ...about }], code, message } };
  }
}

/** Also for what the caller may not see, and for a shared drive where the caller does not say that it knows shared drives. */
export const fileNotFound = (id: string): DriveError =>
  new DriveError(404, 'notFound', `File not found: ${id}.`, { locationType: 'parameter', location: 'fileId' });

export const mayNot = (): DriveError =>
  new DriveError(403, 'insufficientFilePermissions', 'The user does not have sufficient permissions for this file.');
