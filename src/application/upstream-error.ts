/**
 * Why another system failed us. `unavailable` and `throttled` are retried, `unauthorized` once with a fresh token;
 * the rest need a person or a fix.
 */
export type UpstreamFailure = 'unavailable' | 'throttled' | 'unauthorized' | 'rejected' | 'malformed';

export type UpstreamSystem =
  'HaloPSA' | 'HubSpot' | 'Google Sheets' | 'Google sign-in' | 'Gmail' | 'Google Apps Script' | 'The script lock';

/**
 * Another system failed us. `detail` is for the log and the administrator: it names the call and the field, never a
 * token, a body or a person.
 */
export class UpstreamError extends Error {
  constructor(
    readonly system: UpstreamSystem,
    readonly failure: UpstreamFailure,
    readonly detail: string,
    /** What the system asked us to wait, when it said so. */
    readonly retryAfterSeconds?: number,
  ) {
    super(`${system} ${failure}: ${detail}`);
    this.name = 'UpstreamError';
  }
}

/** Nobody refused: our own limit for this system is used up, and there was no time to wait. */
export class OwnLimitReached extends UpstreamError {
  constructor(system: UpstreamSystem, seconds: number) {
    super(system, 'throttled', `our own limit is used up for ${seconds} s`, seconds);
    this.name = 'OwnLimitReached';
  }
}

/** One sentence for the person who gets this instead of a card: what happened, what they can do. */
export const advice: Record<UpstreamFailure, (system: UpstreamSystem) => string> = {
  unavailable: (system) => `${system} is not answering. Try again in a few minutes.`,
  throttled: (system) => `${system} asked us to slow down. Try again in a minute.`,
  unauthorized: (system) => `${system} refused our key. Ask an administrator to renew it.`,
  rejected: (system) => `${system} refused this request. Nothing was saved.`,
  malformed: (system) => `${system} answered in a form we do not know. Nothing was saved.`,
};

/** One sentence for the line beside what the runs before brought: the next hour tries again by itself. */
export const syncTrouble: Record<UpstreamFailure, (system: UpstreamSystem) => string> = {
  unavailable: (system) => `${system} is not answering. What you see is the last reading.`,
  throttled: (system) => `${system} asked us to slow down. What you see is the last reading.`,
  unauthorized: (system) => `${system} refused our key. Ask an administrator to renew it.`,
  rejected: (system) => `${system} refused a request. What you see is the last reading.`,
  malformed: (system) => `${system} answered in a form we do not know. What you see is the last reading.`,
};

/** One sentence for the same line where reading went well and writing figures back did not. */
export const writeBackTrouble: Record<UpstreamFailure, (system: UpstreamSystem) => string> = {
  unavailable: (system) => `${system} is not answering, so figures were not written back. The next run goes on.`,
  throttled: (system) => `${system} asked us to slow down, so figures were not written back. The next run goes on.`,
  unauthorized: (system) => `${system} does not let us write figures back. Ask an administrator to check write-back.`,
  rejected: (system) => `${system} refused a request, so figures were not written back.`,
  malformed: (system) => `${system} answered in a form we do not know, so figures were not written back.`,
};

/** The same for deals, tasks and notes. */
export const crmWriteTrouble: Record<UpstreamFailure, (system: UpstreamSystem) => string> = {
  unavailable: (system) => `${system} is not answering, so renewals were not written there. The next run goes on.`,
  throttled: (system) => `${system} asked us to slow down, so renewals were not written there. The next run goes on.`,
  unauthorized: (system) => `${system} does not let us write renewals. Ask an administrator to check the service key.`,
  rejected: (system) => `${system} refused a request, so renewals were not written there.`,
  malformed: (system) => `${system} answered in a form we do not know. The next run looks at what became of it.`,
};
