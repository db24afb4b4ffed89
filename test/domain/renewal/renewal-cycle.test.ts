import { currentCycle, renewalGroups, termChangeOf, type RenewableContract } from '#domain/renewal/renewal-cycle';

const fixed: RenewableContract = {
  id: 70,
  termStartsOn: '2025-01-01',
  termEndsOn: '2026-12-31',
  isEvergreen: false,
  noticePeriodDays: 90,
};

test('a term is decided its notice period before it ends', () => {
  expect(currentCycle(fixed, '2026-03-01')).toEqual({
    renewalId: '70@2026-12-31',
    contractId: 70,
    kind: 'term',
    dueOn: '2026-12-31',
    decisionOn: '2026-10-02',
    renewsByItself: false,
  });
});

test('a cycle stays the current one however late it is', () => {
  expect(currentCycle(fixed, '2027-06-01')?.renewalId).toBe('70@2026-12-31');
});

test('a contract that renews by itself has a decision, too', () => {
  expect(currentCycle({ ...fixed, renewsByItself: true }, '2026-03-01')).toMatchObject({
    kind: 'term',
    renewsByItself: true,
  });
});

test('an evergreen contract is reviewed on its anniversary and stays unless somebody leaves', () => {
  const evergreen: RenewableContract = { id: 70, termStartsOn: '2024-02-29', isEvergreen: true, noticePeriodDays: 30 };
  expect(currentCycle(evergreen, '2026-03-01')).toMatchObject({
    kind: 'review',
    dueOn: '2027-02-28',
    decisionOn: '2027-02-28',
    renewsByItself: true,
  });
});

test('without a date there is no cycle', () => {
  expect(currentCycle({ id: 70, isEvergreen: true, noticePeriodDays: 30 }, '2026-03-01')).toBeUndefined();
  expect(currentCycle({ id: 70, isEvergreen: false, noticePeriodDays: 30 }, '2026-03-01')).toBeUndefined();
});

/** Three years from 1 January 2025 with a break each year: on 31 December 2025 and 2026; the third end is the term's. */
const withBreaks: RenewableContract = { ...fixed, termEndsOn: '2027-12-31', breakEveryMonths: 12 };

test.each([
  ['2025-06-01', 'break', '2025-12-31'],
  ['2025-12-31', 'break', '2025-12-31'],
  ['2026-01-01', 'break', '2026-12-31'],
  ['2027-01-01', 'term', '2027-12-31'],
])('asked on %s, a term of three years with yearly breaks comes to a %s on %s', (asOf, kind, dueOn) => {
  expect(currentCycle(withBreaks, asOf)).toMatchObject({ kind, dueOn, renewsByItself: kind === 'break' });
});

test('a break in a month without the 31st is on its last day', () => {
  const contract = { ...withBreaks, termStartsOn: '2025-08-31', breakEveryMonths: 6 };
  expect(currentCycle(contract, '2025-10-01')?.dueOn).toBe('2026-02-27');
});

test('contracts due on one day are one renewal, under the lowest id and the earliest decision', () => {
  const cycles = [
    currentCycle({ ...fixed, id: 72, renewsByItself: true }, '2026-03-01'),
    currentCycle({ ...fixed, id: 71, noticePeriodDays: 120 }, '2026-03-01'),
    currentCycle({ ...fixed, id: 73, termEndsOn: '2027-03-31' }, '2026-03-01'),
  ].flatMap((cycle) => cycle ?? []);
  const groups = renewalGroups(cycles);
  expect(groups.map(({ renewalId, members }) => [renewalId, members.length])).toEqual([
    ['71@2026-12-31', 2],
    ['73@2027-03-31', 1],
  ]);
  expect(groups[0]).toMatchObject({ decisionOn: '2026-09-02', renewsByItself: false });
});

test('a break or a review is decided alone, even on the day another term ends', () => {
  const cycles = [
    currentCycle({ ...withBreaks, id: 71 }, '2026-03-01'),
    currentCycle({ ...fixed, id: 72 }, '2026-03-01'),
  ].flatMap((cycle) => cycle ?? []);
  expect(renewalGroups(cycles).map(({ renewalId }) => renewalId)).toEqual(['71@2026-12-31', '72@2026-12-31']);
});

const before = { dueOn: '2026-12-31', decisionOn: '2026-10-02' };

test.each([
  ['2026-12-31', '2026-06-01', { kind: 'same' }],
  ['2027-12-31', '2026-06-01', { kind: 'extended', timing: 'early' }],
  ['2027-12-31', '2026-07-04', { kind: 'extended', timing: 'inTime' }],
  ['2027-12-31', '2026-12-31', { kind: 'extended', timing: 'inTime' }],
  ['2027-12-31', '2027-01-01', { kind: 'extended', timing: 'late' }],
  ['2027-01-31', '2026-06-01', { kind: 'moved' }],
  ['2026-09-30', '2026-06-01', { kind: 'moved' }],
])('an end that becomes %s, seen on %s, is %j', (termEndsOn, asOf, change) => {
  expect(termChangeOf(before, termEndsOn, asOf)).toEqual(change);
});
