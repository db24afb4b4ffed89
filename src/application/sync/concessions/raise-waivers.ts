import { termEndOf } from '#domain/concession/concession-end';
import { deadlinesOf } from '#domain/concession/deadlines';
import { waivedUnasked } from '#domain/concession/flat-renewal';
import { concessionRequested } from '#domain/timeline/concession-payloads';
import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import { daysBetween, toUtcText } from '#domain/vocabulary/calendar-date';
import { renewalIdOf } from '#domain/vocabulary/ids';
import { appendToTimeline } from '../../append-to-timeline';
import { calendarOf, settingsFor } from '../../concessions/concession-parts';
import { nameOf } from '../../concessions/name-of';
import { rowOfRequest } from '../../concessions/record/concession-record';
import { requestOfEvent } from '../../concessions/record/fold-concession';
import { listedIn, recordIn } from '../../concessions/record/read-requests';
import { digestOf, figuresFor, nextRequestId, termsOf } from '../../concessions/request/request-terms';
import type { CheckedValues } from '../../concessions/request/check-values';
import { inForce, rulesOf } from '../../concessions/rules/concession-rules';
import type { Cell } from '../../ports/workbook';
import { contextFromRow } from '../../tabs/client-cards-tab';
import { concessionsRange, toConcessionRow } from '../../tabs/concessions-tab';
import { columnNumber } from '../../workbook-tabs';
import type { WorkbookState } from '../../tabs/state-tab';
import { annualValueOf } from '../billing/contract-billing';
import type { ContractRecord } from '../records';
import type { SyncSession } from '../sync-session';

type Rows = readonly (readonly Cell[])[];

/** What is asked about a price; a free month beside a flat renewal is another matter. */
const aboutPrice: ReadonlySet<string> = new Set(['priceCut', 'escalatorWaiver', 'priceLock']);
/** Asked for within so long before the term ended, a request was about the renewal. */
const askedAheadDays = 365;

interface FlatRenewal {
  readonly record: ContractRecord;
  readonly endsOn: string;
  readonly percentWaived: number;
  /** Whose it is to complete: the client's account manager. */
  readonly requester: string;
}

/**
 * A contract that grants an increase and went on at its old price has been given a concession that nobody asked for. A run asks in the
 * name of the client's account manager, who completes it: it waits for their words, and then for the same decision as any other. Each
 * renewal once, whatever became of it: its row says so.
 */
export function raiseWaivers(session: SyncSession, rows: Rows): void {
  for (const flat of session.book.contracts().flatMap((record) => flatRenewalOf(session, record) ?? [])) {
    if (session.isOutOfTime()) return;
    if (!isAsked(rows, flat)) raise(session, flat);
  }
}

function flatRenewalOf({ book, today }: SyncSession, record: ContractRecord): FlatRenewal | undefined {
  const { contract, formerTerm, hasEnded } = record;
  const value = annualValueOf(record);
  const { escalatorPercent } = contract;
  if (hasEnded || formerTerm === undefined || value === undefined || escalatorPercent === undefined) return undefined;
  if (formerTerm.currency !== value.currency) return undefined;
  const { endsOn, annualMinor: formerMinor } = formerTerm;
  const percentWaived = waivedUnasked(
    { endsOn, formerMinor, presentMinor: value.annualMinor, escalatorPercent },
    today,
  );
  const requester = book.client(contract.clientId)?.ownerEmail;
  const isKnown = book.people.some(({ email, active }) => active && email === requester);
  if (percentWaived === undefined || requester === undefined || !isKnown) return undefined;
  return { record, endsOn, percentWaived, requester };
}

const renewalCell = columnNumber('Concessions', 'renewal_id') - 1;

function isAsked(rows: Rows, { record, endsOn }: FlatRenewal): boolean {
  const renewalId = renewalIdOf(record.contract.id, endsOn);
  if (rows.some((cells) => cells[renewalCell] === renewalId)) return true;
  return listedIn(rows).some(
    ({ contractId, type, askedOn, renewalId }) =>
      contractId === record.contract.id &&
      aboutPrice.has(type) &&
      daysBetween(askedOn, endsOn) <= askedAheadDays &&
      // What was asked about a term before this one says nothing of this one.
      (termEndOf(renewalId ?? null) ?? endsOn) >= endsOn,
  );
}

function raise(session: SyncSession, flat: FlatRenewal): void {
  const { parts, book } = session;
  const { clientId } = flat.record.contract;
  const cardRow = book.clientRow(clientId);
  if (cardRow === undefined) return;
  const eventId = `concessionRequested/flatRenewal/${renewalIdOf(flat.record.contract.id, flat.endsOn)}`;
  appendToTimeline(parts, {
    window: { newest: 100 },
    extraRanges: [concessionsRange, { tab: 'Client cards', firstRow: cardRow, lastRow: cardRow }],
    events: (state, [rows = [], card = []], window) => {
      // Under the lock: somebody may have asked in the same second.
      if (!session.mayWrite.includes(state.writing) || isAsked(rows, flat)) return [];
      const made = eventOf(session, flat, { eventId, state, rows, card, cardRow, window });
      return made === undefined ? [] : [made];
    },
    views: ({ window, added }, [rows = []]) => {
      const event = window.find((one) => one.eventId === eventId);
      const requestId = event && requestOfEvent(event);
      const row = rowOfRequest(requestId ?? '');
      // A row that stands is newer than this; one that a cut run left out is written.
      if (requestId === undefined || row === undefined || (added.length === 0 && isAsked(rows, flat))) return [];
      const record = recordIn([], { row, requestId }, window, parts.localTime);
      return record === undefined ? [] : [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow(record)] }];
    },
  });
}

interface UnderLock {
  readonly eventId: string;
  readonly state: WorkbookState;
  readonly rows: Rows;
  readonly card: Rows;
  readonly cardRow: number;
  readonly window: readonly SealedEvent[];
}

function eventOf(
  session: SyncSession,
  { record, endsOn, percentWaived, requester }: FlatRenewal,
  { eventId, state, rows, card, cardRow, window }: UnderLock,
): TimelineEvent | undefined {
  const { book, run } = session;
  // Reckoning asks for nothing that only a click has: no form is drawn, and nobody is at the keyboard.
  const parts = { ...session.parts, newDraftId: () => eventId, ticketUrl: () => '', viewerEmail: () => '' };
  const { id: contractId, clientId, escalatorPercent = 0 } = record.contract;
  const settings = settingsFor(parts.settings);
  const context = contextFromRow(card[0] ?? [], cardRow, clientId);
  const contract = context.contracts.find(({ id }) => id === contractId);
  if (settings === undefined || contract === undefined) return undefined;
  const current = inForce(parts, settings, rulesOf(parts.settings, state));
  const requestId = nextRequestId(rows, window);
  const checked = valuesOf(percentWaived, endsOn, contract.termEndsOn);
  const answer = figuresFor(parts, { context, contract, settings: current, checked, rows, requestId });
  if (answer.kind === 'unknown') return undefined;
  const now = parts.clock.now();
  const renewalId = renewalIdOf(contractId, endsOn);
  const terms = { ...termsOf({ clientId, contractId }, checked, contract, answer.figures.currency), renewalId };
  const { answerBy, expiresAt } = deadlinesOf(now, contract, calendarOf(parts.settings), parts.localTime);
  return {
    eventId,
    at: toUtcText(now),
    type: 'concessionRequested',
    clientId,
    contractId,
    renewalId,
    actor: 'run',
    run,
    payloadText: concessionRequested({
      requestId,
      version: 1,
      termsDigest: digestOf(parts, terms, 1, answer.figures),
      terms: { ...terms },
      level: answer.figures.level,
      policyVersion: current.policy.version,
      figures: { ...answer.figures },
      ref: contract.ref,
      requesterName: nameOf(book.people, requester),
      answerBy: toUtcText(answerBy),
      expiresAt: toUtcText(expiresAt),
      why: 'flatRenewal',
      requester,
      prompt: `${contract.ref} went on after ${endsOn} without ${percentWaived === 100 ? 'its increase' : `${percentWaived}% of its increase`} of ${escalatorPercent}%. Say why it was given away; or apply it in HaloPSA and withdraw this.`,
    }),
  };
}

/** As far as a run can know: the words are the account manager's. */
function valuesOf(percentWaived: number, endsOn: string, termEndsOn = endsOn): CheckedValues {
  return {
    ask: { type: 'escalatorWaiver', percentWaived },
    termMonths: Math.max(1, Math.round(daysBetween(endsOn, termEndsOn) / 30.44)),
    give: 'nothing',
    giveMinor: 0,
    cause: 'other',
    pressure: 'none',
    reason: '',
    retentionClaim: '',
    alternative: '',
    isEmergency: false,
  };
}
