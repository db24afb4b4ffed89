import { toUtcText } from '#domain/vocabulary/calendar-date';
import type { RunId } from '#domain/vocabulary/ids';
import type { RowsEdit } from './ports/workbook';
import { tendRequests } from './sync/concessions/tend-requests';
import { assessContracts } from './sync/assess-contracts';
import { calibrate } from './sync/calibration/calibrate';
import { commitChunk } from './sync/commit-chunk';
import { readBilling } from './sync/billing/read-billing';
import { readChangedContractTickets, readContractHistories } from './sync/attribution/read-contract-tickets';
import { foldPeopleEvents } from './sync/people/fold-people-events';
import { keepIncoming } from './sync/keep-incoming';
import { readReplies } from './sync/read-replies';
import { readContractDetails } from './sync/read-contract-details';
import { noteCrmFailure, readCrm } from './sync/crm/read-crm';
import { readContacts } from './sync/read-contacts';
import { readClients, readContracts } from './sync/read-directory';
import { forgetUnlisted } from './sync/forget-unlisted';
import { readIncidents, readNewFeedback, readTickets } from './sync/read-tickets';
import { noteTrouble, refreshCache, refreshHealth } from './sync/refresh-cache';
import { RunStopped, takeLease, type Lease } from './sync/run-lease';
import { beginPass, endPass, unfinished } from './sync/sync-pass';
import { syncStages, type SyncStage } from './sync/sync-progress';
import { SyncSession, type SyncParts } from './sync/sync-session';
import { updateTabs } from './sync/update-tabs';
import { stateEdits, type Writing } from './tabs/state-tab';
import { OwnLimitReached, crmWriteTrouble, syncTrouble, UpstreamError, writeBackTrouble } from './upstream-error';
import { writeCrm } from './writes/crm/write-crm';
import { sendDigests } from './workflow/digest/send-digests';
import { readThemes } from './uplift/themes/read-themes';
import { tendFindings } from './uplift/run/tend-findings';
import { followCrm } from './workflow/run/follow-crm';
import { tendRenewals } from './workflow/run/tend-renewals';
import { writeBack } from './writes/figures/write-back';
import { writeClientNotes } from './writes/notes/write-notes';

export interface RunReport {
  readonly run: string;
  readonly outcome: 'finished' | 'paused by budget' | 'failed' | 'not started' | 'stopped';
  /** Where it stopped, when it did not finish. */
  readonly stage?: SyncStage;
  readonly because?: string;
  readonly ticketsRead: number;
  readonly monthsWritten: number;
  readonly eventsAppended: number;
  readonly clients: number;
  readonly contracts: number;
  readonly gaps: number;
  readonly isBackfilled: boolean;
}

/** Tickets folded in between two commits, at least: what a cut run reads again. */
const fewestPerChunk = 6_000;
/**
 * A commit writes the months and the card of every client that it touched, in a backfill those of all. A fixed number of tickets
 * would make each ticket dearer the more clients there are; so each brings about this many.
 */
const perClientAndChunk = 20;
/** Runs are kept in a ring of this many rows. */
const runsKept = 2_000;

/**
 * The hourly run: the directory once a day, contract details, tickets, incidents, then every score that may have moved. Resumable:
 * it stops by its time budget and goes on in the next run. `mayWrite` names the states of the add-on in which this writer may
 * write: `on` for the add-on itself, `paused` and `off` for Node.
 */
export function runHourlySync(parts: SyncParts, mayWrite: readonly Writing[] = ['on']): RunReport {
  const run = `run-${toUtcText(parts.clock.now())}`;
  const lease = leaseOrTrouble(parts, run, mayWrite);
  if (lease.kind === 'refused') return { ...emptyReport, run, outcome: 'not started', because: lease.because };

  const session = new SyncSession(parts, run, lease.state, mayWrite);
  try {
    const added = updateTabs(parts.workbook, lease.state);
    if (added.length > 0) parts.log.info('The workbook has new tabs', { tabs: added.join(', ') });
    beginPass(session);
    const isFinished = workInOurPace(session);
    finish(session, isFinished ? 'finished' : 'paused by budget');
    return report(session, isFinished ? 'finished' : 'paused by budget');
  } catch (error) {
    if (error instanceof RunStopped) return { ...report(session, 'stopped'), because: error.because };
    if (!(error instanceof UpstreamError)) throw error;
    noteFailure(session, error);
    return { ...report(session, 'failed'), because: troubleText(error) };
  }
}

/** A run that cannot even begin has no workbook to say so in: the cards that are remembered do. */
function leaseOrTrouble(parts: SyncParts, run: RunId, mayWrite: readonly Writing[]): Lease {
  try {
    return takeLease(parts, run, mayWrite);
  } catch (error) {
    if (error instanceof UpstreamError) noteTrouble(parts.cache, troubleText(error));
    throw error;
  }
}

/** A first sync asks a large service desk for more than we allow ourselves: that is no failure, the next hour goes on from there. */
function workInOurPace(session: SyncSession): boolean {
  try {
    return work(session);
  } catch (error) {
    if (error instanceof OwnLimitReached && error.system !== 'Google Sheets') return false;
    throw error;
  }
}

/** Answers whether the pass is finished; false when the time budget ended it. */
function work(session: SyncSession): boolean {
  while (session.progress.stage !== undefined) {
    if (session.isOutOfTime()) return false;
    const { stage } = session.progress;
    if (stageWork[stage](session)) moveOn(session, stage);
    else if (session.ticketsUnsaved >= chunkOf(session)) commitChunk(session);
  }
  return true;
}

/** In tickets. */
function chunkOf({ book }: SyncSession): number {
  return Math.max(fewestPerChunk, perClientAndChunk * book.clientCount);
}

/** What is done in one go. */
const inOneGo =
  (run: (session: SyncSession) => void) =>
  (session: SyncSession): boolean => {
    run(session);
    return true;
  };

/** One step of each stage. Answers whether the stage is done. */
const stageWork: Record<SyncStage, (session: SyncSession) => boolean> = {
  clients: inOneGo(readClients),
  contacts: readContacts,
  contracts: inOneGo(readContracts),
  crm: readCrmOrGoOn,
  contractDetails: readContractDetails,
  billing: inOneGo((session) => {
    if (session.progress.isDirectoryPass) readBilling(session);
  }),
  contractHistories: readContractHistories,
  tickets: readTicketsAndIncidents,
  replies: readReplies,
  contractTickets: readChangedContractTickets,
  calibration: (session) => {
    // Before the first commit of this stage moves on what is known of the timeline.
    foldPeopleEvents(session);
    return calibrate(session);
  },
  assessment: inOneGo((session) => {
    foldPeopleEvents(session);
    keepIncoming(session);
    assessContracts(session);
  }),
  workflow: inOneGo(tendRenewals),
  themes: inOneGo(readThemes),
  uplift: inOneGo(tendFindings),
  concessions: inOneGo(tendRequests),
  writeBack: inOneGo(writeBackOrGoOn),
  crmWrites: inOneGo((session) => {
    writeOrGoOn(session, writeCrm);
    if (followCrm(session)) writeOrGoOn(session, writeCrm);
  }),
  clientNotes: inOneGo((session) => writeOrGoOn(session, writeClientNotes)),
  digest: inOneGo(sendDigests),
};

/** HubSpot being away must not keep the service facts away: the pass goes on, and the CRM is read on from there next hour. */
function readCrmOrGoOn(session: SyncSession): boolean {
  try {
    return readCrm(session);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.system !== 'HubSpot' || error instanceof OwnLimitReached)
      throw error;
    noteCrmFailure(session, error);
    session.trouble = troubleText(error);
    session.parts.log.warn('HubSpot could not be read', { failure: error.failure, detail: error.detail });
    return true;
  }
}

/** What was read stands, whether or not HaloPSA takes the figures: the next pass writes what is still due. */
function writeBackOrGoOn(session: SyncSession): void {
  try {
    writeBack(session);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.system !== 'HaloPSA') throw error;
    // What our own limit leaves is due in the next pass: no trouble.
    if (error instanceof OwnLimitReached) return;
    session.writeTrouble = `${writeBackTrouble[error.failure](error.system)}\n${error.detail}`;
    session.parts.log.warn('Figures could not be written back', { failure: error.failure, detail: error.detail });
  }
}

/** The same for renewals and notes: what a system did not take is due again in the next pass. */
function writeOrGoOn(session: SyncSession, write: (session: SyncSession) => void): void {
  try {
    write(session);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.system === 'Google Sheets') throw error;
    // What our own limit leaves is due in the next pass: no trouble.
    if (error instanceof OwnLimitReached) return;
    session.writeTrouble ??= `${crmWriteTrouble[error.failure](error.system)}\n${error.detail}`;
    session.parts.log.warn(`${error.system} could not be written to`, { failure: error.failure, detail: error.detail });
  }
}

function readTicketsAndIncidents(session: SyncSession): boolean {
  if (!readTickets(session)) return false;
  forgetUnlisted(session);
  readNewFeedback(session);
  readIncidents(session);
  return true;
}

function moveOn(session: SyncSession, stage: SyncStage): void {
  const next = syncStages[syncStages.indexOf(stage) + 1];
  const { stage: _done, ...progress } = session.progress;
  session.progress = {
    ...progress,
    ...(next === undefined ? {} : { stage: next }),
    page: 1,
    rowsSeen: 0,
    rowsTotal: 0,
  };
}

function finish(session: SyncSession, outcome: 'finished' | 'paused by budget'): void {
  const { parts } = session;
  const change = outcome === 'finished' ? endPass(session) : unfinished;
  if (outcome !== 'finished' && session.changed.size > 0) {
    session.progress = { ...session.progress, assessesAll: true };
  }
  const now = parts.clock.now();
  const runCount = session.state.runCount + 1;
  commitChunk(session, {
    change: {
      ...change,
      lease: null,
      runCount,
      trouble: session.troubleShown ?? null,
      ...(outcome === 'finished' ? { lastSyncAt: now } : {}),
    },
    edits: () => [runEdit(session, outcome)],
  });
  session.state = {
    ...session.state,
    ...change,
    runCount,
    ...(outcome === 'finished' ? { lastSyncAt: now } : {}),
  };
  refreshCache(session);
}

function runEdit(session: SyncSession, outcome: string): RowsEdit {
  const { run, startedAt, parts, state, ticketsRead, eventsAppended } = session;
  return {
    tab: 'Runs',
    firstRow: 2 + (state.runCount % runsKept),
    rows: [
      [
        run,
        toUtcText(startedAt),
        toUtcText(parts.clock.now()),
        outcome,
        session.progress.stage ?? '',
        JSON.stringify(parts.callFigures()),
        ticketsRead,
        session.loadedMonths?.rowsWritten ?? 0,
        eventsAppended,
        session.troubleShown ?? '',
      ],
    ],
  };
}

/**
 * The failure is said where people look, and the lease given back. What was read before it is kept: every step asks first and
 * remembers afterwards, so that between steps nothing is half known.
 */
function noteFailure(session: SyncSession, error: UpstreamError): void {
  const { parts } = session;
  session.trouble = troubleText(error);
  parts.log.warn('The run failed', {
    run: session.run,
    system: error.system,
    failure: error.failure,
    detail: error.detail,
  });
  if (session.changed.size > 0) session.progress = { ...session.progress, assessesAll: true };
  const change = { trouble: session.trouble, lease: null, runCount: session.state.runCount + 1 };
  const edits = () => [runEdit(session, 'failed')];
  try {
    if (error.system === 'Google Sheets') parts.workbook.write([...stateEdits(change), ...edits()]);
    else commitChunk(session, { change, edits });
    refreshHealth(session);
  } catch (second) {
    if (!(second instanceof UpstreamError)) throw second;
    parts.log.warn('The failure could not be written to the workbook', { run: session.run, failure: second.failure });
  }
}

/** The first line is for everybody's cards; the second, with the call and the field, for whoever mends it. */
function troubleText(error: UpstreamError): string {
  return `${syncTrouble[error.failure](error.system)}\n${error.detail}`;
}

const emptyReport = {
  ticketsRead: 0,
  monthsWritten: 0,
  eventsAppended: 0,
  clients: 0,
  contracts: 0,
  gaps: 0,
  isBackfilled: false,
};

function report(session: SyncSession, outcome: RunReport['outcome']): RunReport {
  const { progress, run } = session;
  return {
    run,
    outcome,
    ...(progress.stage === undefined ? {} : { stage: progress.stage }),
    ticketsRead: session.ticketsRead,
    monthsWritten: session.loadedMonths?.rowsWritten ?? 0,
    eventsAppended: session.eventsAppended,
    clients: session.loadedBook?.clients().length ?? 0,
    contracts: session.loadedBook?.contracts().filter(({ hasEnded }) => !hasEnded).length ?? 0,
    gaps: session.gapCount,
    isBackfilled: progress.isBackfilled,
  };
}
