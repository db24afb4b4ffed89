import type { Page, PagedList, ServiceDesk } from '#application/ports/service-desk';
import type { LocalTime } from '#application/ports/platform';
import { addDays, isCalendarDate } from '#domain/vocabulary/calendar-date';
import type { Ticket } from '#domain/vocabulary/ticket';

export interface OpenedDesk {
  /**
   * Holds some hundred tickets, clients, contacts and contracts, with open ones of priority 1 or 2 among the tickets and some
   * of the newest reopened; invoices, recurring ones too; agents with a cost.
   */
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
      for (const { clientId } of found) {
        const own = everyRow(desk.tickets({ kind: 'openOfPriority', priorities: [1, 2], clientId }));
        expect(idsOf(own)).toEqual(idsOf(found.filter((ticket) => ticket.clientId === clientId)));
      }
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

    test('tickets of a contract are of its client, were opened since the day and belong to no other contract', () => {
      const day = opened.localTime.dayOf(opened.within);
      const known = new Map(all.map((ticket) => [ticket.id, ticket]));
      const seen = new Set<number>();
      for (const { id, clientId } of everyRow(desk.contracts)) {
        for (const ticket of everyRow(desk.tickets({ kind: 'ofContract', contractId: id, day }))) {
          expect([ticket.id, ticket.clientId]).toEqual([ticket.id, clientId]);
          expect(ticket).toEqual(known.get(ticket.id));
          expect(opened.localTime.dayOf(ticket.openedAt) >= day).toBe(true);
          expect(seen).not.toContain(ticket.id);
          seen.add(ticket.id);
        }
      }
      expect(seen.size).toBeGreaterThan(0);
    });

    test('a contract names the one it replaced on its detail alone', () => {
      const rows = everyRow(desk.contracts);
      const ids = new Set(rows.map(({ id }) => id));
      const details = desk.contractDetails([...ids]);
      const named = details.flatMap(({ previousContractId }) => previousContractId ?? []);
      expect(named.length).toBeGreaterThan(0);
      expect(named.filter((id) => !ids.has(id))).toEqual([]);
      for (const row of rows) {
        for (const key of ['previousContractId', 'escalatorPercent', 'renewsByItself'])
          expect(row).not.toHaveProperty(key);
      }
      expect(details.some(({ escalatorPercent }) => escalatorPercent !== undefined)).toBe(true);
      expect(new Set(details.map(({ renewsByItself }) => renewsByItself)).size).toBeGreaterThan(1);
    });

    test('recurring invoices are of clients, count in whole minor units and have their lines', () => {
      const clients = new Set(everyRow(desk.clients).map(({ id }) => id));
      const invoices = everyRow(desk.recurringInvoices);
      expect(invoices.length).toBeGreaterThan(0);
      for (const { clientId, periodAmountMinor, currency, lines } of invoices) {
        expect(clients).toContain(clientId);
        expect(Number.isSafeInteger(periodAmountMinor)).toBe(true);
        expect(currency).toMatch(/^[A-Z]{3}$/);
        expect(lines.every(({ unitPriceMinor }) => Number.isSafeInteger(unitPriceMinor))).toBe(true);
      }
      expect(
        invoices.some(({ contractId, periodMonths }) => contractId !== undefined && periodMonths !== undefined),
      ).toBe(true);
      expect(invoices.some(({ lines }) => lines.length > 0)).toBe(true);
    });

    test('invoices were issued since the day, each once, and a paid one has nothing open', () => {
      const since = opened.localTime.dayOf(opened.within);
      const invoices = everyRow(desk.invoices(since));
      expect(invoices.length).toBeGreaterThan(0);
      expect(new Set(invoices.map(({ invoiceId }) => invoiceId)).size).toBe(invoices.length);
      for (const { issuedOn, dueOn, paidOn, openMinor } of invoices) {
        expect(issuedOn >= since && isCalendarDate(dueOn)).toBe(true);
        if (paidOn !== undefined) expect(openMinor).toBe(0);
      }
      expect(invoices.some(({ openMinor }) => openMinor > 0)).toBe(true);
    });

    test('some agents have a cost, and none a cost of nothing', () => {
      const costs = desk.agents().flatMap(({ costPerHourMinor }) => costPerHourMinor ?? []);
      expect(costs.length).toBeGreaterThan(0);
      expect(costs.every((cost) => Number.isSafeInteger(cost) && cost > 0)).toBe(true);
    });

    test('replies are of the tickets asked for, and a ticket that is open again was reopened in one of them', () => {
      const open = all.filter(({ isReopened }) => isReopened).slice(-10);
      const ids = [...new Set(idsOf([...open, ...all.slice(-150)]))];
      const replies = desk.replies(ids);
      const reopened = new Set(replies.filter(({ reopens }) => reopens).map(({ ticketId }) => ticketId));
      expect(replies.filter(({ ticketId }) => !ids.includes(ticketId))).toEqual([]);
      expect(new Set(replies.map(({ isFromClient }) => isFromClient)).size).toBe(2);
      expect(reopened.size).toBeGreaterThan(0);
      expect(reopened.size).toBeLessThan(ids.length / 2);
      expect(idsOf(open).filter((id) => !reopened.has(id))).toEqual([]);
      expect(desk.replies([])).toEqual([]);
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
