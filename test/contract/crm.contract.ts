import type { Crm, CursorPage } from '#application/ports/crm';
import { isCalendarDate, type Instant } from '#domain/vocabulary/calendar-date';
import { stakeholderRoles } from '#domain/vocabulary/client';

/** Follows the cursor to the end. */
export function everyCrmRow<Row>(read: (after?: string) => CursorPage<Row>): readonly Row[] {
  const rows: Row[] = [];
  for (let page = read(); ; page = read(page.next)) {
    rows.push(...page.rows);
    if (page.next === undefined) return rows;
  }
}

/**
 * What every CRM promises. It holds more than a page of contacts, an owner who was deactivated, a contact labelled on a deal,
 * deals open, won and lost, tasks open and done, and a meeting that was held.
 */
export function crmContract(name: string, open: () => Crm): void {
  describe(`${name} keeps the promises of a CRM`, () => {
    let crm: Crm;

    beforeAll(() => {
      crm = open();
    });

    test('owners are there once each, the deactivated ones too', () => {
      const owners = crm.owners();
      expect(new Set(owners.map(({ ownerId }) => ownerId)).size).toBe(owners.length);
      expect(new Set(owners.map(({ active }) => active))).toEqual(new Set([true, false]));
      expect(owners.every(({ email, name: called }) => email === email.toLowerCase() && called !== '')).toBe(true);
    });

    test('the cursor leads through every contact once', () => {
      const contacts = everyCrmRow((after) => crm.contacts(after));
      expect(contacts.length).toBeGreaterThan(100);
      expect(new Set(contacts.map(({ contactId }) => contactId)).size).toBe(contacts.length);
    });

    test('contacts belong to companies and hold roles of ours', () => {
      const companies = new Set(everyCrmRow((after) => crm.companies(after)).map(({ companyId }) => companyId));
      const contacts = everyCrmRow((after) => crm.contacts(after));
      const linked = contacts.filter(({ companyIds }) => companyIds.length > 0);
      expect(linked.length).toBeGreaterThan(0);
      expect(linked.flatMap(({ companyIds }) => companyIds.filter((id) => !companies.has(id)))).toEqual([]);
      expect(contacts.every(({ companyIds }) => new Set(companyIds).size === companyIds.length)).toBe(true);
      expect(contacts.flatMap(({ roles }) => roles.filter((role) => !stakeholderRoles.includes(role)))).toEqual([]);
      expect(contacts.some(({ roles }) => roles.length > 0)).toBe(true);
    });

    test('companies have their domain in lower case, and a client id that is a positive number or none', () => {
      const companies = everyCrmRow((after) => crm.companies(after));
      expect(companies.some(({ domain }) => domain !== '')).toBe(true);
      expect(companies.filter(({ domain }) => domain !== domain.toLowerCase())).toEqual([]);
      expect(companies.filter(({ deskClientId = 1 }) => !Number.isInteger(deskClientId) || deskClientId < 1)).toEqual(
        [],
      );
    });

    test('a company has an address that a browser opens', () => {
      expect(crm.companyUrl('900')).toMatch(/^https:\/\/.+\/900$/);
    });

    salesPromises(() => crm);
  });
}

function salesPromises(open: () => Crm): void {
  test('every deal is there once, is won only when it is closed, and names contacts with roles of ours', () => {
    const deals = everyCrmRow((after) => open().deals(after));
    expect(new Set(deals.map(({ dealId }) => dealId)).size).toBe(deals.length);
    expect(new Set(deals.map(({ isClosed, isWon }) => `${isClosed}/${isWon}`))).toEqual(
      new Set(['true/true', 'true/false', 'false/false']),
    );
    const roles = deals.flatMap(({ contacts }) => contacts.flatMap((contact) => contact.roles));
    expect(roles.length).toBeGreaterThan(0);
    expect(roles.filter((role) => !stakeholderRoles.includes(role))).toEqual([]);
  });

  test('deals have whole minor units, a currency code and a calendar day, or none', () => {
    const deals = everyCrmRow((after) => open().deals(after));
    expect(deals.some(({ amountMinor = 0 }) => amountMinor > 0)).toBe(true);
    expect(deals.filter(({ amountMinor = 0 }) => !Number.isSafeInteger(amountMinor))).toEqual([]);
    expect(deals.filter(({ currency = 'GBP' }) => !/^[A-Z]{3}$/.test(currency))).toEqual([]);
    expect(deals.filter(({ closesOn = '2026-01-01' }) => !isCalendarDate(closesOn))).toEqual([]);
  });

  test('tasks are there once each, open and done', () => {
    const tasks = everyCrmRow((after) => open().tasks(after));
    expect(new Set(tasks.map(({ taskId }) => taskId)).size).toBe(tasks.length);
    expect(new Set(tasks.map(({ isDone }) => isDone))).toEqual(new Set([true, false]));
    expect(tasks.filter(({ dueOn = '2026-01-01' }) => !isCalendarDate(dueOn))).toEqual([]);
    expect(tasks.some(({ companyIds, dealIds }) => companyIds.length + dealIds.length > 0)).toBe(true);
  });

  test('meetings are there once each, and some were held', () => {
    const meetings = everyCrmRow((after) => open().meetings(after));
    expect(new Set(meetings.map(({ meetingId }) => meetingId)).size).toBe(meetings.length);
    expect(meetings.some(({ outcome }) => outcome === 'held')).toBe(true);
    expect(meetings.filter(({ startsAt }) => !Number.isInteger(startsAt))).toEqual([]);
  });

  describe.each(['deals', 'tasks', 'meetings'] as const)('%s that were touched since an instant', (kind) => {
    const read = (since?: Instant): readonly { readonly modifiedAt?: Instant }[] =>
      everyCrmRow<{ readonly modifiedAt?: Instant }>((after) => open()[kind](after, since));

    test('are those of the whole list, unchanged, and no others', () => {
      const all = read();
      const touched = all.flatMap(({ modifiedAt }) => modifiedAt ?? []).sort((a, b) => a - b);
      expect(touched.length).toBeGreaterThan(0);
      const middle = touched[Math.floor(touched.length / 2)] ?? 0;
      const meant = all.filter(({ modifiedAt = 0 }) => modifiedAt >= middle);
      expect(byText(read(middle))).toEqual(byText(meant));
    });

    test('are none when nothing was', () => {
      expect(read(Date.parse('2099-01-01T00:00:00Z'))).toEqual([]);
    });
  });

  test('a deal has an address that a browser opens', () => {
    expect(open().dealUrl('700')).toMatch(/^https:\/\/.+\/700$/);
  });
}

/** The order of lists and of searches may differ, and so may that of what a record is tied to. */
function byText(rows: readonly object[]): readonly string[] {
  return rows
    .map((row) => JSON.stringify(row, (_, value: unknown) => (Array.isArray(value) ? sorted(value) : value)))
    .sort();
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
