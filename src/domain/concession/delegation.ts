import { daysBetween, isCalendarDate, type CalendarDate } from '../vocabulary/calendar-date';
import { hasRole, type Person, type Role } from '../vocabulary/person';

/** One person decides for another for some days. Depth one: what was delegated is not delegated on. */
export interface Delegation {
  /** Workspace identities, lower case. */
  readonly from: string;
  readonly to: string;
  readonly role: Role;
  readonly startsOn: CalendarDate;
  /** Last day. */
  readonly endsOn: CalendarDate;
}

/** Roles that decide on a concession, and that can be delegated. */
export const decidingRoles = ['successLead', 'leader', 'finance', 'mspOwner'] as const satisfies readonly Role[];
export type DecidingRole = (typeof decidingRoles)[number];

const roleNames: ReadonlyMap<Role, string> = new Map([
  ['successLead', 'success lead'],
  ['leader', 'leader'],
  ['finance', 'finance'],
  ['mspOwner', 'MSP owner'],
  ['accountManager', 'account manager'],
]);

/** As people call it, on cards, in the rows of a policy and on the timeline. */
export function roleName(role: Role): string {
  return roleNames.get(role) ?? role;
}

/** Longer than a quarter is no absence: that person should hold the role. Our choice. */
export const longestDelegationDays = 92;

export type DelegationField = 'seat' | 'to' | 'startsOn' | 'endsOn';
/** A sentence for each field that cannot be saved as it is. */
export type DelegationProblems = Readonly<Partial<Record<DelegationField, string>>>;

export interface DelegationQuestion {
  readonly wanted: Delegation;
  readonly people: readonly Person[];
  /** Those that run or lie ahead. */
  readonly standing: readonly Delegation[];
  readonly today: CalendarDate;
}

/**
 * Whether somebody may decide for somebody else for some days. Source: spec of concessions 1, "Delegation: dated, depth one". Depth
 * one follows from the first rule: only who holds a role has a seat to give. That the delegate is not the requester is looked at
 * with each request.
 */
export function delegationProblems({ wanted, people, standing, today }: DelegationQuestion): DelegationProblems {
  const { from, to, role } = wanted;
  const holder = people.find(({ email, active }) => email === from && active);
  const problems: Record<DelegationField, string | undefined> = {
    seat:
      holder === undefined || !hasRole(holder, role) || !isDecidingRole(role)
        ? 'Only somebody who holds a role that decides can delegate it.'
        : undefined,
    to: delegateProblem(people, from, to),
    startsOn: isCalendarDate(wanted.startsOn)
      ? wanted.startsOn < today
        ? 'The first day is today or later.'
        : overlapProblem(wanted, standing)
      : 'Choose the first day.',
    endsOn: endProblem(wanted),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

export function isDecidingRole(role: string): role is DecidingRole {
  return (decidingRoles as readonly string[]).includes(role);
}

/** Whoever sees no client's figures cannot decide on them. Source: PRODUCT, "Who sees what". */
export function mayBeDelegate(person: Person): boolean {
  return person.active && person.roles.some((role) => role === 'accountManager' || isDecidingRole(role));
}

/** Those that count on a day: within their dates, of a giver who still holds the role, to somebody who may still decide. */
export function runningDelegations<One extends Delegation>(
  delegations: readonly One[],
  people: readonly Person[],
  today: CalendarDate,
): readonly One[] {
  const known = (address: string) => people.find(({ email }) => email === address);
  return delegations.filter(({ from, to, role, startsOn, endsOn }) => {
    const [giver, delegate] = [known(from), known(to)];
    if (giver === undefined || delegate === undefined) return false;
    return startsOn <= today && today <= endsOn && giver.active && hasRole(giver, role) && mayBeDelegate(delegate);
  });
}

function delegateProblem(people: readonly Person[], from: string, to: string): string | undefined {
  if (to === from) return 'Choose somebody else: a role is delegated to another person.';
  const delegate = people.find(({ email }) => email === to);
  if (delegate === undefined || !mayBeDelegate(delegate)) return 'Choose a colleague who may see figures of clients.';
  return undefined;
}

function endProblem({ startsOn, endsOn }: Delegation): string | undefined {
  if (!isCalendarDate(endsOn)) return 'Choose the last day.';
  if (!isCalendarDate(startsOn)) return undefined;
  if (endsOn < startsOn) return 'The last day is not before the first.';
  return daysBetween(startsOn, endsOn) >= longestDelegationDays
    ? `At most ${longestDelegationDays} days: whoever decides for longer should hold the role.`
    : undefined;
}

/** One seat goes to one person at a time, so that everybody knows who decides. */
function overlapProblem({ from, role, startsOn, endsOn }: Delegation, standing: readonly Delegation[]) {
  const other = standing.find(
    (one) => one.from === from && one.role === role && one.startsOn <= endsOn && startsOn <= one.endsOn,
  );
  return other === undefined
    ? undefined
    : `This role is delegated from ${other.startsOn} to ${other.endsOn} already. End that first.`;
}
