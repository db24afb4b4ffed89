import { incidentGate } from '#domain/renewal/incident-gate';
import { sealFits } from '#domain/timeline/check-seal';
import { findingMoved } from '#domain/timeline/uplift-payloads';
import { isAboutFinding } from '#domain/timeline/uplift-sentences';
import { holdReason, presentedDays, priorityOf, type UpliftFinding } from '#domain/uplift/uplift-finding';
import { daysBetween, type CalendarDate, type Instant } from '#domain/vocabulary/calendar-date';
import { minorDigitsOf } from '#domain/vocabulary/money';
import type { ClientRecord, ContractRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import { fromTimelineRow, timelineRange, timelineRowOf } from '../../tabs/timeline-tab';
import { columnNumber } from '../../workbook-tabs';
import type { ClientEvidence } from '../detect/client-evidence';
import { detectFindings, gapsAmong, isOutOfFigures, rootsOf } from '../detect/detect-findings';
import { isOverFinding, type FindingRecord, type SeenFinding } from '../finding-record';
import { FindingDraft } from './finding-draft';

/** Prior until outcomes say more. Source: spec of the science 6.2, "P(accept) prior .5 updated by outcomes". */
const acceptancePrior = { accepted: 1, of: 2 } as const;
/** What was presented and answered, or never was, is not found again so soon: the same offer twice a year is none. Our choice. */
const againAfterDays = 365;
/** The worth is stated anew when it moved by so much, and so long after it was stated last. Our choice: no event a day. */
const restated = { share: 0.1, afterDays: 28 } as const;

/**
 * Every pass: what the figures show of each client is found once, held while nothing may be offered, stated anew where its worth moved,
 * and over when the figures no longer show it. What is planned goes onto the timeline with the next commit. No call of its own.
 */
export function tendFindings(session: SyncSession): void {
  rebuildLostFindings(session);
  const { book, parts, today, startedAt } = session;
  const { settings } = parts;
  const open = book.openContractsByClient();
  const contracts = book.contracts();
  const gapOf = gapsAmong(contracts.filter(({ hasEnded }) => !hasEnded));
  const rootOf = rootsOf(contracts);
  const known = book.findings.byClient();
  const accepted = acceptanceOf(book.findings.all().map(({ record }) => record));
  for (const client of book.clients()) {
    const { id, active } = client.client;
    const own = open.get(id) ?? [];
    const kept = (known.get(id) ?? []).map(({ record }) => record);
    if (kept.length === 0 && (!active || own.length === 0)) continue;
    const { themes } = client;
    const evidence: ClientEvidence = {
      client,
      contracts: active ? own : [],
      settings,
      today,
      gapOf,
      rootOf,
      ...(themes === undefined ? {} : { themes }),
    };
    tendClient(session, evidence, { kept, accepted, now: startedAt });
  }
}

interface AtClient {
  readonly kept: readonly FindingRecord[];
  readonly accepted: number;
  readonly now: Instant;
}

function tendClient(session: SyncSession, evidence: ClientEvidence, { kept, accepted, now }: AtClient): void {
  const { book, parts, startedAt, run, today } = session;
  const making = { run, at: startedAt, dayOf: parts.localTime.dayOf };
  const found = new Map(detectFindings(evidence).map((finding) => [finding.key, finding]));
  const keys = new Set([...kept.map(({ finding }) => finding.key), ...found.keys()]);
  for (const key of keys) {
    const draft = new FindingDraft(
      making,
      kept.find(({ finding }) => finding.key === key),
    );
    const shown = found.get(key);
    const missingSince = shown === undefined ? (draft.before?.seen.missingSince ?? today) : undefined;
    if (shown !== undefined) plan(draft, shown, today);
    planEnd(draft, evidence, missingSince);
    planHold(draft, evidence, now);
    session.events.push(...draft.events);
    if (draft.record !== undefined) book.findings.see(key, seenNow(draft.record, evidence, { accepted, missingSince }));
  }
}

/** Found for the first time, again, or with another worth. Dismissed never. */
function plan(draft: FindingDraft, shown: UpliftFinding, today: CalendarDate): void {
  const { record } = draft;
  if (record === undefined) {
    draft.state(shown);
    return;
  }
  const { life, since, end, finding } = record;
  if (life.state === 'dismissed' || life.state === 'presented') return;
  if (isOverFinding(record)) {
    if (end === 'cleared' || daysBetween(since, today) >= againAfterDays) draft.state(shown);
    return;
  }
  // Its contract was replaced: under the old number nothing is known of it any more.
  if (finding.contractId !== shown.contractId) draft.state(shown);
  else if (isNews(finding, shown) && daysBetween(record.statedOn, today) >= restated.afterDays) draft.state(shown);
  else if (finding.strength === 'watch' && shown.strength === 'action') draft.state(shown);
}

function isNews(known: UpliftFinding, shown: UpliftFinding): boolean {
  const [before, now] = [known.value?.annualMinor, shown.value?.annualMinor];
  if (known.strength !== shown.strength) return true;
  if (before === undefined || now === undefined) return before !== now;
  return (
    Math.abs(now - before) > restated.share * Math.max(1, before) || known.value?.currency !== shown.value?.currency
  );
}

function planEnd(draft: FindingDraft, evidence: ClientEvidence, missingSince: CalendarDate | undefined): void {
  const { record } = draft;
  if (record === undefined) return;
  const { life, finding } = record;
  const move = (by: 'cleared' | 'expired') => {
    draft.add('findingMoved', finding, findingMoved({ key: finding.key, to: 'expired', by }), `${by}-`);
  };
  if (life.state === 'presented') {
    const on = life.presentedOn ?? evidence.today;
    if (daysBetween(on, evidence.today) > presentedDays) move('expired');
    return;
  }
  if (missingSince === undefined || isOverFinding(record)) return;
  if (isOutOfFigures(record, daysBetween(missingSince, evidence.today), evidence)) move('cleared');
}

function planHold(draft: FindingDraft, evidence: ClientEvidence, now: Instant): void {
  const { record } = draft;
  if (record === undefined || !['found', 'approved', 'held'].includes(record.life.state)) return;
  const { finding, life } = record;
  const because = holdReason(holdFacts(evidence, finding, now));
  if (because === undefined && life.state === 'held')
    draft.add('findingMoved', finding, findingMoved({ key: finding.key, to: 'found', by: 'released' }), 'released-');
  if (because === undefined || (life.state === 'held' && record.because === because)) return;
  const payloadText = findingMoved({ key: finding.key, to: 'held', by: 'held', because });
  draft.add('findingMoved', finding, payloadText, 'held-');
}

/** Of the contract that it is about; of a finding about the client the weakest speaks. */
function holdFacts(
  { client, contracts }: Pick<ClientEvidence, 'client' | 'contracts'>,
  { contractId }: Pick<UpliftFinding, 'contractId'>,
  now: Instant,
): Parameters<typeof holdReason>[0] {
  const own = contracts.filter(({ contract }) => contractId === null || contract.id === contractId);
  const lows = own.map(({ readiness }) => readiness?.low);
  // One that was learned from nothing yet is the scorecard once more, which readiness speaks for already.
  const chances = own.flatMap(({ probability }) => (probability?.isCalibrated === true ? [probability.low] : []));
  return {
    isGated: isGatedNow(client, now),
    // One stop is a stop for the whole client.
    hasHardStop: contracts.some(({ readiness }) => (readiness?.stops ?? []).length > 0),
    readinessLow: lows.length === 0 || lows.includes(undefined) ? undefined : Math.min(...(lows as number[])),
    chanceLow: chances.length === 0 ? undefined : Math.min(...chances),
  };
}

export function isGatedNow({ openIncidents, release }: ClientRecord, now: Instant): boolean {
  const ticketIds = openIncidents.map(({ ticketId }) => ticketId);
  return incidentGate(ticketIds, release, now).kind === 'closed';
}

function seenNow(
  record: FindingRecord,
  { client, contracts }: ClientEvidence,
  { accepted, missingSince }: { readonly accepted: number; readonly missingSince: CalendarDate | undefined },
): SeenFinding {
  const { finding, seen } = record;
  const contract = contracts.find(({ contract: { id } }) => id === finding.contractId);
  const readiness = readinessOf(contracts, finding);
  const digits = minorDigitsOf(finding.value?.currency ?? 'GBP');
  return {
    clientName: client.client.name,
    ...(contract === undefined ? (seen.ref === undefined ? {} : { ref: seen.ref }) : { ref: contract.contract.ref }),
    priority: Math.round(priorityOf(finding, accepted, readiness) / 10 ** digits),
    ...(missingSince === undefined || isOverFinding(record) ? {} : { missingSince }),
  };
}

function readinessOf(contracts: readonly ContractRecord[], { contractId }: UpliftFinding): number {
  const lows = contracts
    .filter(({ contract }) => contractId === null || contract.id === contractId)
    .map(({ readiness }) => readiness?.low ?? 0);
  return lows.length === 0 ? 0 : Math.min(...lows);
}

/** Of what was answered, with a prior of one in two. */
function acceptanceOf(records: readonly FindingRecord[]): number {
  const won = records.filter(({ end }) => end === 'won').length;
  const answered = records.filter(({ end }) => end === 'won' || end === 'lost' || end === 'expired').length;
  return (won + acceptancePrior.accepted) / (answered + acceptancePrior.of);
}

/**
 * Rows that somebody emptied, or a tab that was made anew, are made again from the timeline, each in its place. Two calls where fewer
 * findings stand there than were on record, else none.
 */
function rebuildLostFindings(session: SyncSession): void {
  const { book, parts, progress } = session;
  const count = book.findings.all().length;
  if (count >= (progress.findingCount ?? 0)) return;
  const column = columnNumber('Timeline', 'type');
  const [types = []] = parts.workbook.read([{ ...timelineRange(0), firstColumn: column, lastColumn: column }]);
  const first = types.findIndex(([type]) => type === 'findingFound');
  const [rows = []] = first === -1 ? [] : parts.workbook.read([timelineRange(first)]);
  const events = rows.map((cells, place) => fromTimelineRow(cells, timelineRowOf(first) + place));
  book.findings.rebuild(
    events.filter((event) => isAboutFinding(event.type) && sealFits(event, parts.sha256)),
    parts.localTime.dayOf,
  );
  parts.log.warn('Findings were made again from the timeline', { missing: (progress.findingCount ?? 0) - count });
  session.progress = { ...session.progress, findingCount: book.findings.all().length };
}
