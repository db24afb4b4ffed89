import type { ClientId } from '#domain/vocabulary/ids';
import { commitChunk } from '../../sync/commit-chunk';
import { newestSequence } from '../../sync/people/fold-people-events';
import type { SyncSession } from '../../sync/sync-session';
import { UpstreamError } from '../../upstream-error';
import { noteTarget, type NotePlace } from '../crm/crm-targets';
import type { CrmWriting } from '../../ports/crm-writing';
import type { RenewalToWrite } from '../crm/renewals-to-write';
import { writeWanted } from '../crm/write-wanted';
import { clientNoteTarget } from './client-note-target';
import { dueNotes, noteKeeper, wantedNotes, type DueNote } from './wanted-notes';

/** As many as one call to HubSpot takes, and in one run. */
const toHubSpot = { atOnce: 100, perRun: 300 } as const;
/** One call each, and two looks at each client: a fifth of what HaloPSA grants in three minutes at most. */
const toHaloPsa = { atOnce: 10, perRun: 40 } as const;

/** What people and this run put on the timeline is taken in first, so that it is told on in this hour. */
export function takeNews(session: SyncSession): void {
  if (session.events.length > 0 || newestSequence(session) > session.state.eventsIndexedTo) commitChunk(session);
}

/** Notes on deals and their companies. One whose renewal has no deal yet waits for it. */
export function writeDealNotes(
  session: SyncSession,
  crm: CrmWriting,
  { renewals, dealIdOf }: { renewals: readonly RenewalToWrite[]; dealIdOf: (renewalId: string) => string | undefined },
): void {
  const { state } = session;
  if (state.crmWriting === undefined) return;
  const places = new Map<string, NotePlace>();
  const due = dueNotes(session, 'note', state.crmWriting.since).flatMap((each) => {
    const renewal = renewalOf(each, renewals);
    const dealId = renewal === undefined ? undefined : dealIdOf(renewal.record.renewalId);
    if (renewal === undefined || dealId === undefined) return [];
    const companyId = renewal.client.company?.companyId;
    places.set(each.note.part, { dealId, ...(companyId === undefined ? {} : { companyId }) });
    return [{ ...each, renewalId: renewal.record.renewalId }];
  });
  const target = noteTarget(crm, (part) => places.get(part));
  const wanted = wantedNotes(session, 'note', due.slice(0, toHubSpot.perRun));
  writeWanted(session, { target, wanted, keeper: noteKeeper(session, 'note'), ...toHubSpot });
}

/** The renewal that the event names; else the one under way of its contract. */
function renewalOf({ record, note }: DueNote, renewals: readonly RenewalToWrite[]): RenewalToWrite | undefined {
  const named = renewals.find(({ record: { renewalId, formerIds = [] } }) =>
    [renewalId, ...formerIds].includes(note.renewalId ?? ''),
  );
  if (named !== undefined) return named;
  const own = renewals.filter(({ members }) => members.some(({ contract }) => contract.id === record.contract.id));
  return own[own.length - 1];
}

/**
 * Notes on clients in HaloPSA, whatever becomes of HubSpot. Throws `UpstreamError` when HaloPSA fails; a right that is missing is no
 * failure but a data gap.
 */
export function writeClientNotes(session: SyncSession): void {
  const { state, parts, progress } = session;
  if (state.crmWriting === undefined || state.writing !== 'on') return noteRefusal(session, undefined);
  const due = dueNotes(session, 'clientNote', state.crmWriting.since).slice(0, toHaloPsa.perRun);
  // A right that is missing is asked for again every hour: whoever grants it need not wait.
  if (due.length === 0 && progress.clientNotesRefused === undefined) return;
  try {
    parts.serviceDesk.signInForNotes();
    const clients = new Map<string, ClientId>(due.map(({ record, note }) => [note.part, record.contract.clientId]));
    const target = clientNoteTarget(parts.serviceDesk, (part) => clients.get(part));
    const about = due.map((each) => ({
      ...each,
      renewalId: each.note.renewalId ?? String(each.record.contract.id),
    }));
    const wanted = wantedNotes(session, 'clientNote', about);
    writeWanted(session, { target, wanted, keeper: noteKeeper(session, 'clientNote'), ...toHaloPsa });
    noteRefusal(session, undefined);
  } catch (error) {
    if (!(error instanceof UpstreamError) || error.system !== 'HaloPSA' || error.failure !== 'unauthorized')
      throw error;
    noteRefusal(session, error.detail);
  }
}

function noteRefusal(session: SyncSession, refused: string | undefined): void {
  const { clientNotesRefused: known, ...progress } = session.progress;
  if (known === refused) return;
  session.progress = { ...progress, ...(refused === undefined ? {} : { clientNotesRefused: refused }) };
  session.areGapsNew = true;
}
