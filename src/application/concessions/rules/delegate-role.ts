import {
  delegationProblems,
  decidingRoles,
  isDecidingRole,
  mayBeDelegate,
  type Delegation,
  type DelegationProblems,
} from '#domain/concession/delegation';
import type { SealedEvent } from '#domain/timeline/event';
import { delegationEnded, delegationSet } from '#domain/timeline/rules-payloads';
import { toUtcText, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { hasRole, type Person } from '#domain/vocabulary/person';
import { appendToTimeline } from '../../append-to-timeline';
import { personOf } from '../../client-access';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import { readState, stateEdits, stateRange } from '../../tabs/state-tab';
import type { DelegationForm, DelegationLine, DelegationsAnswer, DelegationValues } from '../../views/concession-rules';
import { openDesk } from '../../viewing';
import type { ConcessionParts } from '../concession-parts';
import { nameOf } from '../name-of';
import type { KeptDelegation } from './kept-rules';

export interface DelegationDraft {
  readonly draftId: string;
  readonly values: DelegationValues;
}

const noValues: DelegationValues = { seat: '', to: '', startsOn: '', endsOn: '' };
/** In which a second click is found. */
const newest = 100;

/** Who decides for whom, and the form for one more. One call, and one more for a cold cache. */
export function openDelegations(parts: ConcessionParts): DelegationsAnswer {
  const { viewer } = openDesk(parts, []);
  if (viewer === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  const [stateRows = [], people = []] = parts.workbook.read([stateRange, peopleRange]);
  const { delegations = [] } = readState(stateRows);
  return shown(parts, { viewer, people: peopleIn(people) }, delegations);
}

/** Whoever holds a role delegates their own; an administrator that of anybody who is away. Read, append, view: three calls. */
export function saveDelegation(parts: ConcessionParts, { draftId, values }: DelegationDraft): DelegationsAnswer {
  return change(parts, (actor, people, standing) => {
    const today = todayOf(parts);
    const wanted = wantedIn(values);
    if (wanted.from !== actor.email && !hasRole(actor, 'administrator')) return { refused: notYours };
    const eventId = `delegationSet/${actor.email}/${draftId}`;
    // Who is away gives no seat to whoever writes it down.
    const takesSeat = wanted.to === actor.email && wanted.from !== actor.email;
    const problems = {
      ...delegationProblems({ wanted, people, standing, today }),
      ...(takesSeat ? { to: 'Choose somebody else: nobody gives the seat of a colleague to themselves.' } : {}),
    };
    if (Object.keys(problems).length > 0) return { problems, values, eventId };
    const delegationId = `${draftId}@${wanted.from}`;
    return {
      undoneBy: `delegationEnded/${delegationId}`,
      type: 'delegationSet',
      eventId,
      payloadText: delegationSet({ delegationId, ...wanted }),
      delegations: [...standing, { ...wanted, delegationId, setBy: actor.email }],
      notice: 'Delegated. Requests that wait for this seat show up there on the first day.',
    };
  });
}

/** From this moment on it counts for nothing. Decisions that were taken stand. */
export function endDelegation(parts: ConcessionParts, delegationId: string): DelegationsAnswer {
  return change(parts, (actor, _people, standing) => {
    const one = standing.find((each) => each.delegationId === delegationId);
    if (one === undefined) return { refused: 'This delegation is over already.' };
    if (!mayEnd(actor, one)) return { refused: notYours };
    const { from, to, role } = one;
    return {
      type: 'delegationEnded',
      eventId: `delegationEnded/${delegationId}`,
      payloadText: delegationEnded({ delegationId, from, to, role }),
      delegations: standing.filter((each) => each !== one),
      notice: 'Ended. The seat is theirs alone again.',
    };
  });
}

const notYours = 'Only who holds a role delegates it, or an administrator for them.';

interface Change {
  /** The event after which it stands no longer. */
  readonly undoneBy?: string;
  readonly type: 'delegationSet' | 'delegationEnded';
  readonly eventId: string;
  readonly payloadText: string;
  readonly delegations: readonly KeptDelegation[];
  readonly notice: string;
}

interface Faulty {
  readonly problems: DelegationProblems;
  readonly values: DelegationValues;
  readonly eventId: string;
}

type Wish = Change | Faulty | { readonly refused: string };

/** Under the lock the people with their roles and what stands are read again; days that are past are dropped. */
function change(
  parts: ConcessionParts,
  wish: (actor: Person, people: readonly Person[], standing: readonly KeptDelegation[]) => Wish,
): DelegationsAnswer {
  const email = openDesk(parts, []).viewer?.email;
  if (email === undefined) return { kind: 'noAccess', refusal: { because: 'notListed' } };
  let answer: DelegationsAnswer = { kind: 'paused' };
  let changed: Change | undefined;
  let show: (delegations: readonly KeptDelegation[], notice?: string, faulty?: Faulty) => DelegationsAnswer;
  appendToTimeline(parts, {
    window: { newest },
    extraRanges: [peopleRange],
    events: (state, [rows = []], window) => {
      if (state.writing === 'paused') return [];
      const people = peopleIn(rows);
      const actor = personOf(people, email);
      if (actor === undefined) {
        answer = { kind: 'noAccess', refusal: { because: 'notListed' } };
        return [];
      }
      const all = state.delegations ?? [];
      const standing = all.filter(({ endsOn }) => endsOn >= todayOf(parts));
      const around = { viewer: actor, people };
      show = (delegations, notice, faulty) => shown(parts, around, delegations, { notice, faulty });
      const wanted = wish(actor, people, standing);
      if ('refused' in wanted) {
        answer = { kind: 'refused', because: wanted.refused };
        return [];
      }
      const before = window.find(({ eventId }) => eventId === wanted.eventId);
      // A second click finds its own event: what it did stands.
      if (before !== undefined && !isBehind(before, wanted, window)) {
        answer = show(standing);
        return [];
      }
      if ('problems' in wanted) {
        answer = show(standing, undefined, wanted);
        return [];
      }
      changed = wanted;
      const { type, eventId, payloadText } = wanted;
      const at = toUtcText(parts.clock.now());
      const nobody = { clientId: null, contractId: null, renewalId: null, run: null };
      return [{ eventId, at, type, actor: email, payloadText, ...nobody }];
    },
    views: () => {
      if (changed === undefined) return [];
      answer = show(changed.delegations, changed.notice);
      return stateEdits({ delegations: changed.delegations });
    },
  });
  return answer;
}

/** The event is there and the State tab does not know of it: a click was cut in between, and this one mends it. */
function isBehind({ payloadText }: SealedEvent, wanted: Change | Faulty, window: readonly SealedEvent[]): boolean {
  if ('problems' in wanted) return false;
  return payloadText === wanted.payloadText && !window.some(({ eventId }) => eventId === wanted.undoneBy);
}

function todayOf({ localTime, clock }: Pick<ConcessionParts, 'localTime' | 'clock'>): CalendarDate {
  return localTime.dayOf(clock.now());
}

/** A role that is none of ours is refused with the field, as a wish for a seat that nobody has. */
function wantedIn({ seat, to, startsOn, endsOn }: DelegationValues): Delegation {
  const place = seat.lastIndexOf('/');
  const role = seat.slice(place + 1);
  const from = seat.slice(0, Math.max(0, place)).trim().toLowerCase();
  return { from, to: to.trim().toLowerCase(), role: isDecidingRole(role) ? role : 'accountManager', startsOn, endsOn };
}

function mayEnd(actor: Person, { from }: Delegation): boolean {
  return actor.email === from || hasRole(actor, 'administrator');
}

function shown(
  parts: ConcessionParts,
  { viewer, people }: { readonly viewer: Person; readonly people: readonly Person[] },
  delegations: readonly KeptDelegation[],
  { notice, faulty }: { readonly notice?: string | undefined; readonly faulty?: Faulty | undefined } = {},
): DelegationsAnswer {
  const now = parts.clock.now();
  const today = todayOf(parts);
  const seesAll = hasRole(viewer, 'administrator') || hasRole(viewer, 'mspOwner');
  const lines = delegations
    .filter(({ endsOn, from, to }) => endsOn >= today && (seesAll || [from, to].includes(viewer.email)))
    .map((one): DelegationLine => ({
      delegationId: one.delegationId,
      fromName: nameOf(people, one.from),
      toName: nameOf(people, one.to),
      role: one.role,
      startsOn: one.startsOn,
      endsOn: one.endsOn,
      isRunning: one.startsOn <= today,
      mayEnd: mayEnd(viewer, one),
    }))
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : a.startsOn > b.startsOn ? 1 : 0));
  const form = formFor(parts, viewer, people, faulty);
  return {
    kind: 'delegations',
    view: {
      lines,
      ...(form === undefined ? {} : { form }),
      today,
      now,
      health: openDesk(parts, []).health,
    },
    ...(notice === undefined ? {} : { notice }),
  };
}

function formFor(
  parts: ConcessionParts,
  viewer: Person,
  people: readonly Person[],
  faulty: Faulty | undefined,
): DelegationForm | undefined {
  const active = people.filter((person) => person.active);
  const givers = hasRole(viewer, 'administrator') ? active : active.filter(({ email }) => email === viewer.email);
  const seats = givers.flatMap((person) =>
    decidingRoles
      .filter((role) => hasRole(person, role))
      .map((role) => ({ value: `${person.email}/${role}`, name: person.name, role })),
  );
  if (seats.length === 0) return undefined;
  return {
    draftId: parts.newDraftId(),
    seats,
    colleagues: active.filter(mayBeDelegate).map(({ email, name }) => ({ email, name })),
    values: faulty?.values ?? noValues,
    problems: faulty?.problems ?? {},
  };
}
