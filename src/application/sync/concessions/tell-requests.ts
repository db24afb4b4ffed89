import { appendToTimeline } from '../../append-to-timeline';
import { letterFacts, type LetterSubject } from '../../concessions/letters/letter-facts';
import type { LetterFacts } from '../../concessions/letters/letters';
import { tell } from '../../concessions/letters/tell';
import type { ConcessionRecord } from '../../concessions/record/concession-record';
import { listedIn, recordIn } from '../../concessions/record/read-requests';
import { toldCell, toldIn, toldOf, type Told } from '../../concessions/record/standing';
import { rulesOf } from '../../concessions/rules/concession-rules';
import type { Seating } from '../../concessions/rules/seating';
import {
  concessionFromRow,
  concessionRange,
  concessionsRange,
  toConcessionRow,
  type ListedConcession,
} from '../../tabs/concessions-tab';
import { peopleIn, peopleRange } from '../../tabs/people-tab';
import { readState, stateRange } from '../../tabs/state-tab';
import type { SyncSession } from '../sync-session';
import { isNews, nudgedRecord, nudgesOf } from './due-nudges';

/**
 * Something new once, and what it says again once each. Whoever is told that it waits is not asked for the answer in the same hour;
 * what else is due goes to other people, too.
 */
export function tellOf(session: SyncSession, { row, requestId }: ListedConcession): void {
  const { parts } = session;
  if (parts.mail === undefined) return;
  const [own = [], all = [], people = [], stateRows = []] = parts.workbook.read([
    concessionRange(row),
    concessionsRange,
    peopleRange,
    stateRange,
  ]);
  const cells = own[0] ?? [];
  if (cells.length === 0) return;
  const record = concessionFromRow(cells, row);
  if (record.request.requestId !== requestId) return;
  const standing = toldOf(record);
  const told = toldIn(record.told ?? '');
  const due = nudgesOf(session, nudgedRecord(record));
  const rules = rulesOf(parts.settings, readState(stateRows));
  const facts = factsOf(session, record, { listed: listedIn(all), people: peopleIn(people), rules });
  if (isNews({ ...closedIn(record), told, standing }, session.today)) {
    if (tell(parts, facts))
      keepTold(session, { row, requestId }, { standing, reminded: due.filter((nudge) => nudge === 'answer') });
    return;
  }
  const reminded = told.standing === standing ? told.reminded : [];
  const said = due.filter((nudge) => !reminded.includes(nudge) && tell(parts, { ...facts, nudge }));
  if (said.length > 0) keepTold(session, { row, requestId }, { standing, reminded: [...reminded, ...said] });
}

function closedIn({ closedOn }: ConcessionRecord): Pick<ListedConcession, 'closedOn'> {
  return closedOn === undefined ? {} : { closedOn };
}

function factsOf(
  { parts, book }: SyncSession,
  record: ConcessionRecord,
  { listed, people, rules }: Pick<LetterSubject, 'listed'> & Omit<Seating, 'ownerEmail'>,
): LetterFacts {
  const client = book.client(record.request.clientId);
  return letterFacts(parts, {
    record,
    listed,
    clientName: client?.client.name ?? `client ${record.request.clientId}`,
    seating: { people, ownerEmail: client?.ownerEmail, rules },
  });
}

/**
 * Under the lock, into the row as it stands then: sending a mail takes seconds, in which somebody may have decided, and an older row
 * must not be put back over theirs.
 */
function keepTold(
  { parts, mayWrite }: SyncSession,
  { row, requestId }: { readonly row: number; readonly requestId: string },
  told: Told,
): void {
  appendToTimeline(parts, {
    window: { newest: 100 },
    extraRanges: [concessionRange(row)],
    events: () => [],
    views: ({ state, window }, [own = []]) => {
      const record = recordIn(own, { row, requestId }, window, parts.localTime);
      if (record === undefined || !mayWrite.includes(state.writing)) return [];
      return [{ tab: 'Concessions', firstRow: row, rows: [toConcessionRow({ ...record, told: toldCell(told) })] }];
    },
  });
}
