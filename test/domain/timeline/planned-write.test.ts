import { movedOthers, unheldFields, type PlannedWrite, type StandingRecord } from '#domain/timeline/planned-write';

const plan: PlannedWrite = {
  marker: 'HaloPSA/contract/101/2026-11-23/1-abc',
  system: 'HaloPSA',
  kind: 'contract',
  recordId: '101',
  fields: [
    { name: 'CFBand', before: 'Ready', after: 'At risk' },
    { name: 'CFNote', before: 'old', after: '' },
  ],
};

function standing(fields: Readonly<Record<string, string>>): StandingRecord {
  return { recordId: '101', fields: new Map(Object.entries(fields)), others: new Map() };
}

test.each([
  { fields: { CFBand: 'At risk' }, unheld: [] },
  { fields: { CFBand: 'At risk', CFNote: '' }, unheld: [] },
  { fields: { CFBand: 'Ready', CFNote: 'old' }, unheld: ['CFBand', 'CFNote'] },
  { fields: { CFBand: 'at risk' }, unheld: ['CFBand'] },
  { fields: {}, unheld: ['CFBand'] },
])('a record with $fields lacks $unheld of the plan', ({ fields, unheld }) => {
  expect(unheldFields(plan, standing(fields))).toEqual(unheld);
});

test('what came, went or changed has moved, and an empty value is an absent one', () => {
  const before = new Map([
    ['the amount', '100'],
    ['the note', 'call them'],
    ['constructor', ''],
  ]);
  const after = new Map([
    ['the amount', '1'],
    ['the end date', '2027-01-01'],
  ]);
  expect(movedOthers(before, after)).toEqual(['the amount', 'the end date', 'the note']);
  expect(movedOthers(before, before)).toEqual([]);
});
