/** An answer other than 200, in the shape of Google's JSON APIs. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly status: string,
    message: string,
    readonly details?: readonly unknown[],
  ) {
    super(message);
  }

  body(): unknown {
    const details = this.details === undefined ? {} : { details: this.details };
    return { error: { code: this.code, message: this.message, status: this.status, ...details } };
  }
}

export const invalidArgument = (message: string): ApiError => new ApiError(400, 'INVALID_ARGUMENT', message);

export const permissionDenied = (message = 'The caller does not have permission'): ApiError =>
  new ApiError(403, 'PERMISSION_DENIED', message);

export const notFound = (): ApiError => new ApiError(404, 'NOT_FOUND', 'Requested entity was not found.');

export const unauthenticated = (): ApiError =>
  new ApiError(
    401,
    'UNAUTHENTICATED',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
  );
