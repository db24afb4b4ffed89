import { keepIds, themeFinder } from '#domain/uplift/themes/assign-theme';
import { fitThemes } from '#domain/uplift/themes/fit-themes';
import { keyThemes, type ThemeCounts } from '#domain/uplift/themes/keyness';
import { termsOf, type Theme, type ThemeDictionary, type ThemeTicket } from '#domain/uplift/themes/theme';
import {
  addMonths,
  daysBetween,
  monthOf,
  type CalendarDate,
  type CalendarMonth,
} from '#domain/vocabulary/calendar-date';
import type { ClientId, TicketId } from '#domain/vocabulary/ids';
import type { Ticket } from '#domain/vocabulary/ticket';
import { themeWords } from '#domain/wording/theme-words';
import type { PagedList } from '../../ports/service-desk';
import { pagesPerBatch } from '../../sync/read-pages';
import type { ClientRecord } from '../../sync/records';
import type { SyncSession } from '../../sync/sync-session';
import type { KeyThemeLine, ThemeReading } from './kept-themes';
import { fromKeptDictionary, toKeptDictionary } from './kept-dictionary';

/** Source: spec of the science 2.2, step 6: refit monthly from the last six months. */
const monthsRead = 6;
const daysBetweenReadings = 28;
/** Beyond this every n-th page is read: a month's call budget is bounded whatever the size of the desk. */
const mostTickets = 20_000;
const mostKeyThemes = 5;
const shownTickets = 10;
/** A word that one client alone writes may name a person or a host there. */
const fewestClients = 2;

/** A ticket as themes count it. Its text is gone. */
interface Counted extends ThemeTicket {
  readonly clientId: ClientId;
  readonly month: CalendarMonth;
  readonly hours: number;
}

/**
 * Every four weeks, with the daily sources: the tickets of the last six full months are read again, a dictionary of themes is fitted on
 * all of them, and each client's counts are held against the others'. What is kept are counts, labels and ids; the texts end here.
 * HaloPSA: one call for each page of those tickets, 200 at most.
 */
export function readThemes(session: SyncSession): void {
  const { progress, today, parts, book, state } = session;
  const isDue = progress.themesOn === undefined || daysBetween(progress.themesOn, today) >= daysBetweenReadings;
  if (!progress.isBackfilled || !progress.isDirectoryPass || !isDue) return;
  const from = addMonths(monthOf(today), -monthsRead);
  const sample = sampleOf(session, parts.serviceDesk.tickets({ kind: 'openedSince', day: `${from}-01` }));
  if (sample === undefined) return;
  const { rows, share } = sample;
  const named = namesOf(book.clients());
  const tickets = rows.flatMap((ticket): readonly Counted[] => {
    const month = monthOf(parts.localTime.dayOf(ticket.openedAt));
    // The running month is half known.
    return month < from || month >= monthOf(today) ? [] : [counted(ticket, month, named.get(ticket.clientId))];
  });
  const dictionary = dictionaryOf(tickets, fromKeptDictionary(state.themes), today);
  const readings = readingsOf(tickets, dictionary, { from, today, share });
  for (const record of book.clients()) {
    const { themes: _former, ...rest } = record;
    const reading = readings.get(record.client.id);
    book.setClient(reading === undefined ? rest : { ...rest, themes: reading });
  }
  session.state = { ...session.state, themes: toKeptDictionary(dictionary) };
  session.progress = { ...session.progress, themesOn: today };
}

interface Sample {
  readonly rows: readonly Ticket[];
  readonly share: number;
}

/** Undefined: the time of this run is over before all of it was read. A later run that reads the daily sources tries again. */
function sampleOf(session: SyncSession, list: PagedList<Ticket>): Sample | undefined {
  const [first] = list.pages([1]);
  if (first === undefined || first.rows.length === 0) return { rows: [], share: 1 };
  const pages = Math.ceil(first.total / first.rows.length);
  const stride = Math.max(1, Math.ceil(first.total / mostTickets));
  const wanted: number[] = [];
  for (let page = 1 + stride; page <= pages; page += stride) wanted.push(page);
  const rows = [...first.rows];
  for (let place = 0; place < wanted.length; place += pagesPerBatch) {
    if (session.isOutOfTime()) return undefined;
    for (const page of list.pages(wanted.slice(place, place + pagesPerBatch))) rows.push(...page.rows);
  }
  return { rows, share: Math.min(1, rows.length / Math.max(1, first.total)) };
}

/** Words of the names of a client and its contacts: they name who asked, not what about. */
function namesOf(clients: readonly ClientRecord[]): ReadonlyMap<ClientId, ReadonlySet<string>> {
  return new Map(
    clients.map(({ client, deskContacts }) => {
      const names = [client.name, ...deskContacts.map(([, name]) => name)];
      const words = names.flatMap((name) => themeWords(name).map(({ surface }) => surface));
      return [client.id, new Set(words.flatMap((word) => [word, ...partsOf(word)]))];
    }),
  );
}

/** Of `smith-jones` both, of `o'brien's` the name: either is written with the other, with a device, or alone. */
function partsOf(word: string): readonly string[] {
  return word.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 1);
}

function isNamed(word: string, names: ReadonlySet<string> | undefined): boolean {
  return names !== undefined && [word, ...partsOf(word)].some((part) => names.has(part));
}

/** The subject says what it is about; where it is a word or less, the first lines do. */
function counted(ticket: Ticket, month: CalendarMonth, names: ReadonlySet<string> | undefined): Counted {
  const { id, clientId, summary, details, hours } = ticket;
  const wordsIn = (text: string) => themeWords(text).filter(({ surface }) => !isNamed(surface, names));
  const subject = wordsIn(summary);
  const words = subject.length >= 2 ? subject : [...subject, ...wordsIn(details)];
  return {
    id,
    clientId,
    month,
    hours,
    stems: words.map(({ stem }) => stem),
    surfaces: words.map(({ surface }) => surface),
  };
}

/** Fitted anew under the ids of before. A theme of one client alone is none, nor is one that is named by a word of one alone. */
function dictionaryOf(
  tickets: readonly Counted[],
  before: ThemeDictionary | undefined,
  today: CalendarDate,
): ThemeDictionary {
  const fitted = fitThemes(tickets, today);
  const clientsOf = new Map<string, Set<ClientId>>();
  const themeNamed = new Map(fitted.themes.map(({ id, terms: [head = ''] }) => [head, id]));
  for (const { stems, clientId } of tickets) {
    for (const term of termsOf(stems)) {
      const id = themeNamed.get(term);
      if (id !== undefined) clientsOf.set(id, (clientsOf.get(id) ?? new Set<ClientId>()).add(clientId));
    }
  }
  const shared = fitted.themes.filter(({ id }) => (clientsOf.get(id)?.size ?? 0) >= fewestClients);
  const dictionary = { ...fitted, themes: shared };
  return before === undefined ? dictionary : keepIds(before, dictionary, tickets);
}

interface Reading {
  readonly from: CalendarMonth;
  readonly today: CalendarDate;
  readonly share: number;
}

interface OwnTheme {
  readonly theme: Theme;
  readonly tickets: Counted[];
}

function readingsOf(
  tickets: readonly Counted[],
  dictionary: ThemeDictionary,
  reading: Reading,
): ReadonlyMap<ClientId, ThemeReading> {
  const find = themeFinder(dictionary);
  const totals = new Map<string, number>();
  const byClient = new Map<ClientId, { count: number; readonly themes: Map<string, OwnTheme> }>();
  for (const ticket of tickets) {
    const own = byClient.get(ticket.clientId) ?? { count: 0, themes: new Map<string, OwnTheme>() };
    byClient.set(ticket.clientId, own);
    own.count += 1;
    const theme = find(ticket.stems);
    if (theme === undefined) continue;
    totals.set(theme.id, (totals.get(theme.id) ?? 0) + 1);
    const known = own.themes.get(theme.id);
    if (known === undefined) own.themes.set(theme.id, { theme, tickets: [ticket] });
    else known.tickets.push(ticket);
  }
  return new Map(
    [...byClient].map(([clientId, { count, themes }]) => {
      const counts = [...themes].map(([themeId, own]): ThemeCounts => {
        const others = (totals.get(themeId) ?? 0) - own.tickets.length;
        return { themeId, own: own.tickets.length, ownTotal: count, others, othersTotal: tickets.length - count };
      });
      const lines = keyThemes(counts)
        .slice(0, mostKeyThemes)
        .flatMap(({ themeId, own, expected, pValue }) => {
          const known = themes.get(themeId);
          return known === undefined ? [] : [lineOf(known, { own, expected, pValue }, reading.from)];
        });
      const { today: readOn, share } = reading;
      return [clientId, { readOn, tickets: count, months: monthsRead, share, keyThemes: lines }];
    }),
  );
}

function lineOf(
  { theme, tickets }: OwnTheme,
  key: Pick<KeyThemeLine, 'own' | 'expected' | 'pValue'>,
  from: CalendarMonth,
): KeyThemeLine {
  const months = Array.from({ length: monthsRead }, (_, place) => addMonths(from, place));
  const newest: readonly TicketId[] = tickets
    .map(({ id }) => id)
    .sort((a, b) => b - a)
    .slice(0, shownTickets);
  return {
    themeId: theme.id,
    label: theme.label,
    own: key.own,
    expected: Math.round(key.expected * 100) / 100,
    pValue: Number(key.pValue.toPrecision(2)),
    byMonth: months.map((month) => tickets.filter((ticket) => ticket.month === month).length),
    hours: Math.round(tickets.reduce((sum, { hours }) => sum + hours, 0) * 100) / 100,
    ticketIds: newest,
  };
}
