import type { ContractRecord } from '../../sync/records';
import type { CrmProblem } from '../../views/crm-writing';
import type { DataGap } from '../../views/data-gap';
import { noteKinds, type NoteKind } from './note-book';

/** `detail`: which scope or right is missing, and where it is granted. */
export function clientNoteProblem(detail: string): CrmProblem {
  return { what: 'HaloPSA does not let us write notes to clients.', fix: detail, blocks: false };
}

/** While writing is on: notes that HaloPSA takes none of wait. */
export function clientNoteGaps(refused: string | undefined): readonly DataGap[] {
  if (refused === undefined) return [];
  const { what, fix } = clientNoteProblem(refused);
  return [{ kind: 'noClientNotes', what, fix }];
}

const systems: Readonly<Record<NoteKind, string>> = { note: 'HubSpot', clientNote: 'HaloPSA' };

/** Notes that were refused. Their words do not change any more, so that they are not tried again. */
export function refusedNoteGaps({ contract, notes }: ContractRecord): readonly DataGap[] {
  return (notes?.waiting ?? []).flatMap((note) =>
    noteKinds.flatMap((kind): readonly DataGap[] => {
      const kept = note[kind];
      if (kept === undefined || kept === 'done' || kept.refused === undefined) return [];
      return [
        {
          kind: 'crmRefused',
          clientId: contract.clientId,
          contractId: contract.id,
          what: `${kept.because ?? `${systems[kind]} refused it`} (note of ${note.on}, event ${note.sequence}).`,
          fix: `Enter the note in ${systems[kind]} by hand: the event stands on the timeline. It is not tried again.`,
        },
      ];
    }),
  );
}
