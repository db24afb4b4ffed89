import { isConcessionType } from '#domain/concession/approval-policy';
import type { ConcessionAsk, ConcessionType } from '#domain/concession/concession-ask';
import { riskCauses, type RiskCause } from '#domain/concession/response';
import { isCalendarDate, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { minorDigitsOf } from '#domain/vocabulary/money';
import {
  gives,
  longestConcessionText,
  pressures,
  type ConcessionField,
  type ConcessionProblems,
  type ConcessionValues,
  type Give,
  type Pressure,
} from '../../views/concession';

/** What the typed values say once they are believed. */
export interface CheckedValues {
  readonly ask: ConcessionAsk;
  readonly termMonths: number;
  readonly endsOn?: CalendarDate;
  readonly give: Give;
  readonly giveMinor: number;
  readonly cause: RiskCause;
  readonly pressure: Pressure;
  readonly reason: string;
  readonly retentionClaim: string;
  readonly alternative: string;
  readonly isEmergency: boolean;
}

export type ValuesAnswer =
  | { readonly kind: 'sound'; readonly checked: CheckedValues }
  | { readonly kind: 'faulty'; readonly problems: ConcessionProblems };

/** What the number of a type means, and how far it goes. Ends are our choice: beyond them a typing mistake is likelier than a wish. */
interface Quantity {
  readonly what: string;
  readonly most: number;
  readonly isMoney?: boolean;
  readonly isWhole?: boolean;
}

export const quantities: Readonly<Partial<Record<ConcessionType, Quantity>>> = {
  priceCut: { what: 'percent off the price', most: 100 },
  escalatorWaiver: { what: 'percent of the increase waived', most: 100 },
  seatWaiver: { what: 'units waived', most: 100_000, isWhole: true },
  scopeAtNoCharge: { what: 'list value of the scope a year', most: 100_000_000, isMoney: true },
  freeMonths: { what: 'free months', most: 24 },
  serviceCredit: { what: 'amount of the credit', most: 100_000_000, isMoney: true },
  freeLabor: { what: 'free hours', most: 10_000 },
  setupWaiver: { what: 'amount of the fee', most: 100_000_000, isMoney: true },
  paymentTerms: { what: 'more days to pay', most: 365, isWhole: true },
  priceLock: { what: 'years the price is locked', most: 10, isWhole: true },
};

/** The second number, for the types that need one. */
export const secondQuantities: Readonly<Partial<Record<ConcessionType, Quantity & { readonly isOptional?: boolean }>>> =
  {
    seatWaiver: { what: 'price of a unit a year', most: 10_000_000, isMoney: true },
    scopeAtNoCharge: { what: 'what delivering it costs a year', most: 100_000_000, isMoney: true, isOptional: true },
  };

const longestTermMonths = 120;

/** Every field is looked at, so that a person mends them at once and not one by one. `currency` is the contract's. */
export function checkValues(values: ConcessionValues, currency: string, today: CalendarDate): ValuesAnswer {
  const numbers = checkNumbers(values, currency);
  const words = checkWords(values, today);
  const give = gives.find((one) => one === values.give);
  const giveProblem = give === undefined ? 'Choose what the client gives in return, or nothing.' : undefined;
  const valueProblem = numbers.problems.giveValue ?? giveValueProblem(give, numbers.giveMinor);
  const problems: ConcessionProblems = {
    ...numbers.problems,
    ...words.problems,
    ...(giveProblem === undefined ? {} : { give: giveProblem }),
    ...(valueProblem === undefined ? {} : { giveValue: valueProblem }),
  };
  const { ask, termMonths, giveMinor = 0 } = numbers;
  const { cause, pressure } = words;
  const isWhole = ask !== undefined && termMonths !== undefined && give !== undefined;
  if (Object.keys(problems).length > 0 || !isWhole || cause === undefined || pressure === undefined) {
    return { kind: 'faulty', problems };
  }
  return {
    kind: 'sound',
    checked: {
      ask,
      termMonths,
      ...(values.endsOn === '' ? {} : { endsOn: values.endsOn }),
      give,
      giveMinor,
      cause,
      pressure,
      reason: values.reason.trim(),
      retentionClaim: values.retentionClaim.trim(),
      alternative: values.alternative.trim(),
      isEmergency: values.isEmergency,
    },
  };
}

interface CheckedNumbers {
  readonly ask?: ConcessionAsk;
  readonly termMonths?: number;
  readonly giveMinor?: number;
  readonly problems: ConcessionProblems;
}

const termQuantity: Quantity = { what: 'months of the new term', most: longestTermMonths, isWhole: true };
const giveQuantity = {
  what: 'yearly value of what the client gives',
  most: 100_000_000,
  isMoney: true,
  isOptional: true,
  mayBeNothing: true,
};

function checkNumbers(values: ConcessionValues, currency: string): CheckedNumbers {
  const type = isConcessionType(values.type) ? values.type : undefined;
  const quantity = numberIn(values.quantity, type && quantities[type], currency);
  const second = numberIn(values.secondQuantity, type && secondQuantities[type], currency);
  const term = numberIn(values.termMonths, termQuantity, currency);
  const give = numberIn(values.giveValue, giveQuantity, currency);
  const problems = onlyProblems({
    type: type === undefined ? 'Choose what the client is to be given.' : undefined,
    quantity: quantity.problem,
    secondQuantity: second.problem,
    termMonths: term.problem,
    giveValue: give.problem,
  });
  return {
    problems,
    ...(type === undefined ? {} : { ask: askOf(type, quantity.value ?? 0, second.value) }),
    ...(term.value === undefined ? {} : { termMonths: term.value }),
    ...(give.value === undefined ? {} : { giveMinor: give.value }),
  };
}

interface CheckedWords {
  readonly cause?: RiskCause;
  readonly pressure?: Pressure;
  readonly problems: ConcessionProblems;
}

function checkWords(values: ConcessionValues, today: CalendarDate): CheckedWords {
  const cause = riskCauses.find((one) => one === values.cause);
  const pressure = pressures.find((one) => one === values.pressure);
  const problems = onlyProblems({
    endsOn: endsOnProblem(values.endsOn, today),
    cause: cause === undefined ? 'Choose why the renewal is at risk.' : undefined,
    pressure:
      pressure === undefined ? 'Choose whether another offer or a purchasing department is involved.' : undefined,
    reason: textProblem(values.reason, 'Say why this client should get it.'),
    retentionClaim: textProblem(values.retentionClaim, 'Say what you expect to come of it.'),
    alternative: textProblem(values.alternative, 'Name the alternative to price that was considered.'),
  });
  return { problems, ...(cause === undefined ? {} : { cause }), ...(pressure === undefined ? {} : { pressure }) };
}

function onlyProblems(all: Readonly<Partial<Record<ConcessionField, string | undefined>>>): ConcessionProblems {
  return Object.fromEntries(Object.entries(all).filter(([, problem]) => problem !== undefined)) as ConcessionProblems;
}

interface NumberAnswer {
  readonly value?: number;
  readonly problem?: string;
}

/** Typed by people: `1,250.50`, `10 %` and `10` are numbers. A comma alone between digits is refused: it may be either. */
function numberIn(
  text: string,
  quantity: (Quantity & { readonly isOptional?: boolean; readonly mayBeNothing?: boolean }) | undefined,
  currency: string,
): NumberAnswer {
  if (quantity === undefined) return {};
  const { what, most, isMoney = false, isWhole = false, isOptional = false, mayBeNothing = false } = quantity;
  const plain = text.replace(/[\s%]/g, '').replace(new RegExp(`^${currency}|${currency}$`, 'i'), '');
  if (plain === '') return isOptional ? {} : { problem: `Enter the ${what} as a number.` };
  if (!/^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/.test(plain)) {
    return { problem: `Enter the ${what} as a number, with a point before the decimals.` };
  }
  const value = Number(plain.replace(/,/g, ''));
  if (value > most) return { problem: `The ${what} can be ${most} at most.` };
  if (value === 0 && !mayBeNothing) return { problem: `The ${what} must be above 0.` };
  if (isWhole && !Number.isInteger(value)) return { problem: `The ${what} is a whole number.` };
  return { value: isMoney ? Math.round(value * 10 ** minorDigitsOf(currency)) : value };
}

function endsOnProblem(day: string, today: CalendarDate): string | undefined {
  if (day === '') return undefined;
  if (!isCalendarDate(day)) return 'Choose the last day of the concession, or leave it empty for the whole term.';
  return day <= today ? 'Choose a last day that lies ahead.' : undefined;
}

/** A reference is worth nothing in money, and nothing given has no value. Source: spec of concessions 3, G. */
function giveValueProblem(give: Give | undefined, value: number | undefined): string | undefined {
  if (value === undefined || value === 0) return undefined;
  if (give === 'nothing') return 'Nothing is given in return, so it has no value. Leave this empty.';
  return give === 'reference' ? 'A reference has no yearly value. Leave this empty.' : undefined;
}

function textProblem(text: string, missing: string): string | undefined {
  const length = text.trim().length;
  if (length === 0) return missing;
  return length > longestConcessionText
    ? `Shorten it: it has ${length} of ${longestConcessionText} characters.`
    : undefined;
}

function askOf(type: ConcessionType, value: number, second: number | undefined): ConcessionAsk {
  switch (type) {
    case 'priceCut':
      return { type, percent: value };
    case 'escalatorWaiver':
      return { type, percentWaived: value };
    case 'seatWaiver':
      return { type, units: value, unitYearMinor: second ?? 0 };
    case 'scopeAtNoCharge':
      return { type, listYearMinor: value, ...(second === undefined ? {} : { costYearMinor: second }) };
    case 'freeMonths':
      return { type, months: value };
    case 'serviceCredit':
    case 'setupWaiver':
      return { type, amountMinor: value };
    case 'freeLabor':
      return { type, hours: value };
    case 'paymentTerms':
      return { type, extraDays: value };
    case 'priceLock':
      return { type, years: value };
    default:
      return { type };
  }
}
