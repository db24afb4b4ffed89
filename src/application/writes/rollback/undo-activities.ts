import type { PlannedWrite } from '#domain/timeline/planned-write';
import type { CrmWriting, FieldTexts, TaskField } from '../../ports/crm-writing';
import type { WriteAnswer } from '../../ports/write-answer';
import { inTwo } from '../crm/crm-targets';
import type { FoundWrite, UndoTarget } from './undo-target';

/** Tasks and notes on deals, by their own ids: one that we made is removed, a task that we changed is changed back. */
export function activityUndo(crm: CrmWriting, kind: 'task' | 'note'): UndoTarget {
  const { undoing } = crm;
  return {
    system: 'HubSpot',
    kind,
    atOnce: 100,
    look(sought) {
      const ids = [...new Set(sought.map(({ recordId }) => recordId))];
      const standing = kind === 'task' ? undoing.tasksById(ids) : undoing.notesById(ids);
      const byId = new Map(standing.map(({ id, values }) => [id, values]));
      return new Map(
        sought.map(({ marker, recordId }): readonly [string, FoundWrite] => {
          const values = byId.get(recordId);
          if (values === undefined) return [marker, { standing: undefined }];
          const fields = new Map(Object.entries<string>(values));
          return [marker, { standing: { recordId, fields, others: new Map() } }];
        }),
      );
    },
    undo: (plans) =>
      inTwo(plans, ({ removes }) => removes === true, {
        those: (made) => removed(crm, kind, made),
        others: (changed) =>
          crm.changeTasks(changed.map((plan) => ({ id: plan.recordId ?? '', values: textsOf(plan) }))),
      }),
  };
}

function removed(
  { undoing }: CrmWriting,
  kind: 'task' | 'note',
  plans: readonly PlannedWrite[],
): readonly WriteAnswer[] {
  const ids = plans.map(({ recordId = '' }) => recordId);
  return kind === 'task' ? undoing.removeTasks(ids) : undoing.removeNotes(ids);
}

function textsOf({ fields }: PlannedWrite): FieldTexts<TaskField> {
  return Object.fromEntries(fields.map(({ name, after }) => [name, after])) as FieldTexts<TaskField>;
}
