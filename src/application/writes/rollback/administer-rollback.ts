import { refuseOthers, type AdministerParts } from '../../administer-sync';
import type { ClientNotes } from '../../ports/client-notes';
import type { CrmWriting } from '../../ports/crm-writing';
import type { Log } from '../../ports/platform';
import type { RunId } from '#domain/vocabulary/ids';
import type { RollbackAnswer, WritingRunsAnswer } from '../../views/rollback';
import { previewRollback, readEvents, rollBack, type RollbackAsked } from './roll-back';
import { runsThatWrote } from './writes-of-run';

export interface AdministerRollbackParts extends AdministerParts {
  readonly crmWriting: CrmWriting;
  readonly serviceDesk: AdministerParts['serviceDesk'] & ClientNotes;
  readonly log: Log;
}

/** What a card can read and check in its time; older runs are for the command line. */
const newestEvents = 5_000;
const shownRuns = 12;
/** A card answers within 30 seconds; what is begun by now ends in time. */
const cardMilliseconds = 12_000;

/** Runs that wrote to other systems, newest first. Two calls. */
export function listWritingRuns(parts: AdministerRollbackParts): WritingRunsAnswer {
  const refusal = refuseOthers(parts);
  if (refusal?.kind === 'refused') return refusal;
  const { events } = readEvents(parts, newestEvents);
  const runs = runsThatWrote(events, parts.sha256).slice(0, shownRuns);
  return {
    kind: 'runs',
    runs: runs.map(({ run, writes }) => {
      const at = Date.parse(run.replace(/^run-/, ''));
      return { run, writes, ...(Number.isNaN(at) ? {} : { at }) };
    }),
  };
}

/** Looks and changes nothing. */
export function openRollback(parts: AdministerRollbackParts, run: RunId): RollbackAnswer {
  const refusal = refuseOthers(parts);
  return refusal?.kind === 'refused' ? refusal : previewRollback(parts, asked(parts, run));
}

/** Works while writing is paused too: whoever stops everything first must be able to take back what was written. */
export function pressRollback(parts: AdministerRollbackParts, run: RunId): RollbackAnswer {
  const refusal = refuseOthers(parts);
  if (refusal?.kind === 'refused') return refusal;
  const until = parts.clock.now() + cardMilliseconds;
  return rollBack(parts, { ...asked(parts, run), until });
}

function asked({ viewerEmail }: AdministerRollbackParts, run: RunId): RollbackAsked {
  return { run, actor: viewerEmail().trim().toLowerCase(), mayWrite: ['on', 'paused'], newest: newestEvents };
}
