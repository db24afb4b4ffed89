import type { DoneWrite } from '#domain/timeline/undo';
import type { CrmWriting, StandingDeal } from '../../ports/crm-writing';
import type { WriteAnswer } from '../../ports/write-answer';
import { changeIn, dealStanding, inTwo } from '../crm/crm-targets';
import type { FoundWrite, UndoTarget } from './undo-target';

/**
 * Deals of HubSpot, by their own ids. One that we made is removed, unless something still stands on it: a task or a note that
 * somebody wrote is not thrown away with our deal. One that was there before us gets its fields back, its key among them.
 */
export function dealUndo(crm: CrmWriting, going: ReadonlySet<string>): UndoTarget {
  return {
    system: 'HubSpot',
    kind: 'deal',
    atOnce: 100,
    look(sought) {
      const deals = new Map(
        crm.dealsById([...new Set(sought.map(({ recordId }) => recordId))]).map((deal) => [deal.dealId, deal]),
      );
      const standing = sought.filter(({ isMade, recordId }) => isMade && deals.has(recordId));
      const built = builtOn(crm, standing, going);
      return new Map(
        sought.map((write): readonly [string, FoundWrite] => {
          const { marker, recordId } = write;
          const deal = withFreedKey(write, deals.get(recordId));
          const count = built.get(recordId) ?? 0;
          const stays = count === 0 ? {} : { staysBecause: staysBecause(count) };
          return [marker, { standing: deal === undefined ? undefined : dealStanding(deal), ...stays }];
        }),
      );
    },
    undo: (plans) =>
      inTwo(plans, ({ removes }) => removes === true, {
        those: (made) =>
          removed(
            crm,
            made.map(({ recordId = '' }) => recordId),
          ),
        others: (changed) => crm.changeDeals(changed.map(changeIn)),
      }),
  };
}

/** Its key was freed by an attempt that was cut before it removed the deal: that is no change of somebody's. */
function withFreedKey({ isMade, fields }: DoneWrite, deal: StandingDeal | undefined): StandingDeal | undefined {
  if (!isMade || deal === undefined || deal.key !== '') return deal;
  return { ...deal, key: fields.find(({ name }) => name === 'key')?.after ?? '' };
}

/** Whether HubSpot keeps the unique value of an archived deal is not documented: the key is freed first. */
function removed(crm: CrmWriting, ids: readonly string[]): readonly WriteAnswer[] {
  const freed = crm.changeDeals(ids.map((dealId) => ({ dealId, key: '', values: {} })));
  const archived = crm.undoing.removeDeals(ids.filter((_, place) => freed[place]?.kind === 'accepted'));
  const answers = archived.values();
  return ids.map((_, place) => {
    const own = freed[place];
    if (own !== undefined && own.kind !== 'accepted') return own;
    const next = answers.next();
    return next.done === true ? { kind: 'accepted' } : next.value;
  });
}

function staysBecause(count: number): string {
  return count === 1 ? 'a task or note stands on it' : `${count} tasks and notes stand on it`;
}

function builtOn(
  crm: CrmWriting,
  writes: readonly DoneWrite[],
  going: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const ids = writes.map(({ recordId }) => recordId);
  if (ids.length === 0) return new Map();
  const counts = new Map<string, number>();
  for (const { id, dealId } of [...crm.tasksOf(ids), ...crm.notesOf(ids)]) {
    if (!going.has(id)) counts.set(dealId, (counts.get(dealId) ?? 0) + 1);
  }
  return counts;
}
