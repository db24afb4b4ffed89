import { usualPolicy, type ApprovalPolicy } from '#domain/concession/approval-policy';
import { policyFaults } from '#domain/concession/policy-faults';
import { policyFromTexts, policyTexts, type PolicyTexts } from '#domain/concession/policy-text';

const texts = policyTexts(usualPolicy);

function read(change: Partial<PolicyTexts> = {}) {
  return policyFromTexts({ ...texts, ...change }, { version: '1', levelWithoutGive: 2 });
}

function policyIn(change: Partial<PolicyTexts>): ApprovalPolicy {
  const reading = read(change);
  if (reading.kind === 'faulty') throw new Error(JSON.stringify(reading.problems));
  return reading.policy;
}

/** Rows in any order are the same policy. */
const sorted = ({ rows, ...rest }: ApprovalPolicy) => ({
  ...rest,
  rows: rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort(),
});

test('the policy written as rows and read again is the same', () => {
  expect(sorted(policyIn({}))).toEqual(sorted(usualPolicy));
});

test('rows are readable', () => {
  expect(texts.depth).toBe('level 1: up to 5\nlevel 2: above 5, up to 10\nlevel 3: above 10');
  expect(texts.approvers).toBe('level 1: success lead\nlevel 2: leader\nlevel 3: leader, finance');
  expect(texts.amount).toContain('GBP, level 2: from 3000, below 12000');
});

test.each([
  ['Level 2: Above 5 %, Up to 10%', { level: 2, above: 5, upTo: 10 }],
  ['level 3: everything', { level: 3 }],
  ['  level 1 : up to 5', undefined],
  ['level 1: at least -5, below 0.5', { level: 1, atLeast: -5, below: 0.5 }],
])('a depth row "%s" is read as %j', (text, expected) => {
  const reading = read({ depth: text });
  const row = reading.kind === 'policy' ? reading.policy.rows.find(({ axis }) => axis === 'depth') : undefined;
  expect(row).toEqual(expected === undefined ? undefined : { axis: 'depth', ...expected });
});

test('a comma within a number is no end of a range', () => {
  expect(policyIn({ amount: 'EUR, level 2: from 3,000, below 12,000' }).rows).toContainEqual({
    axis: 'amount',
    level: 2,
    currency: 'EUR',
    atLeast: 3000,
    below: 12_000,
  });
});

test.each<[keyof PolicyTexts, string]>([
  ['depth', 'level 4: above 10'],
  ['depth', 'above 10'],
  ['depth', 'level 2: above five'],
  ['depth', 'level 2: above 5, above 6'],
  ['depth', 'GBP, level 1: up to 5'],
  ['amount', 'level 1: below 3000'],
  ['type', 'level 1: Lower price, Free beer'],
  ['approvers', 'level 1: success lead, janitor'],
])('what is no row of %s is refused with its words: "%s"', (field, text) => {
  const reading = read({ [field]: text });
  expect(reading.kind === 'faulty' && reading.problems[field]).toContain(`"${text}" is no row`);
});

test('every field that is no policy is named at once', () => {
  const reading = read({ depth: 'x', type: 'y', approvers: 'z' });
  expect(reading.kind === 'faulty' && Object.keys(reading.problems).sort()).toEqual(['approvers', 'depth', 'type']);
});

test.each([
  ['a gap', 'level 1: up to 5\nlevel 2: above 6, up to 10\nlevel 3: above 10', 'depth, level 2: above 6, up to 10'],
  [
    'an overlap',
    'level 1: up to 5\nlevel 2: above 4, up to 10\nlevel 3: above 10',
    'depth, level 2: above 4, up to 10',
  ],
  [
    'a doubled edge',
    'level 1: up to 5\nlevel 2: from 5, up to 10\nlevel 3: above 10',
    'depth, level 2: at least 5, up to 10',
  ],
  ['an open end', 'level 1: up to 5\nlevel 2: above 5, up to 10', 'depth, level 2: above 5, up to 10'],
  [
    'a row that no value reaches',
    'level 1: up to 5\nlevel 2: above 8, up to 5\nlevel 3: above 5',
    'depth, level 2: above 8, up to 5',
  ],
])('%s is found, with the row named', (_, depth, where) => {
  expect(policyFaults(policyIn({ depth })).map((fault) => fault.where)).toContain(where);
});

test('a type without a row, a type in two rows and a level without an approver are found', () => {
  const faults = policyFaults(
    policyIn({ type: 'level 1: Lower price\nlevel 2: Lower price', approvers: 'level 1: success lead' }),
  );
  const said = faults.map(({ where, problem }) => `${where}: ${problem}`).join('\n');
  expect(said).toContain('priceCut is named by another row');
  expect(said).toContain('No row answers for exitRight');
  expect(said).toContain('level 2: Every level has an approver');
});
