import type { PlannedWrite, StandingRecord } from '#domain/timeline/planned-write';
import type { DoneWrite } from '#domain/timeline/undo';
import { assert } from '#domain/vocabulary/assert';
import type { ClientId, Sha256 } from '#domain/vocabulary/ids';
import type { ClientNotes } from '../../ports/client-notes';
import type { ContractFields } from '../../ports/contract-fields';
import type { CrmWriting } from '../../ports/crm-writing';
import type { WriteAnswer } from '../../ports/write-answer';
import { tiesTarget } from '../crm/crm-targets';
import { contractTarget } from '../figures/contract-target';
import { activityUndo } from './undo-activities';
import { dealUndo } from './undo-deals';
import { rolesAdded, untieOf } from './undo-ties';
import type { UndoTarget } from './undo-target';

export interface UndoSystems {
  readonly serviceDesk: ContractFields & ClientNotes;
  /** Absent: this host does not write to HubSpot. */
  readonly crmWriting?: CrmWriting;
  readonly sha256: Sha256;
}

/** In the order in which they are undone: what stands on a deal goes before the deal. */
export function undoTargets(
  { serviceDesk, crmWriting, sha256 }: UndoSystems,
  writes: readonly DoneWrite[],
  /** Ids of tasks and notes that a preview has told of: they will not keep their deal. */
  going: ReadonlySet<string>,
): readonly UndoTarget[] {
  return [
    clientNoteUndo(serviceDesk, writes),
    ...(crmWriting === undefined
      ? []
      : [
          activityUndo(crmWriting, 'note'),
          activityUndo(crmWriting, 'task'),
          tiesUndo(crmWriting),
          dealUndo(crmWriting, going),
        ]),
    contractUndo(serviceDesk, writes, sha256),
  ];
}

/** Custom fields go back to what they held. */
function contractUndo(desk: ContractFields, writes: readonly DoneWrite[], sha256: Sha256): UndoTarget {
  const names = writes
    .filter(({ kind }) => kind === 'contract')
    .flatMap(({ fields }) => fields.map(({ name }) => name));
  const target = contractTarget(desk, [...new Set(names)], sha256);
  let isReady = false;
  return {
    system: 'HaloPSA',
    kind: 'contract',
    atOnce: 10,
    look: (sought) => found(sought, target.look(sought)),
    undo(plans) {
      if (!isReady) {
        desk.signInForWriting();
        // A look at a contract alone may not tell which field a name is, should it be empty there.
        desk.fieldDefinitions();
        isReady = true;
      }
      return target.perform(plans);
    },
  };
}

function clientNoteUndo(desk: ClientNotes, writes: readonly DoneWrite[]): UndoTarget {
  const own = writes.filter(({ kind }) => kind === 'clientNote');
  const clientOf = new Map<string, ClientId>(
    own.flatMap(({ recordId, clientId }) => (clientId === null ? [] : [[recordId, clientId] as const])),
  );
  return {
    system: 'HaloPSA',
    kind: 'clientNote',
    atOnce: 10,
    look(sought) {
      desk.signInForNotes();
      const ids = [...new Set(sought.flatMap(({ clientId }) => clientId ?? []))];
      const notes = new Map(desk.clientNotes(ids).map((note) => [note.noteId, note]));
      return new Map(
        sought.map(({ marker, recordId }) => {
          const note = notes.get(recordId);
          const standing =
            note === undefined ? undefined : standingOf(recordId, { body: note.body, on: note.on ?? '' });
          return [marker, { standing }] as const;
        }),
      );
    },
    undo: (plans) =>
      desk.removeClientNotes(
        plans.map(({ recordId = '' }) => {
          const clientId = clientOf.get(recordId);
          assert(clientId !== undefined, 'a note was written about a client');
          return { noteId: recordId, clientId };
        }),
      ),
  };
}

/** Ties that people made are never taken away. */
function tiesUndo(crm: CrmWriting): UndoTarget {
  const target = tiesTarget(crm);
  return {
    system: 'HubSpot',
    kind: 'ties',
    atOnce: 100,
    look(sought) {
      const standings = target.look(sought);
      return new Map(
        sought.map((write) => {
          const standing = standings.get(write.marker);
          return [write.marker, { standing, neededBy: rolesAdded(write, standing) }] as const;
        }),
      );
    },
    undo(plans): readonly WriteAnswer[] {
      const restored = plans.map((plan) => ({ ...plan, fields: plan.fields.filter(({ after }) => after !== '') }));
      const back = restored.filter(({ fields }) => fields.length > 0);
      const answers = new Map(
        crm.tieDeals(back.map(restoredTie)).map((answer, place) => [back[place]?.marker, answer]),
      );
      const untied = crm.undoing.untieDeals(plans.map(untieOf));
      return plans.map(({ marker }, place) => {
        const answer = answers.get(marker);
        if (answer !== undefined && answer.kind !== 'accepted') return answer;
        return untied[place] ?? { kind: 'accepted' };
      });
    },
  };
}

/** The company that was the primary one before us. */
function restoredTie({ recordId = '', fields }: PlannedWrite) {
  const [company] = fields;
  return { dealId: recordId, contacts: [], ...(company === undefined ? {} : { primaryCompanyId: company.after }) };
}

function found(sought: readonly DoneWrite[], standings: ReadonlyMap<string, StandingRecord>) {
  return new Map(sought.map(({ marker }) => [marker, { standing: standings.get(marker) }] as const));
}

function standingOf(recordId: string, values: Readonly<Record<string, string>>): StandingRecord {
  return { recordId, fields: new Map(Object.entries(values)), others: new Map() };
}
