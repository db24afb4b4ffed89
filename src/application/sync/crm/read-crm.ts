import type { UpstreamError } from '../../upstream-error';
import type { SyncSession } from '../sync-session';
import { listAfter, type CrmReading } from './crm-progress';
import { beginFullReading, finishFullReading, readFullPage } from './read-all-sales';
import { readChangedPage } from './read-changed-sales';

/** A full reading takes at most this much of a run: service facts must not wait for a large portal. The next run goes on. */
const crmMilliseconds = 2 * 60_000;
/** A reading that was left lying longer begins anew: half of it would be of another day. */
const longestReadingMilliseconds = 20 * 60 * 60_000;
/** HubSpot's search finds a changed record only after some moments. */
const searchLagMilliseconds = 5 * 60_000;

/**
 * One page of the CRM: everything once a day, then every hour the deals and tasks that were touched. Answers whether the stage is
 * done in this run. A full reading collects beside what is known and replaces it at its end; where it stands is in the progress.
 */
export function readCrm(session: SyncSession): boolean {
  const { clock } = session.parts;
  session.crmBegunAt ??= clock.now();
  const reading = readingUnderWay(session);
  if (reading.kind === 'full' && clock.now() - session.crmBegunAt >= crmMilliseconds) return true;

  const next = reading.kind === 'full' ? readFullPage(session, reading) : readChangedPage(session, reading);
  if (next.cursor !== undefined) return goOn(session, next);
  const { cursor: _atEnd, ...rest } = next;
  const list = listAfter(rest);
  if (list !== undefined) return goOn(session, { ...rest, list });
  endReading(session, rest);
  return true;
}

/** After a refusal the cursor is not trusted; after any other failure the next run goes on where this one stopped. */
export function noteCrmFailure(session: SyncSession, error: UpstreamError): void {
  if (error.failure !== 'rejected' && error.failure !== 'malformed') return;
  const { crm: _dropped, ...progress } = session.progress;
  session.progress = progress;
}

function goOn(session: SyncSession, crm: CrmReading): false {
  session.progress = { ...session.progress, crm };
  return false;
}

function readingUnderWay(session: SyncSession): CrmReading {
  const { progress, today, parts } = session;
  const now = parts.clock.now();
  const { crm, crmOn, crmSince } = progress;
  if (crm !== undefined && now - crm.startedAt < longestReadingMilliseconds) return crm;
  const isFull = crmOn !== today || crmSince === undefined;
  const begun: CrmReading = isFull
    ? { kind: 'full', list: 'owners', startedAt: now, strays: [] }
    : { kind: 'changes', list: 'deals', startedAt: now, since: crmSince, strays: [] };
  if (isFull) beginFullReading(session);
  session.progress = { ...progress, crm: begun };
  return begun;
}

function endReading(session: SyncSession, { kind, startedAt, strays }: CrmReading): void {
  if (kind === 'full') finishFullReading(session);
  const { crm: _done, ...progress } = session.progress;
  session.progress = {
    ...progress,
    crmSince: startedAt - searchLagMilliseconds,
    ...(kind === 'full' ? { crmOn: session.parts.localTime.dayOf(startedAt), strayCompanies: strays } : {}),
  };
}
