import { holds, rowsOf, type ApprovalPolicy, type Level, type MeasuredAxis } from '#domain/concession/approval-policy';
import { cumulativeDepth } from '#domain/concession/cumulative-depth';
import { minorDigitsOf } from '#domain/vocabulary/money';
import type { ListedConcession } from '../../tabs/concessions-tab';
import type { ConcessionRecord } from '../record/concession-record';
import { ledgerOf } from '../record/read-requests';

/**
 * The level as the ledger stands now: what was granted to the client since the request can raise it, and nothing lowers it. Depth,
 * amount and count are the sides that move by themselves; a change of any other is a new version.
 */
export function levelNow(record: ConcessionRecord, listed: readonly ListedConcession[], policy: ApprovalPolicy): Level {
  const { request, figures, askedOn } = record;
  const others = ledgerOf(listed, request.clientId).filter(({ requestId }) => requestId !== request.requestId);
  const { clientReferenceMinor = 0, referenceMinor, annualMinor, currency } = figures;
  const depth = cumulativeDepth(
    { requestId: request.requestId, contractId: request.contractId, annualMinor, on: askedOn },
    others,
    [
      { contractId: request.contractId, referenceMinor },
      // The rest of the client's contracts as one: only their sum counts.
      { contractId: -1, referenceMinor: Math.max(0, clientReferenceMinor - referenceMinor) },
    ],
  );
  if (depth === undefined) return request.level;
  const levels = [
    levelOf(policy, 'depth', depth.depthPercent),
    levelOf(policy, 'count', depth.count),
    levelOf(policy, 'amount', depth.clientMinor / 10 ** minorDigitsOf(currency), currency),
  ];
  return levels.reduce<Level>((highest, level) => (level > highest ? level : highest), request.level);
}

function levelOf(policy: ApprovalPolicy, axis: MeasuredAxis, value: number, currency?: string): Level {
  return rowsOf(policy, axis, currency).find((row) => holds(row, value))?.level ?? 3;
}
