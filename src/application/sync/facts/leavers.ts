import type { ContractFacts } from '#domain/readiness/contract-facts';
import { fromEpochDay, toEpochDay, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId } from '#domain/vocabulary/ids';
import { stakeholdersOf } from '../crm/stakeholders';
import type { ClientRecord, DeskContactLine } from '../records';
import type { LeaverLine, LeaversKept } from './kept-leavers';

const keptLeavers = 30;
/** A greater part of all contacts does not leave within a day: our right to see them did. */
const greatestShare = 0.2;
/** With fewer contacts a share says nothing. */
const fewestContacts = 50;

/**
 * What is to be kept of leavers once the contacts of all clients were read anew. Undefined: nothing can be concluded from this
 * reading, and nothing changes.
 */
export function leaversAfter(
  before: readonly ClientRecord[],
  after: ReadonlyMap<ClientId, readonly DeskContactLine[]>,
  today: CalendarDate,
): ReadonlyMap<ClientId, LeaversKept> | undefined {
  const gone = new Map(before.map((record) => [record.client.id, goneFrom(record, after.get(record.client.id) ?? [])]));
  const known = before.reduce((sum, { deskContacts }) => sum + deskContacts.length, 0);
  const missing = [...gone.values()].reduce((sum, lines) => sum + lines.length, 0);
  if (known >= fewestContacts && missing > known * greatestShare) return undefined;
  return new Map(
    before.map((record) => {
      const { client, leavers } = record;
      const present = new Set((after.get(client.id) ?? []).map(([userId]) => userId));
      // Who is there again had not left.
      const stillGone = (leavers?.gone ?? []).filter(([userId]) => !present.has(userId));
      const fresh = (gone.get(client.id) ?? []).map((line) => leaverOf(record, line, today));
      const kept = [...stillGone, ...fresh].slice(-keptLeavers);
      return [client.id, { since: leavers?.since ?? today, gone: kept }];
    }),
  );
}

/**
 * Contacts that are listed no more. Merged into another record of the same person, or entered anew, somebody of that address or
 * name is still there.
 */
function goneFrom(
  { client, deskContacts, contactCount }: ClientRecord,
  present: readonly DeskContactLine[],
): readonly DeskContactLine[] {
  // Before contacts were counted, and where not all of them are kept, absence says nothing.
  if (!client.active || contactCount !== deskContacts.length) return [];
  const ids = new Set(present.map(([userId]) => userId));
  const names = new Set(present.flatMap(([, name, email]) => [sameText(name), sameText(email)]));
  names.delete('');
  return deskContacts.filter(
    ([userId, name, email]) => !ids.has(userId) && !names.has(sameText(name)) && !names.has(sameText(email)),
  );
}

function sameText(text: string): string {
  return text.trim().toLowerCase();
}

function leaverOf(record: ClientRecord, [userId, , email, vip]: DeskContactLine, today: CalendarDate): LeaverLine {
  const roles = stakeholdersOf(record).filter(({ contact }) => email !== '' && contact.email === email);
  return [userId, toEpochDay(today), roles.map(({ role }) => role), vip];
}

/** Absent: leaving is not noticed, because contacts were not counted yet or are too many to be kept. */
export function leaverFactsOf({ leavers, contactCount, deskContacts }: ClientRecord): Pick<ContractFacts, 'leavers'> {
  if (leavers === undefined || contactCount !== deskContacts.length) return {};
  return {
    leavers: {
      noticedSince: leavers.since,
      people: leavers.gone.map(([, leftDay, roles, vip]) => ({
        leftOn: fromEpochDay(leftDay),
        roles,
        isVip: vip === 1,
      })),
    },
  };
}
