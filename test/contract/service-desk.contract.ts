import type { Page, PagedList, ServiceDesk } from '#application/ports/service-desk';
import type { LocalTime } from '#application/ports/platform';
import { addDays, isCalendarDate } from '#domain/vocabulary/calendar-date';
import type { Ticket } from '#domain/vocabulary/ticket';

export interface OpenedDesk {
  /** Holds some hundred tickets, clients, contacts and contracts, with open ones of priority 1 or 2 among the tickets. */
  readonly desk: ServiceDesk;
  readonly localTime: LocalTime;
  /** An instant some days after the first and before the last ticket. */
  readonly within: number;
}

/** Reads a list as the sync does: the first page says how long the list is. */
export function everyRow<Row>(list: PagedList<Row>): readonly Row[] {
  const [first] = list.pages([1]);
  if (first === undefined) return [];
  const pages = Math.ceil(first.total / 100);
  const rest = list.pages(Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2));
  return [first, ...rest].flatMap(({ rows }) => rows);
}

/** What every service desk promises. */
export function serviceDeskContract(name: string, open: () => OpenedDesk): void {
  describe(`${name} keeps the promises of a service desk`, () => {
    let opened: OpenedDesk;
    let desk: ServiceDesk;
    let all: readonly Ticket[];

    beforeAll(() => {
      opened = open();
      ({ desk } = opened);
      all = everyRow(desk.tickets({ kind: 'changedSince', at: 0 }));
    });

    const idsOf = (tickets: readonly Ticket[]): readonly number[] => tickets.map(({ id }) => id);

    test('pages asked side by side are the pages asked one by one, in the order asked', () => {
      const list = desk.tickets({ kind: 'changedSince', at: 0 });
      const together = list.pages([2, 1]);
      const alone = [2, 1].map((number) => list.pages([number])[0]);
      expect(together).toEqual(alone);
      expect(list.pages([])).toEqual([]);
    });

    test('a page past the end is empty and still knows the total', () => {
      const [first, past] = desk.clients.pages([1, 90]) as readonly [Page<unknown>, Page<unknown>];
      expect(past).toEqual({ rows: [], total: first.total });
    });

    test.each(['clients', 'contacts', 'contracts'] as const)('every row of %s is there once', (list) => {
      const rows: readonly { readonly id?: number; readonly userId?: number }[] = everyRow(
        desk[list] as PagedList<object>,
      );
      const ids = rows.map((row) => row.userId ?? row.id ?? 0);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
      expect(Math.min(...ids)).toBeGreaterThan(0);
    });

    test('tickets come oldest id first, each once, and each has a client', () => {
      const ids = idsOf(all);
      expect(ids.length).toBeGreaterThan(200);
      expect(ids).toEqual([...new Set(ids)].sort((one, other) => one - other));
      expect(all.every(({ clientId }) => clientId > 0)).toBe(true);
    });

    test('opened since a day means that day in the zone of the MSP and later', () => {
      const day = addDays(opened.localTime.dayOf(opened.within), 0);
      const expected = all.filter(({ openedAt }) => opened.localTime.dayOf(openedAt) >= day);
      const found = everyRow(desk.tickets({ kind: 'openedSince', day }));
      expect(idsOf(found)).toEqual(idsOf(expected));
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(all.length);
    });

    test('changed since an instant misses no change', () => {
      const found = new Set(idsOf(everyRow(desk.tickets({ kind: 'changedSince', at: opened.within }))));
      const expected = all.filter(({ updatedAt }) => updatedAt !== undefined && updatedAt >= opened.within);
      expect(expected.filter(({ id }) => !found.has(id))).toEqual([]);
      expect(found.size).toBeLessThan(all.length);
    });

    test('named tickets are exactly the ones named that exist', () => {
      const ids = idsOf(all).filter((_, index) => index % 97 === 0);
      expect(idsOf(everyRow(desk.tickets({ kind: 'named', ids: [...ids, 999_999_999] })))).toEqual(ids);
    });

    test('open tickets of a priority are open and of it, and none is missing', () => {
      const found = everyRow(desk.tickets({ kind: 'openOfPriority', priorities: [1, 2] }));
      const expected = all.filter(({ closedAt, priority = 0 }) => closedAt === undefined && [1, 2].includes(priority));
      expect(idsOf(found)).toEqual(idsOf(expected));
      expect(found.length).toBeGreaterThan(0);
    });

    test("a contract's detail agrees with its row, and adds what a row does not have", () => {
      const rows = everyRow(desk.contracts);
      const details = desk.contractDetails(rows.map(({ id }) => id));
      expect(details).toHaveLength(rows.length);
      details.forEach((detail, index) => {
        const row = rows[index];
        expect(row).toMatchObject({
          id: detail.id,
          clientId: detail.clientId,
          ref: detail.ref,
          kind: detail.kind,
          periods: [],
        });
        expect(row).not.toHaveProperty('noticePeriodDays');
        expect(detail.isEvergreen).toBe(detail.termEndsOn === undefined);
        const starts = detail.periods.map(({ startsOn }) => startsOn);
        expect(starts).toEqual([...starts].sort());
      });
      expect(details.some(({ noticePeriodDays }) => noticePeriodDays !== undefined)).toBe(true);
      expect(details.some(({ periods }) => periods.length > 0)).toBe(true);
    });

    test('a contract that does not exist is left out of the details', () => {
      const known = everyRow(desk.contracts)[0]?.id ?? 0;
      expect(desk.contractDetails([known, 999_999]).map(({ id }) => id)).toEqual([known]);
      expect(desk.contractDetails([])).toEqual([]);
    });

    test('feedback belongs to tickets and has a day', () => {
      const feedback = desk.feedback();
      expect(feedback.length).toBeGreaterThan(0);
      const known = new Set(idsOf(all));
      expect(feedback.every(({ ticketId, givenOn }) => known.has(ticketId) && isCalendarDate(givenOn))).toBe(true);
    });

    test('addresses and domains are lower case', () => {
      const addresses = [
        ...everyRow(desk.contacts).map(({ email }) => email),
        ...everyRow(desk.clients).flatMap(({ domains }) => domains),
        ...desk.agents().map(({ email }) => email),
      ];
      expect(addresses.length).toBeGreaterThan(0);
      expect(addresses.filter((address) => address !== address.toLowerCase())).toEqual([]);
    });

    test('records have addresses that a browser opens', () => {
      for (const url of [desk.ticketUrl(4021), desk.clientUrl(4021), desk.contractUrl(4021)]) {
        expect(url).toMatch(/^https:\/\/[^/]+\/.*\b4021$/);
      }
    });
  });
}
