import type { Crm, CursorPage } from '#application/ports/crm';
import { stakeholderRoles } from '#domain/vocabulary/client';

/** Follows the cursor to the end. */
export function everyCrmRow<Row>(read: (after?: string) => CursorPage<Row>): readonly Row[] {
  const rows: Row[] = [];
  for (let page = read(); ; page = read(page.next)) {
    rows.push(...page.rows);
    if (page.next === undefined) return rows;
  }
}

/** What every CRM promises. It holds more than a page of contacts, and an owner who was deactivated. */
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
  });
}
