import { termEndOf } from '#domain/concession/concession-end';
import { hasRole } from '#domain/vocabulary/person';
import { appendToTimeline } from '../../append-to-timeline';
import { personOf } from '../../client-access';
import { checkpointsRange, listedRenewals, type ListedRenewal } from '../../tabs/checkpoints-tab';
import { concessionRange, concessionsRange, toConcessionRow } from '../../tabs/concessions-tab';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import type { ConcessionAnswer, ConcessionDeedName, ConcessionView } from '../../views/concession';
import { openDesk } from '../../viewing';
import type { ConcessionParts } from '../concession-parts';
import { rowOfRequest, type ConcessionRecord } from '../record/concession-record';
import { eventFor, type PressedDeed, type Standing } from './deed-events';
import { checkSignature } from './deed-signature';
import { delegatedRoles, rulesOf } from '../rules/concession-rules';
import { foldConcession } from '../record/fold-concession';
import { foldedToIn, listedIn, recordIn } from '../record/read-requests';
import { toldOf } from '../record/standing';
import { refusalWords } from './refusal-words';
import { viewOf } from '../show/request-view';
import { tellNow } from '../letters/tell-now';

export type { PressedDeed } from './deed-events';

const decidingWindow = 100;
const longestWords = 2_000;

/**
 * Decides, withdraws, reviews or notes a condition: read, append, view, three calls. Under the lock everything is read again: the
 * request with events whose row was cut, the people with their roles, and the client's ledger. The actor is the signed-in person.
 */
export function pressDeed(parts: ConcessionParts, pressed: PressedDeed): ConcessionAnswer {
  const row = rowOfRequest(pressed.requestId);
  const desk = openDesk(parts, [], [pressed.clientId]);
  const actor = desk.viewer?.email;
  if (actor === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  if (row === undefined) return { kind: 'noAccess', refusal: { because: 'gone' } };
  const { requestId, version, termsDigest, deed, signature } = pressed;
  const verdict = checkSignature(
    signature,
    { requestId, version, termsDigest, person: actor, deed },
    parts.clock.now(),
    parts,
  );
  if (verdict !== 'good') return { kind: 'refused', because: refusalWords[verdict] };
  if (pressed.words.length > longestWords) return { kind: 'refused', because: refusalWords.tooLong };

  let answer: ConcessionAnswer = { kind: 'paused' };
  let eventId: string | undefined;
  let standing: Standing | undefined;
  let decided: ConcessionRecord | undefined;
  appendToTimeline(parts, {
    window: { newest: decidingWindow },
    extraRanges: [concessionRange(row), concessionsRange, peopleRange, ...(isReview(deed) ? [checkpointsRange] : [])],
    events: (state, [own = [], all = [], people = [], renewals = []], window) => {
      if (state.writing === 'paused') return [];
      const record = recordIn(own, { row, requestId }, window, parts.localTime);
      if (record === undefined || record.request.clientId !== pressed.clientId) {
        answer = { kind: 'noAccess', refusal: { because: 'gone' } };
        return [];
      }
      const place = desk.index.place(record.request.clientId);
      standing = {
        record,
        people: peopleIn(people),
        all,
        health: desk.health,
        rules: rulesOf(parts.settings, state),
        isSigned: isSigned(record, listedRenewals(renewals)),
        ...(place === undefined ? {} : { clientName: place.name, ownerEmail: place.ownerEmail }),
      };
      const event = eventFor(parts, pressed, standing, actor);
      if ('refused' in event) {
        answer = refusedAnswer(parts, standing, event.refused, actor);
        return [];
      }
      eventId = event.eventId;
      return [event];
    },
    views: ({ window }, [own = []]) => {
      const event = window.find((one) => one.eventId === eventId);
      if (standing === undefined) return [];
      if (event === undefined) {
        // Refused, because a click that was cut has decided: its row is brought up, so that every card shows it at once.
        const isBehind = standing.record.foldedTo !== foldedToIn(own, row);
        return isBehind ? [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow(standing.record)] }] : [];
      }
      const folded = foldConcession(standing.record, event, parts.localTime.dayOf);
      if (folded === undefined) return [];
      const record = { ...folded, foldedTo: Math.max(event.sequence, standing.record.foldedTo ?? 0) };
      decided = record;
      answer = {
        kind: 'request',
        view: shown(parts, { ...standing, record }, actor),
        notice: doneWords.get(deed) ?? 'Saved.',
      };
      return [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow(record)] }];
    },
  });
  if (decided !== undefined && standing !== undefined) tellOf(parts, standing, decided);
  return answer;
}

/** What a client has signed stands, whatever a review says: only then the renewals are asked for. */
function isReview(deed: ConcessionDeedName): boolean {
  return deed === 'uphold' || deed === 'overturn';
}

/** Contracts that end on one day are renewed together, under the name of the first of them. */
function isSigned({ request, ref }: ConcessionRecord, renewals: readonly ListedRenewal[]): boolean {
  const { clientId, renewalId } = request;
  const dueOn = termEndOf(renewalId);
  return renewals.some(
    (one) =>
      one.state === 'renewed' &&
      one.clientId === clientId &&
      (one.renewalId === renewalId || (one.dueOn === dueOn && one.contracts.split(', ').includes(ref))),
  );
}

/** A condition that was noted as met is nobody's news. */
function tellOf(parts: ConcessionParts, standing: Standing, record: ConcessionRecord): void {
  if (toldOf(standing.record) === toldOf(record)) return;
  const { people, all, clientName = `client ${record.request.clientId}`, ownerEmail, rules } = standing;
  tellNow(parts, { record, listed: listedIn(all), clientName, seating: { people, ownerEmail, rules } });
}

function shown(parts: ConcessionParts, standing: Standing, actor: string): ConcessionView {
  const { record, people, all, health, clientName, ownerEmail, rules } = standing;
  return viewOf(parts, {
    record,
    desk: { viewer: personOf(people, actor), people, health },
    listed: listedIn(all),
    rules,
    ...(clientName === undefined ? {} : { clientName }),
    ...(ownerEmail === undefined ? {} : { ownerEmail }),
  });
}

function refusedAnswer(parts: ConcessionParts, standing: Standing, because: string, actor: string): ConcessionAnswer {
  // Whoever may not see the request is not shown what stands.
  return mayLook(parts, standing, actor)
    ? { kind: 'refused', because, view: shown(parts, standing, actor) }
    : { kind: 'refused', because };
}

/** The requester, the account manager, whoever decided, who holds a role that decides, and who decides for them. */
function mayLook(parts: ConcessionParts, { record, people, rules, ownerEmail }: Standing, actor: string): boolean {
  const person = personOf(people, actor);
  if (person === undefined) return false;
  const { requester, decisions } = record.request;
  const isInvolved = actor === requester || actor === ownerEmail || decisions.some(({ by }) => by === actor);
  const delegated = delegatedRoles(parts, rules, person, people);
  const sits = record.figures.roles.some((role) => hasRole(person, role) || delegated.includes(role));
  return isInvolved || sits || hasRole(person, 'mspOwner');
}

const doneWords: ReadonlyMap<ConcessionDeedName, string> = new Map([
  ['approve', 'Approved. The requester is told.'],
  ['approveWithConditions', 'Approved with conditions. The requester is told.'],
  ['counter', 'Your offer went back to the requester.'],
  ['askForFacts', 'Your question went back to the requester.'],
  ['reject', 'Rejected. The requester is told.'],
  ['withdraw', 'Withdrawn.'],
  ['uphold', 'Upheld.'],
  ['overturn', 'Overturned. The requester is told.'],
  ['meetCondition', 'Noted as met.'],
]);
