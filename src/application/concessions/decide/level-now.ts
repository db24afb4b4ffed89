import {
  holds,
  levels,
  rowsOf,
  type ApprovalPolicy,
  type Level,
  type MeasuredAxis,
} from '#domain/concession/approval-policy';
import { cumulativeDepth, type CumulativeDepth } from '#domain/concession/cumulative-depth';
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
  const { clientReferenceMinor = 0, referenceMinor, annualMinor, currency } = figures;
  const { requestId, clientId, contractId, level } = request;
  const depth = cumulativeDepth({ requestId, contractId, annualMinor, on: askedOn }, ledgerOf(listed, clientId), [
    { contractId, referenceMinor },
    // The rest of the client's contracts as one: only their sum counts.
    { contractId: -1, referenceMinor: Math.max(0, clientReferenceMinor - referenceMinor) },
  ]);
  return raised(level, depth, policy, currency);
}

/** The same for a line of a list, which does not know what the client's other contracts are worth: their depth raises nothing. */
export function levelOfListed(
  one: ListedConcession,
  listed: readonly ListedConcession[],
  policy: ApprovalPolicy,
): Level {
  const { requestId, clientId, contractId, annualMinor, askedOn, currency, depth: share } = one;
  const notKnown = Number.MAX_SAFE_INTEGER;
  const depth = cumulativeDepth({ requestId, contractId, annualMinor, on: askedOn }, ledgerOf(listed, clientId), [
    { contractId, referenceMinor: share > 0 ? annualMinor / share : notKnown },
    { contractId: -1, referenceMinor: notKnown },
  ]);
  return raised(levels.find((known) => known === one.level) ?? 3, depth, policy, currency);
}

function raised(from: Level, depth: CumulativeDepth | undefined, policy: ApprovalPolicy, currency: string): Level {
  if (depth === undefined) return from;
  const asked = [
    levelOf(policy, 'depth', depth.depthPercent),
    levelOf(policy, 'count', depth.count),
    levelOf(policy, 'amount', depth.clientMinor / 10 ** minorDigitsOf(currency), currency),
  ];
  return asked.reduce<Level>((highest, level) => (level > highest ? level : highest), from);
}

function levelOf(policy: ApprovalPolicy, axis: MeasuredAxis, value: number, currency?: string): Level {
  return rowsOf(policy, axis, currency).find((row) => holds(row, value))?.level ?? 3;
}
