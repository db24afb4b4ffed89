import { concessionTypes } from './concession-ask';
import {
  levels,
  measuredAxes,
  rowsOf,
  rowText,
  type ApprovalPolicy,
  type MeasuredAxis,
  type RangeRow,
  type TypeRow,
} from './approval-policy';

/** What is wrong with a policy, in words of the person who wrote the row. */
export interface PolicyFault {
  /** The row, or the axis where no row is at fault. */
  readonly where: string;
  readonly problem: string;
}

/** A policy must answer every value of every axis once. Empty: it does. Source: spec of concessions 1, last lines of the table. */
export function policyFaults(policy: ApprovalPolicy): readonly PolicyFault[] {
  const currencies = new Set(
    policy.rows.flatMap((row) => (row.axis === 'amount' && row.currency !== undefined ? [row.currency] : [])),
  );
  const noCurrency = rowsOf(policy, 'amount', undefined);
  return [
    ...(policy.version.trim() === '' ? [{ where: 'version', problem: 'A policy has a version of its own.' }] : []),
    ...policy.rows.flatMap(endFaults),
    ...noCurrency.map((row) => ({ where: rowText(row), problem: 'Name the currency of the amount.' })),
    ...measuredAxes.flatMap((axis) =>
      axis === 'amount'
        ? [...currencies].flatMap((currency) => lineFaults(rowsOf(policy, axis, currency), `amount ${currency}`))
        : lineFaults(rowsOf(policy, axis), axis),
    ),
    ...typeFaults(policy),
    ...levels
      .filter((level) => policy.rolesByLevel[level].length === 0)
      .map((level) => ({ where: `level ${level}`, problem: 'Every level has an approver. Name a role.' })),
    ...(new Set(policy.rolesByLevel[3]).size < 2
      ? [{ where: 'level 3', problem: 'The third level needs two different roles, so that two people decide.' }]
      : []),
  ];
}

function endFaults(row: ApprovalPolicy['rows'][number]): readonly PolicyFault[] {
  if (row.axis === 'type') return [];
  const { atLeast, above, upTo, below } = row;
  const problems = [
    ...(atLeast !== undefined && above !== undefined ? ['Begin with "at least" or with "above", not with both.'] : []),
    ...(upTo !== undefined && below !== undefined ? ['End with "up to" or with "below", not with both.'] : []),
    ...([atLeast, above, upTo, below].some((end) => end !== undefined && !Number.isFinite(end))
      ? ['An end is a number.']
      : []),
  ];
  const isEmpty = isNothing(row);
  return [...problems, ...(isEmpty ? ['No value can reach this row.'] : [])].map((problem) => ({
    where: rowText(row),
    problem,
  }));
}

function isNothing(row: RangeRow): boolean {
  const start = row.atLeast ?? row.above;
  const end = row.upTo ?? row.below;
  if (start === undefined || end === undefined) return false;
  const isClosed = row.above === undefined && row.below === undefined;
  return isClosed ? start > end : start >= end;
}

/** Where a row begins or ends on the line of numbers: just before a value, or just after it. */
interface Edge {
  readonly at: number;
  readonly isAfter: boolean;
}

const beginning = ({ atLeast, above }: RangeRow): Edge =>
  above === undefined ? { at: atLeast ?? -Infinity, isAfter: false } : { at: above, isAfter: true };
const ending = ({ upTo, below }: RangeRow): Edge =>
  below === undefined ? { at: upTo ?? Infinity, isAfter: true } : { at: below, isAfter: false };

function compare(a: Edge, b: Edge): number {
  return a.at === b.at ? Number(a.isAfter) - Number(b.isAfter) : a.at < b.at ? -1 : 1;
}

/** Rows side by side from one end of the line to the other: a gap or an overlap names the row behind it. */
function lineFaults(rows: readonly RangeRow[], axis: MeasuredAxis | string): readonly PolicyFault[] {
  const sound = rows.filter((row) => !isNothing(row));
  const [first, ...rest] = [...sound].sort((a, b) => compare(beginning(a), beginning(b)));
  if (first === undefined)
    return [{ where: axis, problem: 'No row answers for this axis. Add rows for all its values.' }];
  const faults: PolicyFault[] = [];
  if (beginning(first).at !== -Infinity)
    faults.push({ where: rowText(first), problem: 'No row answers for what lies below it.' });
  let last = first;
  for (const row of rest) {
    const gap = compare(beginning(row), ending(last));
    if (gap > 0)
      faults.push({ where: rowText(row), problem: `No row answers for what lies between it and "${rowText(last)}".` });
    if (gap < 0)
      faults.push({ where: rowText(row), problem: `It overlaps "${rowText(last)}": one value, two answers.` });
    if (compare(ending(row), ending(last)) > 0) last = row;
  }
  if (ending(last).at !== Infinity)
    faults.push({ where: rowText(last), problem: 'No row answers for what lies above it.' });
  return faults;
}

function typeFaults({ rows }: ApprovalPolicy): readonly PolicyFault[] {
  const typeRows = rows.filter((row): row is TypeRow => row.axis === 'type');
  const faults: PolicyFault[] = [];
  for (const type of concessionTypes) {
    const naming = typeRows.filter(({ types }) => types.includes(type));
    const [first, second] = naming;
    if (first === undefined) faults.push({ where: 'type', problem: `No row answers for ${type}.` });
    if (second !== undefined) faults.push({ where: rowText(second), problem: `${type} is named by another row, too.` });
  }
  const unreachable = typeRows.filter(({ types }) => types.length === 0);
  return [...faults, ...unreachable.map((row) => ({ where: rowText(row), problem: 'No type can reach this row.' }))];
}
