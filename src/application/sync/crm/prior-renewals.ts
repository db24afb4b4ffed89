import { annualMoney } from '#domain/vocabulary/money';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { PriorRenewal } from '../../views/client-context';
import { annualValueOf } from '../billing/contract-billing';
import type { ContractRecord } from '../records';
import type { DealLine } from './sales-records';

const shownRenewals = 5;
/** A deal that closed this near to a contract's end is about that contract. */
const sameRenewalDays = 120;

interface RenewalSources {
  /** All contracts of the client, ended ones too. */
  readonly contracts: readonly ContractRecord[];
  /** Absent: the CRM was not read. */
  readonly deals?: readonly DealLine[] | undefined;
  readonly today: CalendarDate;
  /** Of deals that name no currency. */
  readonly currency: string;
}

/** Earlier renewals, newest first: HaloPSA's chain of contracts, and closed deals where the chain tells nothing. */
export function priorRenewalsOf({ contracts, deals = [], today, currency }: RenewalSources): readonly PriorRenewal[] {
  const chain = chainOf(contracts, today);
  const sold = deals
    .filter((deal) => isOver(deal, today) && isAboutRenewal(deal, contracts))
    .flatMap((deal) => renewalSold(deal, currency));
  const told = chain.filter(({ outcome }) => outcome !== 'unknown');
  const answers = sold.filter(({ endedOn }) => !isNear(told, endedOn));
  const unanswered = chain.filter(({ outcome, endedOn }) => outcome === 'unknown' && !isNear(answers, endedOn));
  return [...told, ...unanswered, ...answers]
    .sort((a, b) => (a.endedOn < b.endedOn ? 1 : a.endedOn > b.endedOn ? -1 : a.ref < b.ref ? -1 : 1))
    .slice(0, shownRenewals);
}

/**
 * How the renewal of a contract ended: another contract replaced it, or a deal about it closed. `unknown`: it is over, and neither
 * tells. Undefined: it is not over.
 */
export function renewalOutcome(
  { contract, hasEnded }: ContractRecord,
  { contracts, deals = [], today }: Omit<RenewalSources, 'currency'>,
): PriorRenewal['outcome'] | undefined {
  if (contracts.some((other) => other.contract.previousContractId === contract.id)) return 'renewed';
  if (!hasEnded) return undefined;
  const { termEndsOn } = contract;
  if (termEndsOn === undefined) return 'unknown';
  const [closest] = deals
    .filter((deal) => isOver(deal, today) && isAboutRenewal(deal, contracts))
    .flatMap(({ end, closesOn }) =>
      closesOn === undefined ? [] : [{ end, days: Math.abs(daysBetween(termEndsOn, closesOn)) }],
    )
    .filter(({ days }) => days <= sameRenewalDays)
    .sort((a, b) => a.days - b.days);
  if (closest === undefined) return 'unknown';
  return closest.end === 'won' ? 'renewed' : 'lost';
}

function isNear(renewals: readonly PriorRenewal[], day: CalendarDate): boolean {
  return renewals.some(({ endedOn }) => Math.abs(daysBetween(endedOn, day)) <= sameRenewalDays);
}

/** A contract that another one replaced was renewed. Of one that ended without a successor nobody says why. */
function chainOf(contracts: readonly ContractRecord[], today: CalendarDate): readonly PriorRenewal[] {
  const replaced = new Set(contracts.flatMap(({ contract }) => contract.previousContractId ?? []));
  return contracts.flatMap((record) => {
    const { contract, hasEnded } = record;
    const { id, ref, termEndsOn } = contract;
    const annualValue = annualValueOf(record);
    if (!(hasEnded || replaced.has(id)) || termEndsOn === undefined || termEndsOn > today) return [];
    const outcome = replaced.has(id) ? 'renewed' : 'unknown';
    return [{ ref, endedOn: termEndsOn, outcome, ...(annualValue === undefined ? {} : { value: annualValue }) }];
  });
}

export function isOver({ end, closesOn }: DealLine, today: CalendarDate): boolean {
  return end !== 'open' && closesOn !== undefined && closesOn <= today;
}

const saysRenewal = /renew/i;
/** Decided after the early watch began, at the latest some weeks into the next term. */
const decidedBeforeDays = 150;
const decidedAfterDays = 45;

/**
 * A first sale renews nothing, and a customer is sold other things too. A deal is about a renewal where its name says so, or where
 * it closed around the turn of a contract's term for about that contract's yearly value.
 */
export function isAboutRenewal(deal: DealLine, contracts: readonly ContractRecord[]): boolean {
  const { name, isNewBusiness, closesOn, amountMinor, currency } = deal;
  if (isNewBusiness === true || closesOn === undefined) return false;
  if (saysRenewal.test(name)) return true;
  return contracts.some((record) => {
    const { termStartsOn, termEndsOn } = record.contract;
    const annualValue = annualValueOf(record);
    if (annualValue === undefined || amountMinor === undefined) return false;
    const share = amountMinor / annualValue.annualMinor;
    const isAlike = (currency ?? annualValue.currency) === annualValue.currency && share >= 0.5 && share <= 1.6;
    return isAlike && [termStartsOn, termEndsOn].some((turn) => turn !== undefined && isAround(turn, closesOn));
  });
}

function isAround(turn: CalendarDate, closesOn: CalendarDate): boolean {
  const late = daysBetween(turn, closesOn);
  return late >= -decidedBeforeDays && late <= decidedAfterDays;
}

/** A deal's amount is taken as a year's. */
function renewalSold(deal: DealLine, currency: string): readonly PriorRenewal[] {
  const { name, end, closesOn, amountMinor } = deal;
  if (closesOn === undefined) return [];
  return [
    {
      ref: name,
      endedOn: closesOn,
      outcome: end === 'won' ? 'renewed' : 'lost',
      ...(amountMinor === undefined ? {} : { value: annualMoney(amountMinor, deal.currency ?? currency) }),
    },
  ];
}
