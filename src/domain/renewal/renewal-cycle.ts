import { addDays, addMonths, daysBetween, monthOf, type CalendarDate } from '../vocabulary/calendar-date';
import { renewalIdOf, type ContractId, type RenewalId } from '../vocabulary/ids';
import { decisionDate } from './decision-date';

/** What a contract says of its own passage into the next term. */
export interface RenewableContract {
  readonly id: ContractId;
  readonly termStartsOn?: CalendarDate;
  readonly termEndsOn?: CalendarDate;
  readonly isEvergreen: boolean;
  /** The contract's own, or the default of the settings. */
  readonly noticePeriodDays: number;
  readonly renewsByItself?: boolean;
  /** Months after which, again and again, the client may leave before the term ends. Absent: no break. */
  readonly breakEveryMonths?: number;
}

/**
 * One decision about a contract that is coming, or just was. Source: PRODUCT, "Renewal workflow", and spec of KPIs 4.
 * `term`: the term ends. `break`: the client may leave within a longer term. `review`: yearly, of an evergreen contract.
 */
export interface RenewalCycle {
  readonly renewalId: RenewalId;
  readonly contractId: ContractId;
  readonly kind: 'term' | 'break' | 'review';
  /** The day the period of the renewal is counted by. */
  readonly dueOn: CalendarDate;
  readonly decisionOn: CalendarDate;
  /** Silence renews it. It still needs a recorded decision. */
  readonly renewsByItself: boolean;
}

/** Days after the due date in which a decision is only late. Source: spec of KPIs 4, "Late / hold-over". */
export const graceDays = 30;
/** From then on a contract that nobody signed is lost. */
export const lostAfterDays = 90;

/**
 * The cycle under way on a day. Undefined: no date is known, which is a data gap and never a guess. A cycle stays the current one
 * until the contract's dates move on, however late its decision is: nothing that is overdue vanishes by itself.
 */
export function currentCycle(contract: RenewableContract, asOf: CalendarDate): RenewalCycle | undefined {
  const { id, termEndsOn, isEvergreen, noticePeriodDays, renewsByItself = false } = contract;
  const decisionOn = decisionDate(contract, asOf);
  if (decisionOn === undefined) return undefined;
  if (isEvergreen || termEndsOn === undefined) {
    return {
      renewalId: renewalIdOf(id, decisionOn),
      contractId: id,
      kind: 'review',
      dueOn: decisionOn,
      decisionOn,
      renewsByItself: true,
    };
  }
  const breakOn = nextBreak(contract, asOf);
  const dueOn = breakOn ?? termEndsOn;
  return {
    renewalId: renewalIdOf(id, dueOn),
    contractId: id,
    kind: breakOn === undefined ? 'term' : 'break',
    dueOn,
    decisionOn: addDays(dueOn, -noticePeriodDays),
    // Whoever does not use a break stays.
    renewsByItself: breakOn === undefined ? renewsByItself : true,
  };
}

/** The first break whose last day has not passed and that lies before the term's end. The end itself is no break. */
function nextBreak(contract: RenewableContract, asOf: CalendarDate): CalendarDate | undefined {
  const { termStartsOn, termEndsOn, breakEveryMonths } = contract;
  if (termStartsOn === undefined || termEndsOn === undefined || breakEveryMonths === undefined) return undefined;
  if (breakEveryMonths <= 0) return undefined;
  for (let months = breakEveryMonths; ; months += breakEveryMonths) {
    const day = addDays(sameDayIn(addMonths(monthOf(termStartsOn), months), termStartsOn), -1);
    if (day >= termEndsOn) return undefined;
    if (day >= asOf) return day;
  }
}

/** The 31st of a shorter month is its last day. */
function sameDayIn(month: string, day: CalendarDate): CalendarDate {
  const lastDay = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return same > lastDay ? lastDay : same;
}

/** Contracts of one client that are due on one day are decided together: one renewal, one deal, one set of checkpoints. */
export interface RenewalGroup {
  /** Of the contract with the lowest id: it does not change when values do. */
  readonly renewalId: RenewalId;
  readonly members: readonly RenewalCycle[];
  readonly dueOn: CalendarDate;
  /** The earliest of the members: whoever decides one decides all. */
  readonly decisionOn: CalendarDate;
  readonly kind: RenewalCycle['kind'];
  /** Only where all do: one contract that ends needs a decision. */
  readonly renewsByItself: boolean;
}

/** Groups the cycles of one client. Reviews and breaks stand alone: nothing ends on their day. */
export function renewalGroups(cycles: readonly RenewalCycle[]): readonly RenewalGroup[] {
  const groups = new Map<string, RenewalCycle[]>();
  for (const cycle of [...cycles].sort((a, b) => a.contractId - b.contractId)) {
    const key = cycle.kind === 'term' ? cycle.dueOn : cycle.renewalId;
    groups.set(key, [...(groups.get(key) ?? []), cycle]);
  }
  return [...groups.values()].flatMap((members) => {
    const [lead] = members;
    if (lead === undefined) return [];
    const decisionOn = members.reduce(
      (day, member) => (member.decisionOn < day ? member.decisionOn : day),
      lead.decisionOn,
    );
    const renewsByItself = members.every((member) => member.renewsByItself);
    return [{ renewalId: lead.renewalId, members, dueOn: lead.dueOn, decisionOn, kind: lead.kind, renewsByItself }];
  });
}

/** When a next term was agreed, seen from the renewal that it ends. */
export const renewalTimings = ['early', 'inTime', 'late'] as const;
export type RenewalTiming = (typeof renewalTimings)[number];

export type TermChange =
  | { readonly kind: 'same' }
  /** The next term is there: renewed, early, in time or late. */
  | { readonly kind: 'extended'; readonly timing: RenewalTiming }
  /** The end moved within its term: the cycle goes on with new dates under a new key. */
  | { readonly kind: 'moved' };

/** A prolongation by at least this many days is a new term. A month's correction is none. */
export const leastTermDays = 80;

/**
 * What a new end of the term means. Early: agreed before T-90 opened. Late: after the due date. Source: spec of KPIs 4, the period
 * of a renewal is that of its due date, however early or late it is signed.
 */
export function termChangeOf(
  before: Pick<RenewalCycle, 'dueOn' | 'decisionOn'>,
  termEndsOn: CalendarDate,
  asOf: CalendarDate,
): TermChange {
  if (termEndsOn === before.dueOn) return { kind: 'same' };
  if (daysBetween(before.dueOn, termEndsOn) < leastTermDays) return { kind: 'moved' };
  return { kind: 'extended', timing: timingOf(before, asOf) };
}

/** When a next term that is there on a day was agreed. */
export function timingOf(
  { dueOn, decisionOn }: Pick<RenewalCycle, 'dueOn' | 'decisionOn'>,
  asOf: CalendarDate,
): RenewalTiming {
  if (asOf > dueOn) return 'late';
  return daysBetween(asOf, decisionOn) > 90 ? 'early' : 'inTime';
}
