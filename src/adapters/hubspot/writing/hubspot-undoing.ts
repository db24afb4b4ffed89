import type { CrmUndoing, TieRemoval } from '#application/ports/crm-writing';
import type { NoteField, TaskField } from '#application/ports/crm-writing';
import type { WriteAnswer } from '#application/ports/write-answer';
import type { Transport } from '../../http/transport';
import type { ObjectKind, RolesByType } from '../hubspot-records';
import type { ActivityWriting } from './hubspot-activities';
import { answerOf, chunks } from './hubspot-batch-answer';
import { primaryCompanyType } from './hubspot-deal-ties';
import { recordsPerBatch, tiesPerBatch, type HubSpotWriteCalls } from './hubspot-write-calls';

interface UndoingParts {
  readonly transport: Transport;
  readonly writeCalls: HubSpotWriteCalls;
  readonly roles: () => RolesByType;
  readonly tasks: ActivityWriting<TaskField>;
  readonly notes: ActivityWriting<NoteField>;
}

/** Takes records and ties away. HubSpot keeps what is archived in its recycle bin for 90 days. */
export function hubSpotUndoing({ transport, writeCalls, roles, tasks, notes }: UndoingParts): CrmUndoing {
  const remove = (kind: ObjectKind, ids: readonly string[]): readonly WriteAnswer[] =>
    chunks(ids, recordsPerBatch).flatMap((some) => {
      const answer = sent(transport, [writeCalls.archive(kind, some)]);
      return some.map(() => answer);
    });
  const untie = (removals: readonly TieRemoval[]): WriteAnswer => {
    const label = (categories: readonly object[], dealId: string, to: string) => ({
      from: { id: dealId },
      to: { id: to },
      types: categories,
    });
    const ofCompanies = removals.flatMap(({ dealId, formerPrimaryCompanyId: id }) =>
      id === undefined ? [] : [label([typeOf('HUBSPOT_DEFINED', primaryCompanyType)], dealId, id)],
    );
    const whole = removals.flatMap(({ dealId, contacts }) => {
      const to = contacts.filter(({ isWhole }) => isWhole).map(({ contactId }) => ({ id: contactId }));
      return to.length === 0 ? [] : [{ from: { id: dealId }, to }];
    });
    const labelled = removals.some(({ contacts }) => contacts.some(({ isWhole }) => !isWhole)) ? [...roles()] : [];
    const ofContacts = removals.flatMap(({ dealId, contacts }) =>
      contacts.flatMap(({ contactId, isWhole, roles: taken }) => {
        const types = labelled.filter(([, role]) => !isWhole && taken.includes(role));
        const wire = types.map(([typeId]) => typeOf('USER_DEFINED', typeId));
        return wire.length === 0 ? [] : [label(wire, dealId, contactId)];
      }),
    );
    return sent(transport, [
      ...chunks(ofCompanies, tiesPerBatch).map((some) => writeCalls.untieLabels('deals', 'companies', some)),
      ...chunks(whole, tiesPerBatch).map((some) => writeCalls.untie('deals', 'contacts', some)),
      ...chunks(ofContacts, tiesPerBatch).map((some) => writeCalls.untieLabels('deals', 'contacts', some)),
    ]);
  };
  return {
    tasksById: (ids) => tasks.byId(ids),
    notesById: (ids) => notes.byId(ids),
    removeDeals: (ids) => remove('deals', ids),
    removeTasks: (ids) => remove('tasks', ids),
    removeNotes: (ids) => remove('notes', ids),
    untieDeals: (removals) => removals.map((removal) => untie([removal])),
  };
}

function typeOf(category: 'HUBSPOT_DEFINED' | 'USER_DEFINED', typeId: number): object {
  return { associationCategory: category, associationTypeId: typeId };
}

/** The first call that was not accepted speaks for all. Throws where the key may not do this at all. */
function sent(transport: Transport, calls: Parameters<Transport['send']>[0]): WriteAnswer {
  if (calls.length === 0) return { kind: 'accepted' };
  const outcomes = transport.send(calls);
  for (const outcome of outcomes) {
    if (outcome.kind === 'failed' && outcome.error.failure === 'unauthorized') throw outcome.error;
  }
  const answers = outcomes.map((outcome) => answerOf(outcome));
  return answers.find(({ kind }) => kind !== 'accepted') ?? { kind: 'accepted' };
}
