import type { ContractFacts } from '#domain/readiness/contract-facts';
import { addDays, fromEpochDay, toEpochDay, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { windowOpensDays } from '#domain/vocabulary/renewal-window';
import { stakeholdersOf } from '../crm/stakeholders';
import type { ClientRecord } from '../records';
import { nothingAsked } from './asked-tickets';

interface SponsorQuestion {
  readonly decisionOn: CalendarDate | undefined;
  readonly today: CalendarDate;
  /** Whether it is known of every ticket who asked. */
  readonly isHistoryRead: boolean;
}

/**
 * What passed between us and the sponsors of a client. Contact in both directions is a meeting that was held and that they attended,
 * and a ticket or reply of their own: the desk answers each. A mail in HubSpot is no proof: no property that tells of an answer is
 * documented surely enough.
 */
export function sponsorFactsOf(
  client: ClientRecord,
  { decisionOn, today, isHistoryRead }: SponsorQuestion,
): Pick<ContractFacts, 'sponsorContactOn' | 'sponsorIncidentTicketIds'> {
  const sponsors = stakeholdersOf(client).filter(({ role }) => role === 'sponsor');
  if (sponsors.length === 0) return {};
  const contactIds = new Set(sponsors.flatMap(({ contact }) => contact.contactId ?? []));
  const userIds = deskUsersOf(client, new Set(sponsors.map(({ contact }) => contact.email)));
  const days = [...meetingDays(client, contactIds, today), ...askedDays(client, userIds)].sort();
  return {
    ...(client.sales === undefined && !isHistoryRead ? {} : { sponsorContactOn: days[days.length - 1] ?? null }),
    // A sponsor whom the service desk does not know by address may open tickets as anybody.
    ...(userIds.size === 0 || !isHistoryRead
      ? {}
      : { sponsorIncidentTicketIds: incidentsOf(client, userIds, decisionOn) }),
  };
}

function deskUsersOf({ deskContacts }: ClientRecord, emails: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(deskContacts.filter(([, , email]) => email !== '' && emails.has(email)).map(([userId]) => userId));
}

function meetingDays(
  { sales }: ClientRecord,
  contactIds: ReadonlySet<string>,
  today: CalendarDate,
): readonly CalendarDate[] {
  return (sales?.meetings ?? [])
    .filter(({ on, outcome }) => outcome === 'held' && on <= today)
    .filter(({ contactIds: attended = [] }) => attended.some((id) => contactIds.has(id)))
    .map(({ on }) => on);
}

function askedDays({ asked = nothingAsked }: ClientRecord, userIds: ReadonlySet<number>): readonly CalendarDate[] {
  return asked.last.filter(([userId]) => userIds.has(userId)).map(([, day]) => fromEpochDay(day));
}

/** Without a decision date no window opens, and before T-90 none has. */
function incidentsOf(
  { asked = nothingAsked }: ClientRecord,
  userIds: ReadonlySet<number>,
  decisionOn: CalendarDate | undefined,
): readonly number[] {
  if (decisionOn === undefined) return [];
  const opened = toEpochDay(addDays(decisionOn, -windowOpensDays['T-90']));
  return asked.urgent.filter(([, userId, day]) => day >= opened && userIds.has(userId)).map(([id]) => id);
}
