import type { CalendarDate, Instant } from '#domain/vocabulary/calendar-date';
import type { LossReason } from '#domain/renewal/loss-reason';
import type { StakeholderRole } from '#domain/vocabulary/client';
import type { ClientId } from '#domain/vocabulary/ids';
import type { CrmDeal, CrmMeeting, CrmTask } from '../../ports/crm';

/** A contact as the CRM knows them, kept with the client it was linked to. */
export interface LinkedContact {
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
  /** By buying role alone; labels stand with the company and its deals. */
  readonly roles: readonly StakeholderRole[];
}

/** What the CRM knows of a client's sales side, kept in its record. Short: it shares one cell with the rest of the record. */
export interface ClientSales {
  readonly deals: readonly DealLine[];
  /** Open ones alone. */
  readonly tasks: readonly TaskLine[];
  readonly meetings: readonly MeetingLine[];
}

export interface LabelledContact {
  readonly contactId: string;
  readonly roles: readonly StakeholderRole[];
}

export interface DealLine {
  readonly dealId: string;
  readonly name: string;
  readonly end: 'open' | 'won' | 'lost';
  readonly isNewBusiness?: boolean;
  readonly closesOn?: CalendarDate;
  readonly amountMinor?: number;
  readonly currency?: string;
  /** Of a lost deal, where the reason is none that the service could have prevented. */
  readonly lossReason?: LossReason;
  /** Contacts to whom an association label gives a role on this deal. */
  readonly labelled?: readonly LabelledContact[];
}

export interface TaskLine {
  readonly taskId: string;
  readonly subject: string;
  readonly dueOn?: CalendarDate;
  readonly ownerId?: string;
}

export interface MeetingLine {
  readonly meetingId: string;
  readonly at: Instant;
  readonly on: CalendarDate;
  readonly outcome: CrmMeeting['outcome'];
  /** Contacts who were asked to it, some of them where they were many. */
  readonly contactIds?: readonly string[];
}

/** A CRM company that claims a client, as found by a reading that is not finished yet. */
export interface ClaimingCompany {
  readonly companyId: string;
  readonly domain: string;
  readonly ownerEmail?: string;
  /** By the client id it carries; else by its mail domain. */
  readonly namesClient: boolean;
  readonly labelled?: readonly LabelledContact[];
  readonly doubt?: CompanyDoubt;
}

/** Something about a company's link that a person should put right. */
export interface CompanyDoubt {
  readonly companyId: string;
  /** The client id it carries, which names no client. */
  readonly strayClientId?: ClientId;
  /** The client whose own mail domain it has, although it names another by id. */
  readonly domainOf?: ClientId;
}

/** Of a reading under way; it replaces what is known at the reading's end. */
export interface CrmUnderWay extends ClientSales {
  readonly companies: readonly ClaimingCompany[];
  readonly contacts: readonly LinkedContact[];
}

export const noSales: ClientSales = { deals: [], tasks: [], meetings: [] };
export const nothingUnderWay: CrmUnderWay = { ...noSales, companies: [], contacts: [] };

/** Together at most some 11,000 characters, a fifth of the cell. */
const kept = { openDeals: 15, closedDeals: 8, tasks: 30, meetings: 20 } as const;
export const keptMeetingCount = kept.meetings;
/** About 16,000 characters. Of a larger client those without a role are the first to be left out. */
const keptContacts = 150;
const keptCharacters = 80;

export function toDealLine(deal: CrmDeal): DealLine {
  const { dealId, name, isClosed, isWon, isNewBusiness, closesOn, amountMinor, currency, lossReason } = deal;
  const labelled = deal.contacts.filter(({ roles }) => roles.length > 0);
  return {
    dealId,
    name: shortened(name),
    end: isWon ? 'won' : isClosed ? 'lost' : 'open',
    ...(isNewBusiness === undefined ? {} : { isNewBusiness }),
    ...(closesOn === undefined ? {} : { closesOn }),
    ...(amountMinor === undefined ? {} : { amountMinor }),
    ...(currency === undefined ? {} : { currency }),
    ...(lossReason === undefined ? {} : { lossReason }),
    ...(labelled.length === 0 ? {} : { labelled }),
  };
}

/** Of a meeting with more people the first are kept. */
const keptAttendees = 6;

export function toMeetingLine({ meetingId, startsAt, outcome, contactIds }: CrmMeeting, on: CalendarDate): MeetingLine {
  const kept = contactIds.slice(0, keptAttendees);
  return { meetingId, at: startsAt, on, outcome, ...(kept.length === 0 ? {} : { contactIds: kept }) };
}

export function toTaskLine({ taskId, subject, dueOn, ownerId }: CrmTask): TaskLine {
  return {
    taskId,
    subject: shortened(subject),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(ownerId === undefined ? {} : { ownerId }),
  };
}

function shortened(text: string): string {
  return text.length <= keptCharacters ? text : `${text.slice(0, keptCharacters - 1)}…`;
}

const someday = '9999-12-31';

/** Those that close soonest, and those that closed last. */
export function keptDeals(deals: readonly DealLine[]): readonly DealLine[] {
  const inOrder = [...deals].sort(
    (a, b) => byText(a.closesOn ?? someday, b.closesOn ?? someday) || byId(a.dealId, b.dealId),
  );
  const open = inOrder.filter(({ end }) => end === 'open').slice(0, kept.openDeals);
  return [...open, ...inOrder.filter(({ end }) => end !== 'open').slice(-kept.closedDeals)];
}

/** Soonest due first. */
export function keptTasks(tasks: readonly TaskLine[]): readonly TaskLine[] {
  return [...tasks]
    .sort((a, b) => byText(a.dueOn ?? someday, b.dueOn ?? someday) || byId(a.taskId, b.taskId))
    .slice(0, kept.tasks);
}

/** Newest first. */
export function keptMeetings(meetings: readonly MeetingLine[]): readonly MeetingLine[] {
  return [...meetings].sort((a, b) => b.at - a.at || byId(a.meetingId, b.meetingId)).slice(0, kept.meetings);
}

/** By id, so that two readings of the same people make the same record. */
export function keptContactsOf(
  contacts: readonly LinkedContact[],
  isLabelled: (contactId: string) => boolean,
): readonly LinkedContact[] {
  const rank = ({ contactId, roles }: LinkedContact) => (isLabelled(contactId) || roles.length > 0 ? 0 : 1);
  return [...contacts]
    .sort((a, b) => rank(a) - rank(b) || byId(a.contactId, b.contactId))
    .slice(0, keptContacts)
    .sort((a, b) => byId(a.contactId, b.contactId));
}

export function byId(a: string, b: string): number {
  return a.length - b.length || byText(a, b);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
