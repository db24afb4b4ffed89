import type { TabName } from '#application/ports/workbook';
import { propertyNames } from '#application/settings';
import { UpstreamError } from '#application/upstream-error';
import type { CallOutcome } from '../http/transport';
import { refusalOf } from './sheets-wire';

type Failed = Extract<CallOutcome, { kind: 'failed' }>;

export interface RefusedCall {
  readonly tabs: readonly TabName[];
  /** The service account's. */
  readonly address: string;
}

/** The tab is shorter or narrower than what was asked. */
export function isBeyondGrid({ status, body }: Failed): boolean {
  return status === 400 && /exceeds grid limits/i.test(refusalOf(body).message);
}

/** Puts what an administrator can do in place of the bare status. */
export function explained(outcome: CallOutcome, call: RefusedCall): CallOutcome {
  if (outcome.kind === 'done') return outcome;
  const advice = adviceOn(outcome, call);
  if (advice === undefined) return outcome;
  const { system, failure, detail, retryAfterSeconds } = outcome.error;
  return { ...outcome, error: new UpstreamError(system, failure, `${detail}. ${advice}`, retryAfterSeconds) };
}

function adviceOn({ status, body }: Failed, { tabs, address }: RefusedCall): string | undefined {
  const { message, reasons } = refusalOf(body);
  if (status === 403) {
    return reasons.includes('SERVICE_DISABLED') || /has not been used in project|it is disabled/.test(message)
      ? "Enable the Google Sheets API in the service account's Google Cloud project"
      : `Share the timeline workbook with ${address} as editor`;
  }
  if (status === 404) {
    return `The timeline workbook is not found: check the script property ${propertyNames.timelineWorkbookId}`;
  }
  if (status !== 400) return undefined;
  if (/unable to parse range/i.test(message)) {
    const missing = tabs.filter((tab) => message.includes(tab));
    return `The tab ${(missing.length === 0 ? tabs : missing).join(', ')} is missing: bring it back from the workbook's version history`;
  }
  if (/above the limit of \d+ cells/i.test(message)) return 'The workbook is full: it holds ten million cells';
  return undefined;
}
