import { advanceFinding, findingKinds, type FindingEvent, type UpliftFinding } from '#domain/uplift/uplift-finding';
import type { SealedEvent } from '#domain/timeline/event';
import { number, parsed, text, type Payload } from '#domain/timeline/payload-fields';
import { isAboutFinding } from '#domain/timeline/uplift-sentences';
import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import { endStates, isOverFinding, nothingSeenOfFinding, type FindingEnd, type FindingRecord } from './finding-record';

/** What folding reads of an event; `sequence` says whether it is in the record already. */
export type FindingEventLine = Pick<
  SealedEvent,
  'sequence' | 'at' | 'type' | 'actor' | 'clientId' | 'contractId' | 'payloadText'
>;

/** Which finding an event is about. */
export function findingOfEvent({ type, payloadText }: Pick<SealedEvent, 'type' | 'payloadText'>): string | undefined {
  if (!isAboutFinding(type)) return undefined;
  return text(parsed(payloadText), 'key') || undefined;
}

/** Whether a finding is over with it. */
export function endsFinding({ type, payloadText }: Pick<SealedEvent, 'type' | 'payloadText'>): boolean {
  if (type === 'findingDismissed') return true;
  return type === 'findingMoved' && endStates.includes(text(parsed(payloadText), 'to'));
}

/**
 * The record with one event of its finding. The only way a record changes: what a click does, what a cut run left behind and what a
 * rebuild makes are the same. An event that it has already, and one that does not apply where it stands, leave it as it is.
 */
export function foldFinding(
  record: FindingRecord | undefined,
  event: FindingEventLine,
  dayOf: (at: number) => CalendarDate,
): FindingRecord | undefined {
  if (record !== undefined && event.sequence <= record.foldedTo) return record;
  const payload = parsed(event.payloadText);
  const on = dayOf(Date.parse(event.at));
  if (event.type === 'findingFound') return found(record, event, payload, on);
  if (record === undefined || !isAboutFinding(event.type)) return record;
  const folded = { ...record, foldedTo: event.sequence };
  if (event.type === 'findingPutForward')
    return record.life.state === 'found' ? { ...folded, putForwardBy: event.actor } : folded;
  const happened = happenedIn(event, payload);
  const step = happened === undefined ? undefined : advanceFinding(record.life, happened, on);
  if (happened === undefined || step?.kind !== 'moved') return folded;
  const { because: _formerReason, ...rest } = folded;
  return { ...rest, life: step.life, since: on, ...extraOf(happened, event, payload) };
}

/** What is kept beside the life itself. */
function extraOf(happened: FindingEvent, { actor }: FindingEventLine, payload: Payload): Partial<FindingRecord> {
  switch (happened.type) {
    case 'held':
      return { because: text(payload, 'because') };
    case 'presented':
      return { presentedBy: actor };
    case 'dismissed':
      return { dismissal: { by: actor, reason: happened.reason } };
    case 'won': {
      const wonMinor = number(payload, 'wonMinor');
      return { end: 'won', ...(wonMinor === undefined ? {} : { wonMinor }) };
    }
    case 'lost':
    case 'expired':
    case 'cleared':
      return { end: happened.type satisfies FindingEnd };
    default:
      return {};
  }
}

const runMoves = ['held', 'released', 'cleared', 'won', 'lost', 'expired'] as const;

function happenedIn({ type, actor }: FindingEventLine, payload: Payload): FindingEvent | undefined {
  if (type === 'findingApproved') return { type: 'approved', by: actor };
  if (type === 'findingPresented') return { type: 'presented', by: actor };
  if (type === 'findingDismissed')
    return {
      type: 'dismissed',
      by: actor,
      reason: text(payload, 'reason'),
      isWrong: payload['isWrong'] === true,
    };
  const by = runMoves.find((known) => known === payload['by']);
  return by === undefined ? undefined : { type: by };
}

/**
 * Stated for the first time, or anew with other figures. What a second person approved were the former figures, so that approval goes.
 * A dismissed finding never comes back; what was presented keeps the figures that the client saw.
 */
function found(
  record: FindingRecord | undefined,
  { clientId, contractId, sequence }: FindingEventLine,
  payload: Payload,
  on: CalendarDate,
): FindingRecord | undefined {
  const key = text(payload, 'key');
  const kind = findingKinds.find((known) => known === payload['kind']);
  if (kind === undefined || clientId === null || key === '') return record;
  const { state } = record?.life ?? {};
  if (record !== undefined && (state === 'dismissed' || state === 'presented'))
    return { ...record, foldedTo: sequence };
  const fresh: FindingRecord = {
    finding: { key, kind, clientId, contractId, ...statedIn(payload), foundOn: on },
    life: { key, state: 'found' },
    since: on,
    statedOn: on,
    foldedTo: sequence,
    seen: record?.seen ?? nothingSeenOfFinding,
  };
  return record === undefined || isOverFinding(record) ? fresh : restated(fresh, record);
}

/** With new figures where it stands; what was approved is found once more. Who asked for approval asks for it still. */
function restated(fresh: FindingRecord, { finding, life, since, because, putForwardBy }: FindingRecord): FindingRecord {
  const isOffered = fresh.finding.strength === 'action' && fresh.finding.value !== undefined;
  const stated = {
    ...fresh,
    finding: { ...fresh.finding, foundOn: finding.foundOn },
    ...(putForwardBy === undefined || !isOffered ? {} : { putForwardBy }),
  };
  if (life.state === 'approved') return stated;
  return {
    ...stated,
    life: { key: life.key, state: life.state },
    since,
    ...(because === undefined ? {} : { because }),
  };
}

function statedIn(payload: Payload): Omit<UpliftFinding, 'key' | 'kind' | 'clientId' | 'contractId' | 'foundOn'> {
  return {
    ...moneyIn(payload),
    provenance: payload['provenance'] === 'measured' ? 'measured' : 'estimated',
    confidence: number(payload, 'confidence') ?? 0,
    strength: payload['strength'] === 'action' ? 'action' : 'watch',
    title: text(payload, 'title'),
    evidence: text(payload, 'evidence'),
    ticketIds: ticketIdsIn(payload['ticketIds']),
    falsifiedBy: text(payload, 'falsifiedBy'),
  };
}

function moneyIn(payload: Payload): Pick<UpliftFinding, 'value' | 'pointValue'> {
  const currency = text(payload, 'currency');
  const annualMinor = number(payload, 'annualMinor');
  const pointMinor = number(payload, 'pointMinor');
  if (currency === '') return {};
  return {
    ...(annualMinor === undefined ? {} : { value: { annualMinor, currency } }),
    ...(pointMinor === undefined ? {} : { pointValue: { annualMinor: pointMinor, currency } }),
  };
}

function ticketIdsIn(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((id): id is number => Number.isSafeInteger(id)) : [];
}
