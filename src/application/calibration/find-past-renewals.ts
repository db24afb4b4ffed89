import {
  addDays,
  addMonths,
  daysBetween,
  monthOf,
  type CalendarDate,
  type CalendarMonth,
} from '#domain/vocabulary/calendar-date';
import type { ContractId } from '#domain/vocabulary/ids';
import type { ContractRecord } from '../sync/records';
import type { DealLine } from '../sync/crm/sales-records';
import { bestTermEnd, renewalDeals, type TermEnd } from './match-deals';
import type { PastRenewal } from './past-renewal';

export interface RenewalTraces {
  /** All contracts of one client, ended ones too. */
  readonly contracts: readonly ContractRecord[];
  readonly deals: readonly DealLine[];
  /** Whether the service desk still lists the client. */
  readonly isClientActive: boolean;
  /** The last month in which the client opened a ticket. Absent: none is known. */
  readonly lastActiveMonth?: CalendarMonth;
  readonly today: CalendarDate;
  readonly defaultNoticePeriodDays: number;
}

/** A client who left fell silent at most this long before the term's end, or somewhat after it. */
const departure = { monthsBefore: 2, monthsAfter: 1 } as const;
/** A contract that took another's place began within this many days of its end; until they have passed, it may yet be entered. */
const successionDays = 120;

/**
 * Every past renewal that the vendors tell of, oldest first. Conservative: where a contract ended and something else may have taken
 * its place, the outcome is unknown. Source: docs/domain/renewal-probability.md, "Outcomes".
 */
export function findPastRenewals(traces: RenewalTraces): readonly PastRenewal[] {
  const ends = termEndsOf(traces);
  const deals = dealsByEnd(traces, ends);
  return ends
    .flatMap((end) => {
      const told = outcomeOf(traces, end, deals.get(end));
      return told === undefined ? [] : [renewalOf(traces, end, told)];
    })
    .sort((a, b) => (a.termEndsOn < b.termEndsOn ? -1 : a.termEndsOn > b.termEndsOn ? 1 : a.contractId - b.contractId));
}

/** Ends of terms that are over: of ended contracts their own, of prolonged ones those before the running term. */
function termEndsOf({ contracts, today }: RenewalTraces): readonly TermEnd[] {
  return contracts.flatMap((record): readonly TermEnd[] => {
    const { termStartsOn, termEndsOn, isEvergreen, previousContractId } = record.contract;
    if (isEvergreen || termEndsOn === undefined) return [];
    const own: readonly TermEnd[] = termEndsOn <= today ? [{ record, endsOn: termEndsOn, isOwn: true }] : [];
    if (termStartsOn === undefined || previousContractId !== undefined) return own;
    return [...earlierEnds(record, termStartsOn, termEndsOn).filter(({ endsOn }) => endsOn <= today), ...own];
  });
}

/** Terms before the running one, taken to be as long as it. */
const earlierTerms = 3;

function earlierEnds(record: ContractRecord, termStartsOn: CalendarDate, termEndsOn: CalendarDate): readonly TermEnd[] {
  const termMonths = Math.max(1, Math.round(daysBetween(termStartsOn, addDays(termEndsOn, 1)) / 30.44));
  return Array.from({ length: earlierTerms }, (_, back) => ({
    record,
    endsOn: addDays(monthsBefore(termStartsOn, back * termMonths), -1),
    isOwn: false,
    isLast: back === 0,
  }));
}

function monthsBefore(day: CalendarDate, months: number): CalendarDate {
  const month = addMonths(monthOf(day), -months);
  const lastDay = Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8));
  return `${month}-${String(Math.min(lastDay, Number(day.slice(8)))).padStart(2, '0')}`;
}

function dealsByEnd(traces: RenewalTraces, ends: readonly TermEnd[]): ReadonlyMap<TermEnd, DealLine> {
  const found = new Map<TermEnd, DealLine>();
  for (const deal of renewalDeals(traces)) {
    const end = bestTermEnd(deal, ends);
    // Of two deals about one renewal the later one is how it ended.
    if (end !== undefined && (found.get(end)?.closesOn ?? '') <= (deal.closesOn ?? '')) found.set(end, deal);
  }
  return found;
}

type Told = Pick<PastRenewal, 'outcome' | 'source' | 'dealId' | 'leftOut'> & { readonly decidedOn?: CalendarDate };

/** Undefined: nothing says that a term ended here at all. */
function outcomeOf(traces: RenewalTraces, end: TermEnd, deal: DealLine | undefined): Told | undefined {
  const told = deal === undefined ? undefined : toldByDeal(deal);
  if (!end.isOwn) {
    // The contract went on: a deal that was lost then was about something else.
    if (end.isLast === true && hasOlderPeriod(end)) return { outcome: 'renewed', source: 'prolonged' };
    return told?.outcome === 'renewed' ? told : undefined;
  }
  if (isReplaced(traces.contracts, end.record.contract.id)) return { outcome: 'renewed', source: 'successor' };
  return told ?? toldByLeaving(traces, end) ?? toldByLapse(traces, end);
}

function toldByDeal({ dealId, end, closesOn, lossReason }: DealLine): Told {
  return {
    outcome: end === 'won' ? 'renewed' : 'lost',
    source: 'deal',
    dealId,
    ...(closesOn === undefined ? {} : { decidedOn: closesOn }),
    ...(end === 'lost' && lossReason !== undefined ? { leftOut: lossReason } : {}),
  };
}

/** A whole period of hours that was over before the running term began. */
function hasOlderPeriod({ record, endsOn }: TermEnd): boolean {
  return record.contract.periods.some((period) => period.endsOn <= endsOn);
}

function isReplaced(contracts: readonly ContractRecord[], id: ContractId): boolean {
  return contracts.some(({ contract }) => contract.previousContractId === id);
}

/** The client is gone, and fell silent when this term ended. Long before, the term's end decided nothing; long after, somebody stayed. */
function toldByLeaving(
  { isClientActive, contracts, lastActiveMonth }: RenewalTraces,
  { record, endsOn }: TermEnd,
): Told | undefined {
  const isGone = !isClientActive && record.hasEnded && contracts.every(({ hasEnded }) => hasEnded);
  if (!isGone) return undefined;
  if (lastActiveMonth === undefined) return outcomeUnknown;
  if (lastActiveMonth < addMonths(monthOf(endsOn), -departure.monthsBefore)) {
    return { outcome: 'lost', source: 'departure', leftOut: 'leftBefore' };
  }
  const stayed = lastActiveMonth > addMonths(monthOf(endsOn), departure.monthsAfter);
  return stayed ? outcomeUnknown : { outcome: 'lost', source: 'departure' };
}

/**
 * The client keeps other contracts and gave this one up: no other of the kind runs on and none began near its end. A client with no
 * open contract at all who is still served has one that nobody entered.
 */
function toldByLapse({ contracts, today }: RenewalTraces, { record, endsOn }: TermEnd): Told {
  const keepsOthers = contracts.some(({ hasEnded }) => !hasEnded);
  if (!record.hasEnded || !keepsOthers || endsOn > addDays(today, -successionDays)) return outcomeUnknown;
  const mayBeReplaced = contracts.some(({ contract: { id, kind, termStartsOn }, hasEnded }) => {
    if (id === record.contract.id) return false;
    const beganNear = termStartsOn !== undefined && Math.abs(daysBetween(endsOn, termStartsOn)) <= successionDays;
    return beganNear || (!hasEnded && (kind === record.contract.kind || termStartsOn === undefined));
  });
  if (mayBeReplaced) return outcomeUnknown;
  return { outcome: 'lost', source: 'lapsed', decidedOn: addDays(endsOn, successionDays) };
}

const outcomeUnknown = { outcome: 'unknown', leftOut: 'outcomeUnknown' } as const;

function renewalOf(
  { defaultNoticePeriodDays }: RenewalTraces,
  { record: { contract }, endsOn }: TermEnd,
  { decidedOn = endsOn, ...told }: Told,
): PastRenewal {
  const noticePeriodDays = contract.noticePeriodDays ?? defaultNoticePeriodDays;
  return {
    clientId: contract.clientId,
    contractId: contract.id,
    termEndsOn: endsOn,
    decisionOn: addDays(endsOn, -noticePeriodDays),
    decidedOn,
    ...told,
  };
}
