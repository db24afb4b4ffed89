import { isCleared, overrunOf, overrunValueMinor, type HoursMonth } from '#domain/uplift/overrun';
import { priceFindings, type PriceFacts } from '#domain/uplift/price-lag';
import { findingKey, type UpliftFinding } from '#domain/uplift/uplift-finding';
import { addDays, addMonths, daysBetween, monthOf, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { annualValueOf } from '../../sync/billing/contract-billing';
import { priceShareYearAgo } from '../../sync/billing/line-prices';
import type { ContractRecord } from '../../sync/records';
import type { ClientEvidence } from './client-evidence';
import { findingWorth } from './finding-worth';

/** What the agreement hours of a contract show. */
export function overrunFinding(record: ContractRecord, evidence: ClientEvidence): UpliftFinding | undefined {
  const months = hoursMonths(record, evidence.today);
  const overrun = isRecent(record, evidence.today) ? overrunOf(months) : undefined;
  if (overrun === undefined) return undefined;
  const { strength, monthsOver, meanOver, lowerOver, confidence, cut } = overrun;
  const price = hourPriceOf(record, evidence, last(months)?.hoursIncluded ?? 0);
  const cutText =
    cut === 0 ? '' : ` ${cut === 1 ? 'One month' : `${cut} months`} stood out and ${cut === 1 ? 'was' : 'were'} cut.`;
  return {
    ...about(record, 'overrun', evidence),
    ...worth(price, (minor) => [overrunValueMinor(lowerOver, minor), overrunValueMinor(meanOver, minor)]),
    provenance: price?.isGiven === true ? 'measured' : 'estimated',
    confidence,
    strength,
    title: `More hours than agreed on ${record.contract.ref}`,
    evidence: `${monthsOver} of the last 4 months went over the agreed hours. Over six months ${hoursText(meanOver)} a month were over on average, ${hoursText(Math.max(0, lowerOver))} by the cautious bound.${cutText}`,
    ticketIds: [],
    falsifiedBy:
      'Hours of a project, of an onboarding or of our own rework booked on the agreement; hours that may be carried over.',
  };
}

/** Whether an overrun that was found is clearly over, or agreed no more. Undefined: too few months to say. */
export function isOverrunCleared(record: ContractRecord, today: CalendarDate): boolean | undefined {
  const months = hoursMonths(record, today);
  if (months.length > 0 && !isRecent(record, today)) return true;
  return months.length < 4 ? undefined : isCleared(months);
}

/** A month, and half of one for the reading. Our choice: where no hours were agreed for so long, none are any more. */
const recentDays = 45;

function isRecent(record: ContractRecord, today: CalendarDate): boolean {
  return wholePeriods(record, today).some(({ endsOn }) => daysBetween(endsOn, today) <= recentDays);
}

/** With our own rework taken off. */
function hoursMonths(record: ContractRecord, today: CalendarDate): readonly HoursMonth[] {
  const own = 1 - (record.service?.reworkShare ?? 0);
  return wholePeriods(record, today).map(({ startsOn, hoursIncluded, hoursUsed }) => ({
    month: monthOf(startsOn),
    hoursIncluded,
    hoursUsed: hoursUsed * own,
  }));
}

/** Of about a month. Carried-over and longer periods are another question. */
function wholePeriods({ contract }: ContractRecord, today: CalendarDate): ContractRecord['contract']['periods'] {
  return contract.periods.filter(({ isCurrent, startsOn, endsOn, hoursIncluded }) => {
    const days = daysBetween(startsOn, endsOn) + 1;
    return !isCurrent && endsOn < today && hoursIncluded > 0 && days >= 27 && days <= 32;
  });
}

export function gapFinding(record: ContractRecord, evidence: ClientEvidence): UpliftFinding | undefined {
  const gap = evidence.gapOf(record);
  if (gap === undefined) return undefined;
  const { strength, hoursPerUnit, peerHoursPerUnit, peers, lowerOver, meanOver, confidence } = gap;
  const price = hourPriceOf(record, evidence, peerHoursPerUnit * unitsOf(record));
  return {
    ...about(record, 'entitlementGap', evidence),
    ...worth(price, (minor) => [overrunValueMinor(lowerOver, minor), overrunValueMinor(meanOver, minor)]),
    provenance: 'estimated',
    confidence,
    strength,
    title: `Served above the tier of ${record.contract.ref}`,
    evidence: `${twoDigits(hoursPerUnit)} hours for each billed unit and month over six months; ${peers} comparable contracts take ${twoDigits(peerHoursPerUnit)} in the middle.`,
    ticketIds: [],
    falsifiedBy: 'Fewer units billed than used (then it is drift), or one project that was booked as support.',
  };
}

export function unitsOf({ billing }: ContractRecord): number {
  return billing?.counted?.users?.units ?? billing?.units ?? 0;
}

/** Source of "the contract grants": its own field; what HaloPSA raises by itself is read first. */
export function priceFindingsOf(record: ContractRecord, evidence: ClientEvidence): readonly UpliftFinding[] {
  const annual = annualValueOf(record);
  const { contract, billing } = record;
  if (annual === undefined || billing === undefined || billing === null) return [];
  const anniversaryOn = anniversaryBefore(contract.termStartsOn, evidence.today);
  const shareYearAgo = priceShareYearAgo(record.linePrices ?? [], evidence.today);
  const facts: PriceFacts = {
    annualMinor: annual.annualMinor,
    ...(contract.escalatorPercent === undefined ? {} : { escalatorPercent: contract.escalatorPercent }),
    ...(anniversaryOn === undefined ? {} : { anniversaryOn }),
    ...(billing.increase === undefined
      ? {}
      : {
          automatic: {
            percent: billing.increase.linePercent ?? billing.increase.percent,
            ...(billing.increase.everyMonths === undefined ? {} : { everyMonths: billing.increase.everyMonths }),
          },
        }),
    ...(billing.unraisedMinor === undefined ? {} : { unraisedMinor: billing.unraisedMinor }),
    ...(shareYearAgo === undefined ? {} : { annualMinorYearAgo: Math.round(annual.annualMinor * shareYearAgo) }),
  };
  return priceFindings(facts, evidence.today).map((found): UpliftFinding => {
    const isQuestion = found.kind === 'priceMismatch';
    return {
      ...about(record, found.kind, evidence),
      ...(isQuestion ? {} : findingWorth(annual.currency, found.annualMinor)),
      provenance: found.provenance,
      confidence: found.confidence,
      strength: isQuestion ? 'watch' : 'action',
      title: isQuestion ? `Two increases for ${contract.ref}` : `Increase not taken on ${contract.ref}`,
      evidence: found.text,
      ticketIds: [],
      falsifiedBy: isQuestion
        ? 'A clause that grants another percentage than the field of the contract.'
        : 'A price list or an invoice that shows the increase, or a letter that waives it.',
    };
  });
}

/** The last anniversary of the term's start that has passed; the start itself is none. */
function anniversaryBefore(startsOn: CalendarDate | undefined, today: CalendarDate): CalendarDate | undefined {
  if (startsOn === undefined) return undefined;
  let found: CalendarDate | undefined;
  for (let years = 1; years <= 40; years += 1) {
    const month = addMonths(monthOf(startsOn), 12 * years);
    // The 29th of February has its anniversary on the 1st of March.
    const day = addDays(`${month}-01`, Number(startsOn.slice(8)) - 1);
    if (day > today) return found;
    found = day;
  }
  return found;
}

interface HourPrice {
  readonly minor: number;
  readonly currency: string;
  /** From the settings; else what an agreed hour costs at this contract. */
  readonly isGiven: boolean;
}

function hourPriceOf(record: ContractRecord, evidence: ClientEvidence, hoursAgreed: number): HourPrice | undefined {
  const annual = annualValueOf(record);
  const { hourPriceMinor } = evidence.settings.uplift;
  const currency = annual?.currency ?? evidence.settings.currency;
  // The price of the settings is in their currency.
  if (hourPriceMinor !== undefined && currency === evidence.settings.currency)
    return { minor: hourPriceMinor, currency, isGiven: true };
  if (annual === undefined || hoursAgreed <= 0) return undefined;
  return { minor: Math.round(annual.annualMinor / 12 / hoursAgreed), currency, isGiven: false };
}

/** The cautious end, and the point estimate beside it. */
function worth(
  price: HourPrice | undefined,
  of: (minor: number) => readonly [number, number],
): Pick<UpliftFinding, 'value' | 'pointValue'> {
  if (price === undefined) return {};
  const [value, point] = of(price.minor);
  return findingWorth(price.currency, value, point);
}

function about(
  { contract }: ContractRecord,
  kind: UpliftFinding['kind'],
  { today, rootOf }: ClientEvidence,
): Pick<UpliftFinding, 'key' | 'kind' | 'clientId' | 'contractId' | 'foundOn'> {
  // An increase that was waived and one that came in part are the same question.
  const family = kind === 'waivedEscalator' ? 'priceLag' : kind;
  const key = findingKey(family, contract.clientId, rootOf(contract.id));
  return { key, kind, clientId: contract.clientId, contractId: contract.id, foundOn: today };
}

function hoursText(hours: number): string {
  return `${Math.round(hours * 10) / 10} h`;
}

function twoDigits(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function last<Value>(values: readonly Value[]): Value | undefined {
  return values[values.length - 1];
}
