import type { Role } from '../vocabulary/person';
import {
  levels,
  measuredAxes,
  type ApprovalPolicy,
  type Level,
  type MeasuredAxis,
  type PolicyRow,
  type RangeRow,
} from './approval-policy';
import { concessionTypes, concessionWords, type ConcessionType } from './concession-ask';
import { decidingRoles, roleName } from './delegation';

/** A policy as people edit it: for each axis its rows, one a line. */
export const policyFields = [...measuredAxes, 'type', 'approvers'] as const;
export type PolicyField = (typeof policyFields)[number];
export type PolicyTexts = Readonly<Record<PolicyField, string>>;
/** A sentence for each field that is no policy. */
export type PolicyProblems = Readonly<Partial<Record<PolicyField, string>>>;

/** `level 2: above 5, up to 10`; of amounts `GBP, level 2: from 3000, below 12000`. */
export function policyTexts(policy: ApprovalPolicy): PolicyTexts {
  const rows = (axis: PolicyRow['axis']) => policy.rows.filter((row) => row.axis === axis).map(lineOf);
  const measured = Object.fromEntries(measuredAxes.map((axis) => [axis, rows(axis).join('\n')]));
  return {
    ...(measured as Record<MeasuredAxis, string>),
    type: rows('type').join('\n'),
    approvers: levels
      .map((level) => `level ${level}: ${policy.rolesByLevel[level].map(roleName).join(', ')}`)
      .join('\n'),
  };
}

function lineOf(row: PolicyRow): string {
  if (row.axis === 'type') return `level ${row.level}: ${row.types.map((type) => concessionWords[type]).join(', ')}`;
  const currency = row.currency === undefined ? '' : `${row.currency}, `;
  return `${currency}level ${row.level}: ${rangeText(row)}`;
}

/** `above 5, up to 10`; `everything` where both ends are open. */
export function rangeText({ atLeast, above, upTo, below }: RangeRow): string {
  const ends = [
    ['from', atLeast],
    ['above', above],
    ['up to', upTo],
    ['below', below],
  ] as const;
  const text = ends.flatMap(([word, value]) => (value === undefined ? [] : [`${word} ${value}`])).join(', ');
  return text === '' ? 'everything' : text;
}

export type PolicyReading =
  | { readonly kind: 'policy'; readonly policy: ApprovalPolicy }
  | { readonly kind: 'faulty'; readonly problems: PolicyProblems };

/** Reads what people typed. Every field is looked at, so that all is mended at once; whether the rows fit together is another check. */
export function policyFromTexts(
  texts: PolicyTexts,
  { version, levelWithoutGive }: Pick<ApprovalPolicy, 'version' | 'levelWithoutGive'>,
): PolicyReading {
  const problems: Partial<Record<PolicyField, string>> = {};
  const rows: PolicyRow[] = [];
  for (const axis of measuredAxes) {
    for (const text of linesOf(texts[axis])) {
      const row = rangeRow(axis, text);
      if (row === undefined) problems[axis] ??= `"${text}" is no row. Write ${example(axis)}.`;
      else rows.push(row);
    }
  }
  for (const text of linesOf(texts.type)) {
    const row = typeRow(text);
    if (row === undefined) problems.type ??= `"${text}" is no row. Write level 2: Units waived, Longer payment terms.`;
    else rows.push(row);
  }
  const rolesByLevel: Record<Level, readonly Role[]> = { 1: [], 2: [], 3: [] };
  for (const text of linesOf(texts.approvers)) {
    const row = namedRow(text, roleIn);
    if (row === undefined) problems.approvers ??= `"${text}" is no row. Write level 3: leader, finance.`;
    else rolesByLevel[row.level] = [...rolesByLevel[row.level], ...row.named];
  }
  if (Object.keys(problems).length > 0) return { kind: 'faulty', problems };
  return { kind: 'policy', policy: { version, rows, levelWithoutGive, rolesByLevel } };
}

function example(axis: MeasuredAxis): string {
  return axis === 'amount' ? 'GBP, level 2: from 3000, below 12000' : 'level 2: above 5, up to 10';
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

const endWords = new Map([
  ['from', 'atLeast'],
  ['at least', 'atLeast'],
  ['above', 'above'],
  ['up to', 'upTo'],
  ['below', 'below'],
] as const);

/** A thousand may be told by a comma only where three digits follow: `12,000` is one number, `above 5, up to 10` are two ends. */
function rangeRow(axis: MeasuredAxis, text: string): RangeRow | undefined {
  const match = /^(?:([a-z]{3})[ ,]+)?level ([123]):\s*(.+)$/i.exec(text.replace(/(\d),(?=\d{3}\b)/g, '$1'));
  if (match === null) return undefined;
  const [, currency, digit = '', range = ''] = match;
  if ((currency !== undefined) !== (axis === 'amount')) return undefined;
  const row = {
    axis,
    level: Number(digit) as Level,
    ...(currency === undefined ? {} : { currency: currency.toUpperCase() }),
  };
  if (range.trim().toLowerCase() === 'everything') return row;
  const ends: Partial<Record<'atLeast' | 'above' | 'upTo' | 'below', number>> = {};
  for (const part of range.split(',')) {
    const end = /^\s*(from|at least|above|up to|below)\s+(-?\d+(?:\.\d+)?)\s*%?\s*$/i.exec(part);
    const name = endWords.get((end?.[1] ?? '').toLowerCase() as 'from');
    if (end === null || name === undefined || ends[name] !== undefined) return undefined;
    ends[name] = Number(end[2]);
  }
  return { ...row, ...ends };
}

function typeRow(text: string): PolicyRow | undefined {
  const row = namedRow(text, typeIn);
  return row === undefined ? undefined : { axis: 'type', level: row.level, types: row.named };
}

function namedRow<Name>(
  text: string,
  nameIn: (word: string) => Name | undefined,
): { readonly level: Level; readonly named: readonly Name[] } | undefined {
  const match = /^level ([123]):(.*)$/i.exec(text);
  if (match === null) return undefined;
  const words = (match[2] ?? '').split(',').filter((word) => word.trim() !== '');
  const named = words.flatMap((word) => nameIn(plainWord(word)) ?? []);
  return named.length === words.length ? { level: Number(match[1]) as Level, named } : undefined;
}

function plainWord(word: string): string {
  return word.toLowerCase().replace(/[^a-z]/g, '');
}

function typeIn(word: string): ConcessionType | undefined {
  return concessionTypes.find((type) => [type, concessionWords[type]].some((name) => plainWord(name) === word));
}

function roleIn(word: string): Role | undefined {
  return decidingRoles.find((role) => [role, roleName(role)].some((name) => plainWord(name) === word));
}
