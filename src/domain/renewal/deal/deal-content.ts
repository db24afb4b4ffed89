import { moneyText, type Money } from '../../vocabulary/money';
import { requiredStakeholders, windowOf, type RenewalWindow } from '../../vocabulary/renewal-window';
import { addDays, daysBetween, type CalendarDate } from '../../vocabulary/calendar-date';
import type { StakeholderRole } from '../../vocabulary/client';
import type { RenewalId } from '../../vocabulary/ids';
import type { Checkpoint } from '../checkpoint';
import type { RenewalGroup } from '../renewal-cycle';
import type { RenewalState } from '../renewal-workflow';

/** What the deal of a renewal says. What is not known is absent, and is then not written. */
export interface DealContent {
  readonly key: RenewalId;
  readonly name: string;
  readonly state: RenewalState;
  readonly closesOn: CalendarDate;
  readonly decisionOn: CalendarDate;
  readonly window: RenewalWindow;
  readonly amount?: Money;
  readonly ownerId?: string;
  readonly readiness?: DealReadiness;
  /** 0 to 1. */
  readonly probability?: number;
}

export interface DealReadiness {
  readonly low: number;
  readonly high: number;
  readonly band: string;
}

export interface DealFacts {
  readonly clientName: string;
  readonly state: RenewalState;
  /** Of each member of the group; undefined where HaloPSA does not say. */
  readonly values: readonly (Money | undefined)[];
  readonly ownerId?: string;
  /** Of the weakest member. */
  readonly readiness?: DealReadiness;
  readonly probability?: number;
}

/** One deal for one renewal, however many contracts it decides. */
export function dealContent(
  { renewalId, dueOn, decisionOn }: Pick<RenewalGroup, 'renewalId' | 'dueOn' | 'decisionOn'>,
  facts: DealFacts,
  today: CalendarDate,
): DealContent {
  const { clientName, state, ownerId, readiness, probability } = facts;
  const amount = totalOf(facts.values);
  return {
    key: renewalId,
    name: `${clientName}: renewal due ${dueOn}`,
    state,
    closesOn: dueOn,
    decisionOn,
    window: windowOf(daysBetween(today, decisionOn)),
    ...(amount === undefined ? {} : { amount }),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(readiness === undefined ? {} : { readiness }),
    ...(probability === undefined ? {} : { probability }),
  };
}

/** A sum that leaves somebody out is no sum: one value that is unknown, or of another currency, and there is none. */
export function totalOf(values: readonly (Money | undefined)[]): Money | undefined {
  const [first] = values;
  if (first === undefined) return undefined;
  let annualMinor = 0;
  for (const value of values) {
    if (value?.currency !== first.currency) return undefined;
    annualMinor += value.annualMinor;
  }
  return { annualMinor, currency: first.currency };
}

/** What the task of a checkpoint says. */
export interface TaskContent {
  readonly subject: string;
  readonly body: string;
  readonly dueOn: CalendarDate;
  readonly remindOn: CalendarDate;
  readonly isDone: boolean;
  readonly ownerId?: string;
}

/** A week before it is due: time to ask the customer, and to be answered. */
const reminderDays = 7;

const roleWords: Record<StakeholderRole, string> = {
  sponsor: 'the sponsor',
  dayToDay: 'the day-to-day contact',
  economicBuyer: 'the economic buyer',
  signatory: 'the signatory',
};

export interface TaskFacts {
  readonly clientName: string;
  /** An incident holds contact back. */
  readonly isOnHold?: boolean;
  readonly ownerId?: string;
  readonly amount?: Money;
}

const holdWords = 'An incident is open at this client: do not contact them about the renewal until it is over. ';

export function taskContent(checkpoint: Checkpoint, { clientName, isOnHold, ownerId, amount }: TaskFacts): TaskContent {
  const { window, opensOn, dueOn, state } = checkpoint;
  const people = requiredStakeholders(window).map((role) => roleWords[role]);
  const worth = amount === undefined ? '' : ` The renewal is worth ${moneyText(amount)} a year.`;
  const isDone = state === 'closed' || state === 'notApplicable' || state === 'superseded';
  const isHeld = isOnHold === true && !isDone;
  const subject = `${window} checkpoint with ${clientName}`;
  return {
    subject: isHeld ? `On hold: ${subject}` : subject,
    body:
      `${isHeld ? holdWords : ''}Evidence that counts: a mail, a meeting that was held, or a ticket from ${either(people)}, from ${opensOn} on.` +
      ` Open the mail in Gmail, choose "Use this email as evidence", pick the outcome and add one line.` +
      ` The success lead approves it, and then this task closes by itself. Ticking it here does not count.${worth}`,
    dueOn,
    remindOn: laterOf(addDays(dueOn, -reminderDays), opensOn),
    isDone,
    ...(ownerId === undefined ? {} : { ownerId }),
  };
}

function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1] ?? ''}`;
}
