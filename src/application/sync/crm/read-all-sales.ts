import type { ClientId } from '#domain/vocabulary/ids';
import type { Person } from '#domain/vocabulary/person';
import type { CrmCompany } from '../../ports/crm';
import { ownerOf } from '../link-owner';
import { mergePeople } from '../merge-people';
import type { ClientRecord } from '../records';
import type { SyncSession } from '../sync-session';
import { chosenCompany, claimsOf } from './claim-companies';
import type { CrmReading } from './crm-progress';
import { SalesIndex } from './sales-index';
import {
  keptContactsOf,
  keptDeals,
  keptMeetings,
  keptTasks,
  nothingUnderWay,
  toDealLine,
  toMeetingLine,
  toTaskLine,
  type ClaimingCompany,
  type CompanyDoubt,
  type CrmUnderWay,
} from './sales-records';

/** As many strays as a person wants to read about. */
const keptStrays = 20;

/** What an earlier reading left half done is forgotten. */
export function beginFullReading(session: SyncSession): void {
  const { book } = session;
  session.crmIndex = undefined;
  for (const record of book.clients()) {
    if (record.crmUnderWay === undefined) continue;
    const { crmUnderWay: _left, ...rest } = record;
    book.setClient(rest);
  }
}

/** Reads the next page of the reading's list and answers where the reading then stands: no cursor means that the list is read. */
export function readFullPage(session: SyncSession, reading: CrmReading): CrmReading {
  switch (reading.list) {
    case 'owners':
      return readOwners(session, reading);
    case 'companies':
      return readCompanies(session, reading);
    case 'deals':
      return readDeals(session, reading);
    case 'contacts':
      return readContacts(session, reading);
    case 'tasks':
      return readTasks(session, reading);
    case 'meetings':
      return readMeetings(session, reading);
  }
}

function readOwners(session: SyncSession, reading: CrmReading): CrmReading {
  const { crm, serviceDesk, settings } = session.parts;
  session.book.people = mergePeople(settings, crm.owners(), serviceDesk.agents());
  session.arePeopleNew = true;
  return reading;
}

function readCompanies(session: SyncSession, reading: CrmReading): CrmReading {
  const { book, parts } = session;
  const page = parts.crm.companies(reading.cursor);
  const claimOf = claimsOf(book.clients(), parts.settings.sharedMailDomains);
  const emails = new Map(book.people.map(({ hubspotOwnerId = '', email }) => [hubspotOwnerId, email]));
  const found: Found<ClaimingCompany>[] = [];
  const strays: CompanyDoubt[] = [];
  for (const company of page.rows) {
    const claim = claimOf(company);
    if (claim.kind === 'claims') {
      const { clientId, kind: _claims, ...how } = claim;
      found.push({ clientIds: [clientId], line: { ...toClaim(company, emails), ...how } });
    }
    if (claim.kind === 'stray') strays.push({ companyId: company.companyId, strayClientId: claim.strayClientId });
  }
  collect(session, found, (underWay, lines) => ({
    ...underWay,
    companies: merged(underWay.companies, lines, ({ companyId }) => companyId),
  }));
  const known = merged(reading.strays, strays, ({ companyId }) => companyId).slice(0, keptStrays);
  return at({ ...reading, strays: known }, page.next);
}

function toClaim(
  { companyId, domain, ownerId, labelledContacts }: CrmCompany,
  emails: ReadonlyMap<string, string>,
): Omit<ClaimingCompany, 'namesClient'> {
  const ownerEmail = ownerId === undefined ? undefined : emails.get(ownerId);
  return {
    companyId,
    domain,
    ...(ownerEmail === undefined ? {} : { ownerEmail }),
    ...(labelledContacts === undefined ? {} : { labelled: labelledContacts }),
  };
}

function readDeals(session: SyncSession, reading: CrmReading): CrmReading {
  const page = session.parts.crm.deals(reading.cursor);
  const index = indexFor(session, reading);
  const found = page.rows.map((deal) => ({ clientIds: index.ofDeal(deal), line: toDealLine(deal) }));
  collect(session, found, (underWay, lines) => ({
    ...underWay,
    deals: keptDeals(merged(underWay.deals, lines, ({ dealId }) => dealId)),
  }));
  return at(reading, page.next);
}

function readContacts(session: SyncSession, reading: CrmReading): CrmReading {
  const page = session.parts.crm.contacts(reading.cursor);
  const index = indexFor(session, reading);
  const found = page.rows.map((contact) => {
    const { contactId, name, email, roles } = contact;
    return { clientIds: index.ofContact(contact), line: { contactId, name, email, roles } };
  });
  collect(session, found, (underWay, lines) => {
    const contacts = merged(underWay.contacts, lines, ({ contactId }) => contactId);
    return { ...underWay, contacts: keptContactsOf(contacts, isLabelledIn(underWay)) };
  });
  return at(reading, page.next);
}

function isLabelledIn({ companies, deals }: CrmUnderWay): (contactId: string) => boolean {
  const labelled = new Set(
    [...companies, ...deals].flatMap((tie) => (tie.labelled ?? []).map((each) => each.contactId)),
  );
  return (contactId) => labelled.has(contactId);
}

function readTasks(session: SyncSession, reading: CrmReading): CrmReading {
  const page = session.parts.crm.tasks(reading.cursor);
  const index = indexFor(session, reading);
  const open = page.rows.filter(({ isDone }) => !isDone);
  const found = open.map((task) => ({ clientIds: index.ofTask(task), line: toTaskLine(task) }));
  collect(session, found, (underWay, lines) => ({
    ...underWay,
    tasks: keptTasks(merged(underWay.tasks, lines, ({ taskId }) => taskId)),
  }));
  return at(reading, page.next);
}

function readMeetings(session: SyncSession, reading: CrmReading): CrmReading {
  const { crm, localTime } = session.parts;
  const page = crm.meetings(reading.cursor);
  const index = indexFor(session, reading);
  const found = page.rows.map((meeting) => ({
    clientIds: index.ofMeeting(meeting),
    line: toMeetingLine(meeting, localTime.dayOf(meeting.startsAt)),
  }));
  collect(session, found, (underWay, lines) => ({
    ...underWay,
    meetings: keptMeetings(merged(underWay.meetings, lines, ({ meetingId }) => meetingId)),
  }));
  return at(reading, page.next);
}

/** A list is tied to clients by what the lists before it found, so one index serves all of its pages. */
function indexFor(session: SyncSession, { list }: CrmReading): SalesIndex {
  if (session.crmIndex?.list !== list) {
    session.crmIndex = { list, index: SalesIndex.underWay(session.book.clients()) };
  }
  return session.crmIndex.index;
}

interface Found<Line> {
  readonly clientIds: readonly ClientId[];
  readonly line: Line;
}

function collect<Line>(
  { book }: SyncSession,
  found: readonly Found<Line>[],
  add: (underWay: CrmUnderWay, lines: readonly Line[]) => CrmUnderWay,
): void {
  const byClient = new Map<ClientId, Line[]>();
  for (const { clientIds, line } of found) {
    for (const id of clientIds) byClient.set(id, [...(byClient.get(id) ?? []), line]);
  }
  for (const [id, lines] of byClient) {
    const record = book.client(id);
    if (record !== undefined)
      book.setClient({ ...record, crmUnderWay: add(record.crmUnderWay ?? nothingUnderWay, lines) });
  }
}

/** A page that is read twice after a cut brings the same records again. */
function merged<Line>(known: readonly Line[], lines: readonly Line[], idOf: (line: Line) => string): readonly Line[] {
  return [...new Map([...known, ...lines].map((line) => [idOf(line), line])).values()];
}

function at(reading: CrmReading, cursor: string | undefined): CrmReading {
  const { cursor: _former, ...rest } = reading;
  return cursor === undefined ? rest : { ...rest, cursor };
}

/** What the reading found takes the place of what was known. A client about whom the CRM says something new is assessed again. */
export function finishFullReading(session: SyncSession): void {
  const { book } = session;
  for (const record of book.clients()) {
    const fresh = withOwner(withFindings(record), book.people);
    book.setClient(fresh);
    if (sayingOf(fresh) !== sayingOf(record)) session.changed.add(record.client.id);
  }
}

/** Keys keep their places: a record that says the same has the same text and is not written again. */
function withOwner(record: ClientRecord, people: readonly Person[]): ClientRecord {
  const ownerEmail = ownerOf(record, people);
  if (ownerEmail !== undefined) return { ...record, ownerEmail };
  const { ownerEmail: _former, ...unowned } = record;
  return unowned;
}

function withFindings({ crmUnderWay, ...record }: ClientRecord): ClientRecord {
  const { companies, contacts, deals, tasks, meetings } = crmUnderWay ?? nothingUnderWay;
  return { ...record, company: chosenCompany(companies), crmContacts: contacts, sales: { deals, tasks, meetings } };
}

/** What scores depend on. */
function sayingOf({ company, crmContacts, ownerEmail, sales }: ClientRecord): string {
  return JSON.stringify([company, crmContacts, ownerEmail, sales]);
}
