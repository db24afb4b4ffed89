import { signDeed } from '#application/concessions/decide/deed-signature';
import { pressDeed } from '#application/concessions/decide/press-deed';
import { refusalWords } from '#application/concessions/decide/refusal-words';
import { startRevision, type RevisionDeed } from '#application/concessions/request/revise-concession';
import { openRequest } from '#application/concessions/show/open-request';
import { runHourlySync } from '#application/run-hourly-sync';
import { saveConcession } from '#application/concessions/request/request-concession';
import { cardColumn } from '#application/tabs/client-cards-tab';
import { stateEdits } from '#application/tabs/state-tab';
import type { ConcessionDeedName, ConcessionView } from '#application/views/concession';
import type { Level } from '#domain/concession/approval-policy';
import { decisionActions } from '#domain/concession/concession-request';
import { admin, type MemoryMsp } from '#test/support/memory-msp';
import { ada, button, concessionMsp, draftOf, fay, lea, leo, owner, shownIn, values } from './concession-msp';

const hour = 3_600_000;
const [amy, ian, noa, dee] = ['amy@msp.example', 'ian@msp.example', 'noa@msp.example', 'dee@msp.example'];

/** One person for each role beside the requester, one without a role, one who stands in for others, a stranger, and nobody. */
const everybody = [ada, amy, lea, leo, fay, owner, ian, admin, noa, dee, 'stranger@else.example', ''] as const;
/** Whoever has no role is no user. */
const users: readonly string[] = [ada, amy, lea, leo, fay, owner, ian, admin, dee];
const roles = ['none', 'successLead', 'leader', 'finance', 'mspOwner'] as const;
type Delegated = (typeof roles)[number];
const holders: Readonly<Record<string, string>> = { successLead: lea, leader: leo, finance: fay, mspOwner: owner };

/** The rule in a sentence each, apart from the code: who sits at which level. Source: spec of concessions 1. */
const sitters: Readonly<Record<Level, readonly string[]>> = { 1: [lea], 2: [leo], 3: [leo, fay] };
const asks = { 1: { quantity: '1' }, 2: { quantity: '7' }, 3: { quantity: '12' } } as const;

const states = [
  'open',
  'halfDecided',
  'factsAsked',
  'countered',
  'rejected',
  'granted',
  'reviewDue',
  'overturned',
  'withdrawn',
  'lapsed',
  'past its time',
] as const;
type State = (typeof states)[number];
const waits: ReadonlySet<State> = new Set(['open', 'halfDecided', 'factsAsked', 'countered']);
/** What only the third level has. */
const ofThree: ReadonlySet<State> = new Set(['halfDecided', 'reviewDue', 'overturned']);
/** Who has approved by then. */
function approved(state: State, level: Level): readonly string[] {
  if (state === 'granted') return sitters[level];
  return ['halfDecided', 'reviewDue', 'overturned'].includes(state) ? [leo] : [];
}

const deeds = [...decisionActions, 'withdraw', 'uphold', 'overturn', 'meetCondition'] as const;
const revisions: readonly RevisionDeed[] = ['answer', 'acceptCounter', 'revise'];

interface At {
  readonly state: State;
  readonly level: Level;
  readonly delegated: Delegated;
}

/** Why nothing happens; undefined: it is done. */
function expected(person: string, deed: ConcessionDeedName, at: At) {
  if (!users.includes(person)) return 'noAccess';
  switch (deed) {
    case 'withdraw':
    case 'answer':
    case 'acceptCounter':
    case 'revise':
      return ownDeed(person, deed, at.state);
    case 'meetCondition':
      if (person !== ada) return 'notKeeper';
      return at.state === 'granted' ? undefined : 'outdated';
    case 'uphold':
    case 'overturn':
      if (at.state !== 'reviewDue') return 'nothingToReview';
      return person === fay || (person === dee && at.delegated === 'finance') ? undefined : 'notReviewer';
    default:
      return decision(person, at);
  }
}

function decision(person: string, { state, level, delegated }: At) {
  if (person === ada) return 'isRequester';
  if (approved(state, level).includes(person)) return 'alreadyDecided';
  if (state === 'past its time') return 'expired';
  if (state !== 'open' && state !== 'halfDecided') return 'closed';
  const open = state === 'halfDecided' ? [fay] : sitters[level];
  const seat = person === dee ? holders[delegated] : person;
  return seat !== undefined && open.includes(seat) ? undefined : 'notApprover';
}

function ownDeed(person: string, deed: ConcessionDeedName, state: State) {
  // Whoever does not see the client is refused before the form of a revision is looked for.
  if (person !== ada) return deed === 'withdraw' ? 'notRequester' : 'refused';
  const own: Partial<Record<State, readonly ConcessionDeedName[]>> = {
    open: ['revise', 'withdraw'],
    halfDecided: ['revise', 'withdraw'],
    factsAsked: ['answer', 'withdraw'],
    countered: ['acceptCounter', 'revise', 'withdraw'],
  };
  return own[state]?.includes(deed) === true ? undefined : 'refused';
}

const people = [
  { email: amy, name: 'Amy Ash', roles: ['accountManager'] },
  { email: ian, name: 'Ian Gray', roles: ['incidentCommander'] },
  { email: noa, name: 'Noa Lund', roles: [] },
  { email: dee, name: 'Dee Stone', roles: ['accountManager'] },
];

/** What serving the client costs is measured here, so that the first level can be reached. */
function msp(): MemoryMsp {
  const made = concessionMsp();
  plantPeople(made);
  const cards = made.workbook.contentOf('Client cards');
  const row = cards.findIndex((cells) => cells.some((cell) => typeof cell === 'string' && cell.includes('"AG-101"')));
  const cells = (cards[row] ?? []).map((cell, place) =>
    place === cardColumn - 1 ? JSON.stringify(withCost(JSON.parse(String(cell)) as Card)) : cell,
  );
  made.workbook.write([{ tab: 'Client cards', firstRow: row + 1, rows: [cells] }]);
  // Who is who, and the cards, are remembered for some hours.
  made.clock.advance(24 * hour);
  return made;
}

/** Behind those of the settings; a run that reads the directory takes them away again. */
function plantPeople({ workbook }: MemoryMsp): void {
  const known = workbook.contentOf('People').filter((cells) => cells.length > 0);
  const rows = people.map(({ email, name, roles: held }) => [email, name, held.join(';'), '', '', '', '', true]);
  workbook.write([{ tab: 'People', firstRow: known.length + 1, rows }]);
}

interface Card {
  readonly contracts: readonly object[];
}

function withCost(card: Card): Card {
  const costToServe = { annualMinor: 1_200_000, isEstimated: false };
  return { ...card, contracts: card.contracts.map((each) => ({ ...each, costToServe })) };
}

function look(at: MemoryMsp, person: string): ConcessionView {
  at.signIn(person);
  return shownIn(openRequest(at.parts, 'C-0001'));
}

function press(at: MemoryMsp, person: string, deed: ConcessionDeedName, words = 'As said.'): void {
  shownIn(pressDeed(at.parts, button(look(at, person), deed, words)));
}

const first = (level: Level) => sitters[level][0] ?? leo;

/** How a request comes into each state from open. */
const reach: Readonly<Record<State, (at: MemoryMsp, level: Level) => void>> = {
  open: () => undefined,
  factsAsked: (at, level) => press(at, first(level), 'askForFacts'),
  countered: (at, level) => press(at, first(level), 'counter'),
  rejected: (at, level) => press(at, first(level), 'reject'),
  granted: (at, level) => {
    for (const person of sitters[level]) press(at, person, 'approveWithConditions', 'Signed.');
  },
  withdrawn: (at) => press(at, ada, 'withdraw'),
  halfDecided: (at) => press(at, leo, 'approve'),
  reviewDue: (at) => press(at, leo, 'approve'),
  overturned: (at) => {
    press(at, leo, 'approve');
    press(at, fay, 'overturn');
  },
  'past its time': (at) => at.clock.advance(look(at, ada).expiresAt - at.clock.now() + 60_000),
  lapsed: (at) => {
    reach['past its time'](at, 1);
    at.signIn(admin);
    runHourlySync(at.parts);
    plantPeople(at);
    // Who is who is remembered for some hours.
    at.clock.advance(24 * hour);
  },
};

function inState(level: Level, state: State): MemoryMsp {
  const at = msp();
  const isEmergency = state === 'reviewDue' || state === 'overturned';
  // In the evening one leader may grant an emergency alone.
  at.clock.advance((isEmergency ? 12 : 1) * hour);
  at.signIn(ada);
  shownIn(saveConcession(at.parts, draftOf({ values: { ...values, ...asks[level], isEmergency } })));
  reach[state](at, level);
  return at;
}

/** As the add-on, but nothing is kept: each attempt meets the same state. */
function dry({ parts, workbook, properties }: MemoryMsp): MemoryMsp['parts'] {
  return {
    ...parts,
    workbook: {
      read: workbook.read.bind(workbook),
      addMissingTabs: workbook.addMissingTabs.bind(workbook),
      append: () => undefined,
      write: () => undefined,
    },
    properties: { read: properties.read.bind(properties), write: () => undefined, remove: () => undefined },
  };
}

function attempt(at: MemoryMsp, view: ConcessionView, person: string, deed: ConcessionDeedName): string | undefined {
  at.signIn(person);
  const { requestId, version, termsDigest, client } = view;
  const signature = signDeed({ requestId, version, termsDigest, person, deed }, at.clock.now(), at.parts);
  const button = { requestId, clientId: client.id, version, termsDigest, signature };
  const revision = revisions.find((known) => known === deed);
  const answer =
    revision === undefined
      ? pressDeed(dry(at), { ...button, deed, words: 'As said.', condition: 0 })
      : startRevision(dry(at), { ...button, deed: revision });
  if (answer.kind === 'refused') return answer.because;
  return answer.kind === 'noAccess' ? 'noAccess' : undefined;
}

function delegate(at: MemoryMsp, delegated: Delegated): void {
  const from = holders[delegated];
  const standing = {
    delegationId: 'd',
    to: dee,
    role: delegated,
    startsOn: '2026-11-01',
    endsOn: '2027-11-01',
    setBy: admin,
  };
  at.workbook.write([
    ...stateEdits({
      delegations: from === undefined || delegated === 'none' ? [] : [{ ...standing, from, role: delegated }],
    }),
  ]);
}

/** What the card draws for this person; nothing where they are not shown the request. */
function offered(at: MemoryMsp, person: string): readonly string[] {
  at.signIn(person);
  const answer = openRequest(at.parts, 'C-0001');
  return answer.kind === 'request' ? answer.view.may.map(({ name }) => name) : [];
}

let tried = 0;

describe.each([1, 2, 3] as const)('at level %d', (level) => {
  test.each(states.filter((state) => level === 3 || !ofThree.has(state)))(
    'a request that is %s answers everybody and every button as the rule says, delegated and not',
    (state) => {
      const at = inState(level, state);
      const view = look(at, leo);
      if (waits.has(state)) expect(view.figures.level).toBe(level);
      const count = at.timeline().length;
      const wrong: string[] = [];
      for (const delegated of roles) {
        delegate(at, delegated);
        // A delegation changes what its delegate may do, and nobody else's seat.
        for (const person of delegated === 'none' ? everybody : [dee, leo, fay, ada]) {
          const drawn = offered(at, person);
          for (const deed of [...deeds, ...revisions]) {
            tried += 1;
            const because = expected(person, deed, { state, level, delegated });
            const answer = attempt(at, view, person, deed);
            const isRight =
              because === 'refused'
                ? answer !== undefined
                : answer === (because === undefined || because === 'noAccess' ? because : refusalWords[because]);
            const isDrawn = drawn.includes(deed);
            if (!isRight || isDrawn !== (because === undefined))
              wrong.push([delegated, person, deed, `due: ${because ?? 'done'}`, answer ?? 'done', isDrawn].join(' | '));
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(at.timeline()).toHaveLength(count);
    },
    60_000,
  );
});

test('the table was tried in full', () => {
  // 12 people and 4 times 4 for each delegation, 12 buttons, 8 states of levels 1 and 2, 11 of level 3.
  expect(tried).toBe((12 + 16) * 12 * (8 + 8 + 11));
});
