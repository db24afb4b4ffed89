import type { CalendarDate, Instant } from '../vocabulary/calendar-date';
import { addBusinessDays, type BusinessCalendar } from '../vocabulary/business-time';
import { hasRole, type Person } from '../vocabulary/person';

/**
 * Who might own a renewal, the strongest claim first: whom a person made owner of its deal, HubSpot's company owner, HaloPSA's account
 * manager, the segment's default.
 */
export interface OwnerClaims {
  readonly dealOwner?: string;
  readonly crmOwner?: string;
  readonly deskAccountManager?: string;
  readonly segmentDefault?: string;
}

const claimOrder = ['dealOwner', 'crmOwner', 'deskAccountManager', 'segmentDefault'] as const;
export const ownedBys = [...claimOrder, 'successLead', 'mspOwner'] as const;
export type OwnedBy = (typeof ownedBys)[number];

export interface Ownership {
  /** Never empty while anybody works here. */
  readonly owner: string;
  readonly by: OwnedBy;
  readonly deputy?: string;
  /** A stronger claim names somebody who has left, or whom the product does not know. */
  readonly passedOver: readonly string[];
}

/**
 * Nothing is unowned: the first active claim, else a success lead, else the MSP owner. Undefined only where nobody active holds any
 * of these roles, which set-up refuses. A deactivated owner is passed over in the run that sees it.
 */
export function ownershipOf(claims: OwnerClaims, people: readonly Person[]): Ownership | undefined {
  const active = new Map(people.filter((person) => person.active).map((person) => [person.email, person]));
  const passedOver: string[] = [];
  for (const by of claimOrder) {
    const email = claims[by];
    if (email === undefined) continue;
    if (active.has(email)) return { owner: email, by, ...deputyOf(email, active), passedOver };
    passedOver.push(email);
  }
  for (const role of ['successLead', 'mspOwner'] as const) {
    // The lead of whoever was meant, if any; else the first by address, the same in every run.
    const holders = [...active.values()].filter((person) => hasRole(person, role));
    const own = holders.find(({ leads }) => passedOver.some((email) => leads.includes(email)));
    const [first] = holders.map(({ email }) => email).sort();
    const owner = own?.email ?? first;
    if (owner !== undefined) return { owner, by: role, ...deputyOf(owner, active), passedOver };
  }
  return undefined;
}

function deputyOf(owner: string, active: ReadonlyMap<string, Person>): { readonly deputy?: string } {
  const [deputy] = [...active.values()]
    .filter(({ email, deputyFor }) => email !== owner && deputyFor.includes(owner))
    .map(({ email }) => email)
    .sort();
  return deputy === undefined ? {} : { deputy };
}

export interface Acknowledgement {
  /** Since this day the owner has known of it: the day it became theirs. */
  readonly askedOn: CalendarDate;
  readonly acknowledgedAt?: Instant;
}

/** Business days of silence after which the success lead has it. Source: PRODUCT, default. */
export const usualSilenceDays = 2;

/** `escalated`: nobody said "I have it" in time. */
export function acknowledgementState(
  { askedOn, acknowledgedAt }: Acknowledgement,
  today: CalendarDate,
  calendar: BusinessCalendar,
  silenceDays = usualSilenceDays,
): 'acknowledged' | 'waiting' | 'escalated' {
  if (acknowledgedAt !== undefined) return 'acknowledged';
  return today > addBusinessDays(askedOn, silenceDays, calendar) ? 'escalated' : 'waiting';
}

/**
 * To whom silence takes a renewal: the success lead of whoever is silent, else another success lead, else the MSP owner. Undefined:
 * there is nobody else.
 */
export function escalatesTo(silent: string, people: readonly Person[]): string | undefined {
  const others = people.filter(({ active, email }) => active && email !== silent);
  const leads = others.filter((person) => hasRole(person, 'successLead'));
  const own = leads.filter(({ leads: led }) => led.includes(silent));
  const owners = others.filter((person) => hasRole(person, 'mspOwner'));
  for (const holders of [own, leads, owners]) {
    const [first] = holders.map(({ email }) => email).sort();
    if (first !== undefined) return first;
  }
  return undefined;
}

/** An open item of an owner, as far as the cap looks at it. */
export interface OwnedItem {
  readonly key: string;
  readonly dueOn: CalendarDate;
}

/** Items that one owner may have open as tasks. Source: PRODUCT, default: never 75 open tasks. */
export const usualItemCap = 25;

/** What is due soonest is theirs to do; the rest stands in an explicit list and becomes a task when there is room. */
export function cappedItems<Item extends OwnedItem>(
  items: readonly Item[],
  cap = usualItemCap,
): { readonly tasks: readonly Item[]; readonly overflow: readonly Item[] } {
  const inOrder = [...items].sort((a, b) => (a.dueOn === b.dueOn ? compare(a.key, b.key) : compare(a.dueOn, b.dueOn)));
  return { tasks: inOrder.slice(0, cap), overflow: inOrder.slice(cap) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
