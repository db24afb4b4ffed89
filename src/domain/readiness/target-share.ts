import type { TicketId } from '../vocabulary/ids';
import { counted } from './counted-words';
import type { ContractFacts } from './contract-facts';
import { rowsOfFullMonths, whyNoHistory } from './full-months';
import type { Reading } from './reading';
import type { ServiceMonth } from './service-month';
import { measured, onScale, unknown } from './signal';

/** Source: docs/domain/readiness.md, "Service targets". */
export const targetThresholds = { months: 3, priorTickets: 20, worstShare: 0.75, bestShare: 0.95 } as const;

export type TargetThresholds = { readonly [Name in keyof typeof targetThresholds]: number };

export interface TargetQuestion {
  /** `resolution` or `first response`, as it stands in a sentence. */
  readonly target: string;
  readonly tooFew: string;
  readonly portfolioShare: number | undefined;
  met(row: ServiceMonth): number;
  missed(row: ServiceMonth): number;
  /** Records behind the answer, where months keep them. */
  ticketIds(rows: readonly ServiceMonth[]): readonly TicketId[];
}

/** Share of targets met in the last three full months, drawn toward the portfolio as 20 more tickets would draw it. */
export function readTargetShare(
  facts: ContractFacts,
  { months, priorTickets, worstShare, bestShare }: TargetThresholds,
  question: TargetQuestion,
): Reading {
  const rows = rowsOfFullMonths(facts, months);
  if (rows === undefined) return unknown(whyNoHistory(facts, months));
  const met = rows.reduce((total, row) => total + question.met(row), 0);
  const decided = rows.reduce((total, row) => total + question.missed(row), met);
  if (decided === 0) return unknown(question.tooFew);
  if (question.portfolioShare === undefined)
    return unknown('Fewer than 20 tickets of all clients are decided: no measure to hold few tickets against.');

  const share = (met + priorTickets * question.portfolioShare) / (decided + priorTickets);
  return measured(
    onScale(share, { worst: worstShare, best: bestShare }),
    `${met} of ${counted(decided, `${question.target} target`)} met in the last ${months} full months; ${percent(share)} when weighed with the portfolio's ${percent(question.portfolioShare)}.`,
    question.ticketIds(rows),
  );
}

/** Rounded down: 94.6 % does not read as 95 %. */
function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}
