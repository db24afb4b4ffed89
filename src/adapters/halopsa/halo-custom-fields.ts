import * as v from 'valibot';
import { maybeText } from './halo-values';

/** Read of `customfields` of a contract's detail. The value may be a text, a number, a list or an object. */
export const HaloCustomField = v.object({
  name: maybeText,
  display: maybeText,
  value: v.optional(v.unknown()),
});

type Fields = readonly v.InferOutput<typeof HaloCustomField>[];

const wholeDays = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?(?:\s*days?)?$/i;

/** A text field may hold `90`, `90 days` or a formatted `20,000`; anything else, such as `3 months`, is not guessed at. */
export function noticePeriodDays(fields: Fields, name: string): number | undefined {
  const digits = wholeDays.exec(plainText(fields, name))?.[1];
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}

const wholeMonths = /^([1-9]\d{0,2})(?:\.0+)?(?:\s*months?)?$/i;

/** `12` or `12 months`. A term is not longer than ten years, and `1 year` is not guessed at. */
export function monthsIn(fields: Fields, name: string): number | undefined {
  const digits = wholeMonths.exec(plainText(fields, name))?.[1];
  return digits === undefined || Number(digits) > 120 ? undefined : Number(digits);
}

const percent = /^(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|percent|per cent|pct)?(?:\s*(?:p\.?\s?a\.?|a year|per year))?$/i;

/** `3`, `3.5 %` or `3,5`. A formula such as `CPI + 2` is not a number and stays unknown. */
export function percentIn(fields: Fields, name: string): number | undefined {
  const digits = percent.exec(plainText(fields, name))?.[1];
  const value = digits === undefined ? undefined : Number(digits.replace(',', '.'));
  return value !== undefined && value <= 100 ? value : undefined;
}

const answers = new Map([
  ['yes', true],
  ['y', true],
  ['true', true],
  ['no', false],
  ['n', false],
  ['false', false],
]);

/** A checkbox holds a flag, a text field a word, and a list the number of its entry with the word in `display`. */
export function answerIn(fields: Fields, name: string): boolean | undefined {
  const field = fieldNamed(fields, name);
  if (typeof field?.value === 'boolean') return field.value;
  return [plainText(fields, name), field?.display ?? '']
    .map((text) => answers.get(text.trim().toLowerCase()))
    .find((answer) => answer !== undefined);
}

function fieldNamed(fields: Fields, name: string): Fields[number] | undefined {
  return fields.find((field) => field.name?.toLowerCase() === name.toLowerCase());
}

function plainText(fields: Fields, name: string): string {
  const value = fieldNamed(fields, name)?.value;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
