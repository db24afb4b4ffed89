import type { CalendarDate } from '../vocabulary/calendar-date';
import { hasRole, type Person, type Role } from '../vocabulary/person';
import type { ApprovalPolicy, Level } from './approval-policy';
import { roleName, runningDelegations, type Delegation } from './delegation';

export interface ApproverQuestion {
  readonly level: Level;
  readonly policy: Pick<ApprovalPolicy, 'rolesByLevel'>;
  readonly requester: string;
  /** Who is paid commission on the account. Source: People, default the account manager. */
  readonly commissionTo: readonly string[];
  readonly people: readonly Person[];
  readonly delegations: readonly Delegation[];
  readonly today: CalendarDate;
}

/** A seat at the table: a role, and who may sit there. */
export interface Seat {
  /** The role that the policy asks for. */
  readonly asked: Role;
  /** The role that answers: another one where nobody of the asked one is free of conflict. */
  readonly role: Role;
  readonly candidates: readonly Candidate[];
}

export interface Candidate {
  readonly email: string;
  /** The holder of the role who delegated it; absent: they hold it themselves. */
  readonly onBehalfOf?: string;
}

export type Approvers =
  | {
      readonly kind: 'found';
      readonly level: Level;
      readonly seats: readonly Seat[];
      readonly replaced: readonly string[];
    }
  /** Nobody may decide, or two distinct people cannot be found: the request cannot be granted, and says so. */
  | { readonly kind: 'none'; readonly because: string };

/**
 * Who may decide. The requester and whoever is paid commission never do. Where a role has nobody free, the next level decides; the
 * third level replaces a missing role by the MSP owner and needs two distinct people. Source: spec of concessions 1.
 */
export function approversOf(question: ApproverQuestion): Approvers {
  const replaced: string[] = [];
  for (const level of [1, 2] as const) {
    if (level < question.level) continue;
    const seats = question.policy.rolesByLevel[level].map((role) => seatOf(question, role, role));
    if (seats.every(({ candidates }) => candidates.length > 0)) return { kind: 'found', level, seats, replaced };
    replaced.push(
      ...seats.filter(({ candidates }) => candidates.length === 0).map(({ asked }) => nobodyFree(asked, level)),
    );
  }
  return thirdLevel(question, replaced);
}

/**
 * Who reviews a grant in an emergency: finance, else the MSP owner; never the requester, who is paid on the account, or who took part
 * in the decision. Source: spec of concessions 1, "Emergency", and the replacement of the third level.
 */
export function reviewersOf(question: Conflicts, decided: readonly string[]): readonly Candidate[] {
  // Nor by another's hand.
  const free = ({ email, onBehalfOf = email }: Candidate) => !decided.includes(email) && !decided.includes(onBehalfOf);
  const finance = seatOf(question, 'finance', 'finance').candidates.filter(free);
  return finance.length > 0 ? finance : seatOf(question, 'finance', 'mspOwner').candidates.filter(free);
}

function thirdLevel(question: ApproverQuestion, replaced: readonly string[]): Approvers {
  const names = [...replaced];
  const seats = question.policy.rolesByLevel[3].map((asked) => {
    const seat = seatOf(question, asked, asked);
    if (seat.candidates.length > 0) return seat;
    names.push(`${nobodyFree(asked, 3)} The MSP owner takes the seat.`);
    return seatOf(question, asked, 'mspOwner');
  });
  const empty = seats.find(({ candidates }) => candidates.length === 0);
  if (empty !== undefined) {
    return {
      kind: 'none',
      because: `Nobody free of conflict can decide as ${roleName(empty.asked)}, nor as MSP owner.`,
    };
  }
  if (!canBeDistinct(seats)) {
    return { kind: 'none', because: 'The third level needs two different people, and only one is free of conflict.' };
  }
  return { kind: 'found', level: 3, seats, replaced: names };
}

type Conflicts = Omit<ApproverQuestion, 'level' | 'policy'>;

function nobodyFree(role: Role, level: Level): string {
  return `Nobody free of conflict has the role ${roleName(role)} of level ${level}.`;
}

function seatOf(question: Conflicts, asked: Role, role: Role): Seat {
  const { people, delegations, today } = question;
  const holders = people.filter((person) => person.active && hasRole(person, role));
  const own = holders.filter(({ email }) => isFree(question, email)).map(({ email }): Candidate => ({ email }));
  // A holder in conflict cannot decide by another's hand either.
  const delegated = runningDelegations(delegations, people, today)
    .filter((one) => one.role === role && isFree(question, one.to) && isFree(question, one.from))
    .map(({ from, to }): Candidate => ({ email: to, onBehalfOf: from }));
  const emails = new Set(own.map(({ email }) => email));
  return { asked, role, candidates: [...own, ...delegated.filter(({ email }) => !emails.has(email))] };
}

function isFree({ requester, commissionTo }: Conflicts, email: string): boolean {
  return email !== requester && !commissionTo.includes(email);
}

/** Whether every seat can be taken by somebody else. Two humans: who decides, not for whom. */
function canBeDistinct(seats: readonly Seat[], taken: readonly string[] = []): boolean {
  const [seat, ...rest] = seats;
  if (seat === undefined) return true;
  return seat.candidates.some(({ email }) => !taken.includes(email) && canBeDistinct(rest, [...taken, email]));
}
