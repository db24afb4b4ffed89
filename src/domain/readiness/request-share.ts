import { onlyCounted } from './counted-words';
import type { ContractFacts, PriorName } from './contract-facts';
import type { Reading } from './reading';
import { requestHistory, sumOf, ticketIdsOf } from './request-months';
import type { TicketKind } from './service-month';
import { shrunkShare } from './shrinkage';
import { measured, onScale, unknown } from './signal';

export interface ShareThresholds {
  readonly months: number;
  readonly fewestRequests: number;
  /** Share of requests at which the score is 0, and at which it is 100. Either may be the greater one. */
  readonly worstShare: number;
  readonly bestShare: number;
}

export interface ShareQuestion {
  readonly counted: 'reopened' | 'handedOn' | 'firstTimeFixed';
  readonly prior: PriorName;
  /** Records behind the answer, where months keep them. */
  readonly kind?: TicketKind;
  /** What happened to the requests that are counted: `were reopened`. */
  readonly happened: string;
}

/** Share of the requests of the last full months to which something happened, drawn toward the portfolio's. */
export function readRequestShare(facts: ContractFacts, thresholds: ShareThresholds, question: ShareQuestion): Reading {
  const { months, fewestRequests, worstShare, bestShare } = thresholds;
  const history = requestHistory(facts, months);
  if (history.kind === 'unknown') return history;
  const of = sumOf(history.months, 'requests');
  if (of < fewestRequests) return unknown(whyTooFew(of, thresholds));
  const prior = facts.portfolio.priors?.[question.prior];
  if (prior === undefined) return unknown(whyNoPrior);

  const count = sumOf(history.months, question.counted);
  const share = shrunkShare({ count, of }, prior);
  return measured(
    onScale(share, { worst: worstShare, best: bestShare }),
    `${count} of ${of} requests in the last ${months} full months ${question.happened}; ${percent(share)} when weighed with the portfolio's ${percent(prior.share)}.`,
    question.kind === undefined ? [] : ticketIdsOf(history.months, question.kind),
  );
}

export const whyNoPrior = 'Too few requests of all clients are known to say what is usual.';

function whyTooFew(requests: number, { months, fewestRequests }: ShareThresholds): string {
  return `${onlyCounted(requests, 'request')} in the last ${months} full months; ${fewestRequests} are needed.`;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
