import { concessionWords } from '#domain/concession/concession-ask';
import { levels, type ApprovalPolicy, type PolicyRow } from '#domain/concession/approval-policy';
import type { KeptPolicy, PolicyProposal } from '../concessions/rules/kept-rules';
import type { Cell, RowRange, RowsEdit } from '../ports/workbook';
import { columnsOf } from '../workbook-tabs';

export const policyRange: RowRange = { tab: 'Policy', firstRow: 2 };

/** Versions of the policy for people to read. Derived: the events tell all of them. */
export interface PolicyTabFacts {
  readonly versions: readonly KeptPolicy[];
  readonly proposal?: PolicyProposal | undefined;
  /** Version in force today. */
  readonly inForce: string;
  readonly today: string;
}

interface Heading {
  readonly status: string;
  readonly startsOn: string;
  readonly proposedBy: string;
  readonly approvedBy: string;
}

/** Newest first, so that what counts stands at the top; a proposal above all. */
export function policyRows({ versions, proposal, inForce, today }: PolicyTabFacts): readonly (readonly Cell[])[] {
  const adopted = [...versions].reverse().flatMap(({ policy, startsOn = '', proposedBy = '', approvedBy }) => {
    const status = policy.version === inForce ? 'in force' : startsOn > today ? 'lies ahead' : 'replaced';
    return rowsOfPolicy(policy, { status, startsOn, proposedBy, approvedBy: approvedBy.join(';') });
  });
  if (proposal === undefined) return adopted;
  const { policy, startsOn, proposedBy, approvals } = proposal;
  const approvedBy = approvals.map(({ by }) => by).join(';');
  return [...rowsOfPolicy(policy, { status: 'proposed', startsOn, proposedBy, approvedBy }), ...adopted];
}

function rowsOfPolicy(policy: ApprovalPolicy, heading: Heading): readonly (readonly Cell[])[] {
  const line = (axis: string, level: number, rest: Partial<PolicyCells>) => {
    const { atLeast = '', above = '', upTo = '', below = '', currency = '', types = '', roles = '' } = rest;
    const { status, startsOn, proposedBy, approvedBy } = heading;
    const { version } = policy;
    return [
      version,
      status,
      startsOn,
      axis,
      level,
      atLeast,
      above,
      upTo,
      below,
      currency,
      types,
      roles,
      proposedBy,
      approvedBy,
    ];
  };
  return [
    ...policy.rows.map((row) => line(row.axis, row.level, cellsOf(row))),
    line('nothing given in return', policy.levelWithoutGive, {}),
    ...levels.map((level) => line('approvers', level, { roles: policy.rolesByLevel[level].join(';') })),
  ];
}

interface PolicyCells {
  readonly atLeast: number;
  readonly above: number;
  readonly upTo: number;
  readonly below: number;
  readonly currency: string;
  readonly types: string;
  readonly roles: string;
}

function cellsOf(row: PolicyRow): Partial<PolicyCells> {
  if (row.axis === 'type') return { types: row.types.map((type) => concessionWords[type]).join('; ') };
  const { axis: _axis, level: _level, ...cells } = row;
  return cells;
}

/** The whole tab; `rowsBefore`: what stood there and is longer is emptied. */
export function policyEdits(facts: PolicyTabFacts, rowsBefore: number): readonly RowsEdit[] {
  return [{ tab: 'Policy', firstRow: 2, rows: padded(policyRows(facts), rowsBefore) }];
}

/** Whether the tab shows something else: it is empty at first, a day has come, or somebody typed in it. */
export function isPolicyTabBehind(facts: PolicyTabFacts, standing: readonly (readonly Cell[])[]): boolean {
  return JSON.stringify(trimmed(standing)) !== JSON.stringify(trimmed(policyRows(facts)));
}

function padded(rows: readonly (readonly Cell[])[], length: number): readonly (readonly Cell[])[] {
  const empty = columnsOf('Policy').map(() => '');
  return [...rows, ...Array.from({ length: Math.max(0, length - rows.length) }, () => empty)];
}

/** A workbook leaves out what is empty at the end of a row and of the tab. */
function trimmed(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const short = rows.map((cells) => {
    const last = cells.reduce<number>((found, cell, place) => (cell === '' ? found : place + 1), 0);
    return cells.slice(0, last);
  });
  const length = short.reduce((found, cells, place) => (cells.length === 0 ? found : place + 1), 0);
  return short.slice(0, length);
}
