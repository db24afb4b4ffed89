import type { CalendarDate, CalendarMonth } from '../../vocabulary/calendar-date';
import type { ClientId } from '../../vocabulary/ids';
import { fullMonthsBefore } from '../full-months';
import type { ServiceMonth } from '../service-month';

/** A renaming in the service desk: from a month on, everywhere, these categories are used no more and those take their place. */
export interface CategoryRename {
  /** The first full month without the former names. */
  readonly month: CalendarMonth;
  /** Places in the list of categories, in order. */
  readonly ended: readonly number[];
  readonly began: readonly number[];
}

/** As far back as themes are compared, and half a year to know what was usual before. */
const comparedMonths = 18;
/** Months on each side that tell what is usual. */
const lookMonths = 3;
/** Fewer tickets in these months could come and go by chance. */
const fewestTickets = 12;
/** "Everywhere": one client alone may well begin or end something. */
const fewestClients = 3;
/** The new names take over about what the former had. */
const takenOver = { least: 0.5, most: 2 } as const;

/** Where a category was used, by month. */
interface CategoryUse {
  readonly counts: Map<CalendarMonth, number>;
  readonly clients: Map<CalendarMonth, Set<ClientId>>;
}

/** `ignored` are places that name no category of their own. */
export function categoryRenames(
  rows: readonly ServiceMonth[],
  asOf: CalendarDate,
  ignored: readonly number[],
): readonly CategoryRename[] {
  const months = knownMonthsOf(rows, fullMonthsBefore(asOf, comparedMonths));
  const uses = usesOf(rows, new Set(months), new Set(ignored));
  return months.flatMap((month, at) => {
    const before = months.slice(Math.max(0, at - lookMonths), at);
    const after = months.slice(at, at + lookMonths);
    if (before.length < lookMonths) return [];
    const turn = months.slice(at - 1, at + 1);
    const ended = placesThat(
      uses,
      (use) => isUsed(use, before) && !isUnused(use, turn.slice(0, 1)) && isUnused(use, months.slice(at)),
    );
    // Renamed in the middle of a month, the new name begins in it, and the former is gone in the next.
    const began = placesThat(
      uses,
      (use) => isUnused(use, months.slice(0, at - 1)) && !isUnused(use, turn) && isUsed(use, after),
    );
    if (ended.length === 0 || began.length === 0) return [];
    const share = pace(uses, began, after) / pace(uses, ended, before);
    return share < takenOver.least || share > takenOver.most ? [] : [{ month, ended, began }];
  });
}

/** A month in which a row has no sums is not known; whatever lies before it is not compared. */
function knownMonthsOf(rows: readonly ServiceMonth[], wanted: readonly CalendarMonth[]): readonly CalendarMonth[] {
  const unknown = new Set(rows.filter(({ people }) => people === undefined).map(({ month }) => month));
  const last = wanted.map((month) => unknown.has(month)).lastIndexOf(true);
  return wanted.slice(last + 1);
}

function usesOf(
  rows: readonly ServiceMonth[],
  months: ReadonlySet<CalendarMonth>,
  ignored: ReadonlySet<number>,
): ReadonlyMap<number, CategoryUse> {
  const uses = new Map<number, CategoryUse>();
  for (const { month, clientId, people } of rows) {
    if (people === undefined || !months.has(month)) continue;
    for (const [place, count] of Object.entries(people.categories)) {
      if (!ignored.has(Number(place))) note(uses, Number(place), { month, clientId, count });
    }
  }
  return uses;
}

interface Noted {
  readonly month: CalendarMonth;
  readonly clientId: ClientId;
  readonly count: number;
}

function note(uses: Map<number, CategoryUse>, place: number, { month, clientId, count }: Noted): void {
  const use = uses.get(place) ?? { counts: new Map(), clients: new Map() };
  uses.set(place, use);
  use.counts.set(month, (use.counts.get(month) ?? 0) + count);
  const clients = use.clients.get(month) ?? new Set();
  use.clients.set(month, clients.add(clientId));
}

function isUsed({ counts, clients }: CategoryUse, months: readonly CalendarMonth[]): boolean {
  const users = new Set(months.flatMap((month) => [...(clients.get(month) ?? [])]));
  return users.size >= fewestClients && ticketsIn(counts, months) >= fewestTickets;
}

function isUnused({ counts }: CategoryUse, months: readonly CalendarMonth[]): boolean {
  return months.every((month) => !counts.has(month));
}

function placesThat(uses: ReadonlyMap<number, CategoryUse>, holds: (use: CategoryUse) => boolean): readonly number[] {
  return [...uses].flatMap(([place, use]) => (holds(use) ? [place] : [])).sort((a, b) => a - b);
}

/** Tickets a month. */
function pace(
  uses: ReadonlyMap<number, CategoryUse>,
  places: readonly number[],
  months: readonly CalendarMonth[],
): number {
  const tickets = places.reduce((total, place) => total + ticketsIn(uses.get(place)?.counts, months), 0);
  return tickets / months.length;
}

function ticketsIn(counts: ReadonlyMap<CalendarMonth, number> = new Map(), months: readonly CalendarMonth[]): number {
  return months.reduce((total, month) => total + (counts.get(month) ?? 0), 0);
}
