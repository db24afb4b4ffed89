import { answerIn, monthsIn, noticePeriodDays, percentIn } from '#adapters/halopsa/halo-custom-fields';

const field = (value: unknown, display?: string) => [
  { name: 'CFx', value, ...(display === undefined ? {} : { display }) },
];

test.each([
  ['90 days', 90],
  [60, 60],
  ['3 months', undefined],
  [[90], undefined],
])('a notice period of %j is %p days', (value, days) => {
  expect(noticePeriodDays(field(value), 'cfX')).toBe(days);
});

test.each([
  [3, 3],
  ['3.5 %', 3.5],
  ['3,5', 3.5],
  ['4% p.a.', 4],
  ['0', 0],
  ['CPI + 2', undefined],
  ['300', undefined],
  ['', undefined],
  [null, undefined],
])('an escalator of %j is %p percent', (value, percent) => {
  expect(percentIn(field(value), 'CFx')).toBe(percent);
});

test.each([
  [field(true), true],
  [field(false, 'Yes'), false],
  [field('Yes'), true],
  [field(' no '), false],
  [field(2, 'Yes'), true],
  [field('constructor'), undefined],
  [field(1), undefined],
  [[], undefined],
])('%j says of renewing by itself: %p', (fields, answer) => {
  expect(answerIn(fields, 'CFx')).toBe(answer);
});

test.each([
  [12, 12],
  ['6 months', 6],
  ['24.0', 24],
  ['121', undefined],
  ['0', undefined],
  ['-12', undefined],
  ['1 year', undefined],
  ['', undefined],
])('breaks of %j are %p months apart', (value, months) => {
  expect(monthsIn(field(value), 'CFx')).toBe(months);
});
