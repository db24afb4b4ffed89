import fc from 'fast-check';
import { concessionTypes } from '#domain/concession/concession-ask';
import { cumulativeDepth, type LedgerEntry } from '#domain/concession/cumulative-depth';
import { usualPolicy, type ApprovalPolicy, type PolicyRow } from '#domain/concession/approval-policy';
import { policyFaults } from '#domain/concession/policy-faults';
import { requiredApproval, type ConcessionMeasures } from '#domain/concession/required-approval';

/** Harmless on every side. */
const plain: ConcessionMeasures = {
  type: 'priceCut',
  depthPercent: 4,
  marginPoints: 5,
  amount: 2_000,
  currency: 'GBP',
  termMonths: 12,
  count: 1,
  isStrategicClient: false,
  coveragePercent: 80,
  hasGive: true,
  isCostEstimated: false,
};

test.each<[Partial<ConcessionMeasures>, number]>([
  [{}, 1],
  [{ depthPercent: 5 }, 1],
  [{ depthPercent: 5.01 }, 2],
  [{ depthPercent: 10 }, 2],
  [{ depthPercent: 10.01 }, 3],
  [{ marginPoints: 0 }, 1],
  [{ marginPoints: -0.01 }, 2],
  [{ marginPoints: -5 }, 2],
  [{ marginPoints: -5.01 }, 3],
  [{ amount: 2_999.99 }, 1],
  [{ amount: 3_000 }, 2],
  [{ amount: 11_999.99 }, 2],
  [{ amount: 12_000 }, 3],
  [{ termMonths: 24 }, 1],
  [{ termMonths: 25 }, 2],
  [{ termMonths: 36 }, 2],
  [{ termMonths: 37 }, 3],
  [{ type: 'seatWaiver' }, 2],
  [{ type: 'mostFavored' }, 3],
  [{ count: 2 }, 2],
  [{ count: 3 }, 3],
  [{ isStrategicClient: true }, 3],
  [{ coveragePercent: 60 }, 1],
  [{ coveragePercent: 59.9 }, 2],
  [{ coveragePercent: undefined }, 2],
  [{ hasGive: false }, 2],
  [{ isCostEstimated: true }, 2],
  [{ isCostEstimated: true, hasGive: false }, 3],
  [{ isCostEstimated: true, depthPercent: 20 }, 3],
  [{ currency: 'EUR' }, 3],
  [{ depthPercent: undefined }, 3],
  [{ marginPoints: undefined }, 3],
])('%j needs level %d', (change, level) => {
  const answer = requiredApproval({ ...plain, ...change }, usualPolicy);
  expect(answer.level).toBe(level);
  expect(answer.roles).toEqual(usualPolicy.rolesByLevel[answer.level]);
  expect(answer.because.every((reason) => /^[A-Z0-9-].*\.$/.test(reason))).toBe(true);
  expect(answer.because.length).toBeGreaterThan(0);
});

test('every axis that asks for the level is named, and none that asks for less', () => {
  const { because } = requiredApproval({ ...plain, depthPercent: 12, count: 3, termMonths: 30 }, usualPolicy);
  expect(because).toEqual([
    '12 is the cumulative depth in percent of the reference price (depth, level 3: above 10).',
    '3 is the concessions to this client in 24 months, this one included (count, level 3: above 2).',
  ]);
});

const measures: fc.Arbitrary<ConcessionMeasures> = fc.record({
  type: fc.constantFrom(...concessionTypes),
  depthPercent: fc.option(fc.double({ min: 0, max: 30, noNaN: true }), { nil: undefined }),
  marginPoints: fc.option(fc.double({ min: -20, max: 40, noNaN: true }), { nil: undefined }),
  amount: fc.option(fc.double({ min: 0, max: 30_000, noNaN: true }), { nil: undefined }),
  currency: fc.constantFrom('GBP', 'EUR'),
  termMonths: fc.integer({ min: 1, max: 60 }),
  count: fc.integer({ min: 1, max: 5 }),
  isStrategicClient: fc.boolean(),
  coveragePercent: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: undefined }),
  hasGive: fc.boolean(),
  isCostEstimated: fc.boolean(),
});

test('no axis lowers the level: with any side made harmless it is the same or lower, with any side worse the same or higher', () => {
  fc.assert(
    fc.property(measures, fc.constantFrom(...(Object.keys(plain) as (keyof ConcessionMeasures)[])), (asked, side) => {
      const level = requiredApproval(asked, usualPolicy).level;
      const milder = requiredApproval({ ...asked, [side]: plain[side] }, usualPolicy).level;
      expect(milder).toBeLessThanOrEqual(level);
    }),
    { numRuns: 2_000 },
  );
});

test('the policy as delivered has no fault', () => {
  expect(policyFaults(usualPolicy)).toEqual([]);
});

const changed = (change: (row: PolicyRow) => PolicyRow | undefined): ApprovalPolicy => ({
  ...usualPolicy,
  rows: usualPolicy.rows.flatMap((row) => change(row) ?? []),
});
const isRow = (row: PolicyRow, axis: string, level: number) => row.axis === axis && row.level === level;

test.each<[string, ApprovalPolicy, { where: string; problem: string }]>([
  [
    'a gap',
    changed((row) => (isRow(row, 'depth', 3) ? { axis: 'depth', level: 3, above: 12 } : row)),
    {
      where: 'depth, level 3: above 12',
      problem: 'No row answers for what lies between it and "depth, level 2: above 5, up to 10".',
    },
  ],
  [
    'a gap of one point',
    changed((row) => (isRow(row, 'term', 1) ? { axis: 'term', level: 1, below: 24 } : row)),
    {
      where: 'term, level 2: above 24, up to 36',
      problem: 'No row answers for what lies between it and "term, level 1: below 24".',
    },
  ],
  [
    'an overlap',
    changed((row) => (isRow(row, 'margin', 2) ? { axis: 'margin', level: 2, atLeast: -5, upTo: 0 } : row)),
    {
      where: 'margin, level 1: at least 0',
      problem: 'It overlaps "margin, level 2: at least -5, up to 0": one value, two answers.',
    },
  ],
  [
    'an unreachable row',
    changed((row) => (isRow(row, 'count', 2) ? { axis: 'count', level: 2, above: 2, upTo: 2 } : row)),
    { where: 'count, level 2: above 2, up to 2', problem: 'No value can reach this row.' },
  ],
  [
    'no row at the top',
    changed((row) => (isRow(row, 'amount', 3) ? undefined : row)),
    { where: 'amount GBP, level 2: at least 3000, below 12000', problem: 'No row answers for what lies above it.' },
  ],
  [
    'a type left out',
    changed((row) =>
      isRow(row, 'type', 3) ? { axis: 'type', level: 3, types: ['priceLock', 'liability', 'exitRight'] } : row,
    ),
    { where: 'type', problem: 'No row answers for mostFavored.' },
  ],
  [
    'a type named twice',
    changed((row) =>
      isRow(row, 'type', 2)
        ? { axis: 'type', level: 2, types: ['priceCut', 'seatWaiver', 'scopeAtNoCharge', 'paymentTerms', 'slaChange'] }
        : row,
    ),
    {
      where: 'type, level 2: priceCut, seatWaiver, scopeAtNoCharge, paymentTerms, slaChange',
      problem: 'priceCut is named by another row, too.',
    },
  ],
  [
    'an axis left out',
    changed((row) => (row.axis === 'coverage' ? undefined : row)),
    { where: 'coverage', problem: 'No row answers for this axis. Add rows for all its values.' },
  ],
  [
    'a level without an approver',
    { ...usualPolicy, rolesByLevel: { ...usualPolicy.rolesByLevel, 1: [] } },
    { where: 'level 1', problem: 'Every level has an approver. Name a role.' },
  ],
  [
    'one role for two people',
    { ...usualPolicy, rolesByLevel: { ...usualPolicy.rolesByLevel, 3: ['leader'] } },
    { where: 'level 3', problem: 'The third level needs two different roles, so that two people decide.' },
  ],
])('%s is refused with the row named', (_, policy, fault) => {
  expect(policyFaults(policy)).toContainEqual(fault);
});

test('a policy without faults answers every value of every axis exactly once', () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 2 })
    .map((pair) => pair.sort((a, b) => a - b));
  fc.assert(
    fc.property(
      edges,
      fc.boolean(),
      fc.boolean(),
      fc.double({ min: -60, max: 60, noNaN: true }),
      (ends, firstClosed, secondClosed, value) => {
        const [low = 0, high = 0] = ends;
        const rows: PolicyRow[] = [
          { axis: 'margin', level: 3, ...(firstClosed ? { upTo: low } : { below: low }) },
          {
            axis: 'margin',
            level: 2,
            ...(firstClosed ? { above: low } : { atLeast: low }),
            ...(secondClosed ? { upTo: high } : { below: high }),
          },
          { axis: 'margin', level: 1, ...(secondClosed ? { above: high } : { atLeast: high }) },
        ];
        const policy = { ...usualPolicy, rows: [...usualPolicy.rows.filter(({ axis }) => axis !== 'margin'), ...rows] };
        expect(policyFaults(policy)).toEqual([]);
        const expected =
          value < low || (firstClosed && value === low) ? 3 : value < high || (secondClosed && value === high) ? 2 : 1;
        expect(requiredApproval({ ...plain, marginPoints: value }, policy).level).toBe(expected);
      },
    ),
  );
});

const entry = (place: number, contractId: number, state: LedgerEntry['state'] = 'granted'): LedgerEntry => ({
  requestId: `r${place}`,
  contractId,
  annualMinor: 300_000,
  state,
  on: '2026-05-01',
});
const asked = { requestId: 'r9', contractId: 1, annualMinor: 300_000, on: '2026-11-01' };

/** Source: spec of concessions 2, both examples. */
test('three 5 % asks on one contract of 60,000: the third is 15 % deep and goes to level 3', () => {
  const depth = cumulativeDepth(asked, [entry(1, 1), entry(2, 1)], [{ contractId: 1, referenceMinor: 6_000_000 }]);
  expect(depth).toMatchObject({ depthPercent: 15, count: 3, clientMinor: 900_000 });
  expect(requiredApproval({ ...plain, depthPercent: depth?.depthPercent, count: 1 }, usualPolicy).level).toBe(3);
});

test('the same three on three equal contracts: 5 % by depth, and level 3 by count', () => {
  const prices = [1, 2, 3].map((contractId) => ({ contractId, referenceMinor: 6_000_000 }));
  const depth = cumulativeDepth(asked, [entry(1, 2), entry(2, 3, 'open')], prices);
  expect(depth).toMatchObject({ depthPercent: 5, count: 3 });
  const { level, because } = requiredApproval(
    { ...plain, depthPercent: depth?.depthPercent, count: depth?.count ?? 0 },
    usualPolicy,
  );
  expect(level).toBe(3);
  expect(because.join()).toContain('count, level 3');
});

test('what is older than 24 months does not count, nor does the request itself twice', () => {
  const prices = [{ contractId: 1, referenceMinor: 6_000_000 }];
  const ledger = [
    { ...entry(1, 1), on: '2024-10-30' },
    { ...entry(2, 1), on: '2024-11-01' },
    { ...entry(9, 1, 'open'), requestId: 'r9' },
  ];
  expect(cumulativeDepth(asked, ledger, prices)).toMatchObject({ depthPercent: 10, count: 2 });
});

test('without a reference price nobody can say how deep it is', () => {
  expect(cumulativeDepth(asked, [], [{ contractId: 2, referenceMinor: 100 }])).toBeUndefined();
});
