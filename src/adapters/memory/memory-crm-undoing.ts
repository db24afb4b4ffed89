import type { CrmUndoing } from '#application/ports/crm-writing';
import type { DealTies } from '#application/ports/crm-writing';
import type { WriteAnswer } from '#application/ports/write-answer';
import type { CrmWritingRecords } from './memory-crm-records';

/** One call for each so many of what is sent. */
export type Write = <Sent>(
  sent: readonly Sent[],
  size: number,
  one: (each: Sent) => WriteAnswer,
) => readonly WriteAnswer[];

const recordsPerCall = 100;
const accepted: WriteAnswer = { kind: 'accepted' };

export function memoryCrmUndoing(records: CrmWritingRecords, write: Write): CrmUndoing {
  const removed = (shelf: Map<string, unknown>, ids: readonly string[]) =>
    write(ids, recordsPerCall, (id) => {
      shelf.delete(id);
      return accepted;
    });
  return {
    tasksById: (ids) => ids.flatMap((id) => records.tasks.get(id) ?? []),
    notesById: (ids) => ids.flatMap((id) => records.notes.get(id) ?? []),
    removeDeals: (ids) =>
      write(ids, recordsPerCall, (id) => {
        records.deals.delete(id);
        records.ties.delete(id);
        return accepted;
      }),
    removeTasks: (ids) => removed(records.tasks, ids),
    removeNotes: (ids) => removed(records.notes, ids),
    untieDeals: (removals) =>
      write(removals, recordsPerCall, ({ dealId, formerPrimaryCompanyId, contacts }) => {
        const known = records.ties.get(dealId);
        if (known === undefined) return accepted;
        const { primaryCompanyId, ...rest } = known;
        const isPrimaryKept = primaryCompanyId !== undefined && primaryCompanyId !== formerPrimaryCompanyId;
        const left: DealTies = { ...rest, contacts: withoutRoles(rest.contacts, contacts) };
        records.ties.set(dealId, isPrimaryKept ? { ...left, primaryCompanyId } : left);
        return accepted;
      }),
  };
}

function withoutRoles(
  known: DealTies['contacts'],
  taken: Parameters<CrmUndoing['untieDeals']>[0][number]['contacts'],
): DealTies['contacts'] {
  const takenBy = new Map(taken.map((each) => [each.contactId, each]));
  return known.flatMap(({ contactId, roles }) => {
    const own = takenBy.get(contactId);
    if (own?.isWhole === true) return [];
    return [{ contactId, roles: roles.filter((role) => own?.roles.includes(role) !== true) }];
  });
}
