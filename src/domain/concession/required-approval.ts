import type { Role } from '../vocabulary/person';
import {
  axisWords,
  holds,
  rowsOf,
  rowText,
  type ApprovalPolicy,
  type Level,
  type MeasuredAxis,
} from './approval-policy';
import { concessionWords, type ConcessionType } from './concession-ask';

/** What a policy looks at. Unknown figures ask for the highest level: what is not known is not harmless. */
export interface ConcessionMeasures {
  readonly type: ConcessionType;
  /** Cumulative, percent of the reference price. */
  readonly depthPercent: number | undefined;
  /** Points by which the margin after the concession lies above the floor. */
  readonly marginPoints: number | undefined;
  /** Cumulative on the client, in major units. */
  readonly amount: number | undefined;
  readonly currency: string;
  readonly termMonths: number;
  /** Granted and open ones of 24 months, this one included. */
  readonly count: number;
  readonly isStrategicClient: boolean;
  /** Of readiness, percent. */
  readonly coveragePercent: number | undefined;
  readonly hasGive: boolean;
  /** The cost to serve rests on the configured margin. */
  readonly isCostEstimated: boolean;
}

export interface RequiredApproval {
  readonly level: Level;
  readonly roles: readonly Role[];
  /** Why this level: what asked for it, in sentences for the card. Never empty. */
  readonly because: readonly string[];
}

interface Answer {
  readonly level: Level;
  readonly because: string;
}

/** The highest level that any side of the concession triggers; none lowers another. Source: spec of concessions 1. */
export function requiredApproval(measures: ConcessionMeasures, policy: ApprovalPolicy): RequiredApproval {
  const answers: readonly Answer[] = [
    measured(policy, 'depth', measures.depthPercent),
    measured(policy, 'margin', measures.marginPoints),
    measured(policy, 'amount', measures.amount, measures.currency),
    measured(policy, 'term', measures.termMonths),
    measured(policy, 'count', measures.count),
    coverage(policy, measures.coveragePercent),
    ofType(policy, measures.type),
    ...(measures.isStrategicClient ? [{ level: 3 as const, because: 'The client is flagged as strategic.' }] : []),
    ...(measures.hasGive ? [] : [{ level: policy.levelWithoutGive, because: 'The client gives nothing in return.' }]),
  ];
  const highest = answers.reduce<Level>((level, answer) => (answer.level > level ? answer.level : level), 1);
  const because = answers.filter(({ level }) => level === highest).map((answer) => answer.because);
  if (!measures.isCostEstimated || highest === 3) return required(policy, highest, because);
  const raised: Level = highest === 1 ? 2 : 3;
  return required(policy, raised, [
    ...because,
    'One level up, because what serving the client costs is only estimated.',
  ]);
}

function required(policy: ApprovalPolicy, level: Level, because: readonly string[]): RequiredApproval {
  return { level, roles: policy.rolesByLevel[level], because };
}

function measured(policy: ApprovalPolicy, axis: MeasuredAxis, value: number | undefined, currency?: string): Answer {
  if (value === undefined) return { level: 3, because: `Not known: ${axisWords[axis]}.` };
  const row = rowsOf(policy, axis, currency).find((candidate) => holds(candidate, value));
  if (row === undefined) {
    const place = currency === undefined ? axis : `${axis} in ${currency}`;
    return { level: 3, because: `The policy has no row for ${place}.` };
  }
  return { level: row.level, because: `${plain(value)} is the ${axisWords[axis]} (${rowText(row)}).` };
}

/** The third level is not asked for by thin evidence alone: the table knows no such row. */
function coverage(policy: ApprovalPolicy, percent: number | undefined): Answer {
  return measured(policy, 'coverage', percent ?? 0);
}

function ofType(policy: ApprovalPolicy, type: ConcessionType): Answer {
  const row = policy.rows.find((candidate) => candidate.axis === 'type' && candidate.types.includes(type));
  if (row === undefined)
    return { level: 3, because: `The policy has no row for ${concessionWords[type].toLowerCase()}.` };
  return {
    level: row.level,
    because: `The type is ${concessionWords[type].toLowerCase()}, which asks for level ${row.level}.`,
  };
}

function plain(value: number): string {
  return String(Math.round(value * 100) / 100);
}
