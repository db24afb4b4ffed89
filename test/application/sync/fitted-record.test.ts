import { fittedToCell } from '#application/sync/fitted-record';
import { emptyClientRecord, type ClientRecord, type DeskContactLine } from '#application/sync/records';
import { maxCellCharacters } from '#application/tabs/cells';

const bare = emptyClientRecord({ id: 1, name: 'Birch', domains: [], isVip: false, active: true });
const deskContacts = (count: number) =>
  Array.from({ length: count }, (_, index): DeskContactLine => [
    100_000 + index,
    `Somebody with a long name ${index}`,
    `somebody.with.a.long.name.${index}@birch.example`,
    0,
  ]);
const crmContacts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    contactId: `519063${40_117 + index}`,
    name: `Somebody with a long name ${index}`,
    email: `somebody.with.a.long.name.${index}@birch.example`,
    roles: [],
  }));

test('an ordinary record is left as it is', () => {
  const record: ClientRecord = { ...bare, deskContacts: deskContacts(120), crmContacts: crmContacts(60) };
  expect(fittedToCell(record)).toBe(record);
});

test('of a very large client so many people are left out that the record fits its cell, and always the same ones', () => {
  const record: ClientRecord = { ...bare, deskContacts: deskContacts(600), crmContacts: crmContacts(150) };
  const fitted = fittedToCell(record);
  expect(JSON.stringify(fitted).length).toBeLessThanOrEqual(maxCellCharacters);
  expect(fitted.deskContacts.length).toBeGreaterThan(250);
  expect(fitted.crmContacts.length).toBeGreaterThan(60);
  expect(fittedToCell(record)).toEqual(fitted);
  expect(fittedToCell(fitted)).toEqual(fitted);
});
