import { daysBetween, type CalendarDate } from '../../vocabulary/calendar-date';
import type { ContractId, RenewalId } from '../../vocabulary/ids';
import { windowOf } from '../../vocabulary/renewal-window';
import {
  leastTermDays,
  lostAfterDays,
  renewalGroups,
  termChangeOf,
  timingOf,
  type RenewalCycle,
  type RenewalGroup,
  type RenewalTiming,
} from '../renewal-cycle';

/** A renewal that is on record, as far as matching looks at it. */
export interface KnownRenewal {
  readonly renewalId: RenewalId;
  readonly contractIds: readonly ContractId[];
  readonly kind: RenewalCycle['kind'];
  readonly dueOn: CalendarDate;
  readonly decisionOn: CalendarDate;
  /** Renewed or lost: nothing becomes of it any more. */
  readonly isOver: boolean;
}

/** A contract as it stands today. */
export interface ContractStanding {
  readonly id: ContractId;
  /** Absent: it is over, or no date is known. */
  readonly cycle?: RenewalCycle;
  /** HaloPSA no longer lists it as active, or another contract stands for it. */
  readonly isOver: boolean;
  /** The open contract that replaced it in the end. */
  readonly heir?: ContractId;
  /** Of one that is over without an heir: the client is known to have renewed all the same. */
  readonly wasRenewed?: boolean;
}

/**
 * What has become of a renewal on record. `goesOn`: as it was, perhaps with other contracts or another decision date. `rekeyed`: due
 * on the same day under another leading contract. `moved`: due on another day of the same term. `alone`: no date speaks about it any
 * more, so that its own count: a break or review that has passed, a term end that was taken out.
 */
export type RenewalMatch<Known extends KnownRenewal> =
  | { readonly kind: 'goesOn' | 'rekeyed' | 'moved'; readonly known: Known; readonly group: RenewalGroup }
  | { readonly kind: 'nextTerm'; readonly known: Known; readonly timing: RenewalTiming }
  | { readonly kind: 'ended' | 'alone'; readonly known: Known };

export interface Matching<Known extends KnownRenewal> {
  /** In the order in which the renewals were given; those that are over are left out. */
  readonly matches: readonly RenewalMatch<Known>[];
  /** Renewals that come into sight today, soonest due first. */
  readonly fresh: readonly RenewalGroup[];
}

/**
 * Holds the renewals on record of one client against its contracts of today. A contract stays with the renewal that has it: two that
 * come to fall on one day stay two until they are over, so that no deal is ever merged.
 */
export function matchRenewals<Known extends KnownRenewal>(
  renewals: readonly Known[],
  contracts: readonly ContractStanding[],
  today: CalendarDate,
): Matching<Known> {
  const standings = new Map(contracts.map((contract) => [contract.id, contract]));
  const successorOf = (id: ContractId): ContractId => standings.get(id)?.heir ?? id;
  const cycles = new Map(contracts.flatMap(({ id, cycle }) => (cycle === undefined ? [] : [[id, cycle] as const])));
  const open = renewals.filter(({ isOver }) => !isOver);
  const claimed = new Set(open.flatMap(({ contractIds }) => contractIds.map(successorOf)));
  const used = new Set<ContractId>();

  const matches = open.map((known): RenewalMatch<Known> => {
    const ids = [...new Set(known.contractIds.map(successorOf))];
    const own = ids.flatMap((id) => (used.has(id) ? [] : (cycles.get(id) ?? [])));
    const grouped = (members: readonly RenewalCycle[]): RenewalGroup | undefined => {
      const [first] = members;
      const joining = [...cycles.values()].filter(
        (cycle) => !claimed.has(cycle.contractId) && !used.has(cycle.contractId) && fallsOn(cycle, first),
      );
      const [group] = renewalGroups([...members, ...joining]);
      group?.members.forEach(({ contractId }) => used.add(contractId));
      return group;
    };
    const sameDay = grouped(own.filter(({ dueOn }) => dueOn === known.dueOn));
    if (sameDay !== undefined)
      return { kind: sameDay.renewalId === known.renewalId ? 'goesOn' : 'rekeyed', known, group: sameDay };
    if (known.kind !== 'term' && known.dueOn < today) return { kind: 'alone', known };

    const changes = [...own]
      .sort((a, b) => a.contractId - b.contractId)
      .map((cycle) => ({ cycle, change: changeOf(known, cycle, today) }));
    const [correction] = changes.filter(({ change }) => change.kind !== 'extended');
    if (correction !== undefined) {
      const { dueOn } = correction.cycle;
      const group = grouped(own.filter((cycle) => cycle.dueOn === dueOn));
      if (group !== undefined) return { kind: 'moved', known, group };
    }
    for (const { change } of changes)
      if (change.kind === 'extended') return { kind: 'nextTerm', known, timing: change.timing };
    return withoutDates(known, standings, today);
  });
  const rest = [...cycles.values()].filter(({ contractId }) => !used.has(contractId));
  const over = renewals.filter(({ isOver }) => isOver);
  const fresh = renewalGroups(rest)
    .filter((group) => comesIntoSight(group, today) && !over.some((known) => serves(known, group, successorOf)))
    .sort((a, b) => (a.dueOn === b.dueOn ? compareIds(a, b) : a.dueOn < b.dueOn ? -1 : 1));
  return { matches, fresh };
}

/** Only terms end together; a break and a review stand alone. */
function fallsOn({ kind, dueOn }: RenewalCycle, first: RenewalCycle | undefined): boolean {
  return first !== undefined && first.kind === 'term' && kind === 'term' && dueOn === first.dueOn;
}

/** A break or review that lies ahead has no next term: another day of it is a correction. */
function changeOf(known: KnownRenewal, { dueOn }: RenewalCycle, today: CalendarDate): ReturnType<typeof termChangeOf> {
  return known.kind === 'term' ? termChangeOf(known, dueOn, today) : { kind: 'moved' };
}

/** Nothing of it has a date today: all of it is over, or somebody took the dates out. */
function withoutDates<Known extends KnownRenewal>(
  known: Known,
  standings: ReadonlyMap<ContractId, ContractStanding>,
  today: CalendarDate,
): RenewalMatch<Known> {
  const members = known.contractIds.map((id) => standings.get(id));
  if (members.some((member) => member !== undefined && !member.isOver)) return { kind: 'alone', known };
  const isRenewed = members.some((member) => member?.heir !== undefined || member?.wasRenewed === true);
  return isRenewed ? { kind: 'nextTerm', known, timing: timingOf(known, today) } : { kind: 'ended', known };
}

/** Source: PRODUCT, T-120 watch. What is long overdue, or renewed itself before anybody watched, is history. */
function comesIntoSight({ dueOn, decisionOn, renewsByItself }: RenewalGroup, today: CalendarDate): boolean {
  if (windowOf(daysBetween(today, decisionOn)) === 'beyond') return false;
  if (renewsByItself && today > decisionOn) return false;
  return daysBetween(dueOn, today) <= lostAfterDays;
}

/** Whether a renewal that is over was this one: the same day, or a date that was corrected since. */
function serves(known: KnownRenewal, group: RenewalGroup, successorOf: (id: ContractId) => ContractId): boolean {
  if (known.renewalId === group.renewalId) return true;
  const had = new Set(known.contractIds.flatMap((id) => [id, successorOf(id)]));
  if (!group.members.some(({ contractId }) => had.has(contractId))) return false;
  if (known.dueOn === group.dueOn) return true;
  const isTerm = known.kind === 'term' && group.kind === 'term';
  return isTerm && Math.abs(daysBetween(known.dueOn, group.dueOn)) < leastTermDays;
}

function compareIds(a: RenewalGroup, b: RenewalGroup): number {
  return (a.members[0]?.contractId ?? 0) - (b.members[0]?.contractId ?? 0);
}
