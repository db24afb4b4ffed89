import { driftFindings } from '#application/uplift/detect/drift-findings';
import { clientEvidence, contractRecord } from '#test/support/client-evidence';

const rule = { counts: 'users' as const, itemCodes: ['MS-USER'], leastUnits: 2, leastShare: 0.05 };
const inUse = {
  contactCounts: [
    ['2026-09', 24],
    ['2026-10', 25],
    ['2026-11', 26],
  ],
} as const;
const billing = { currency: 'GBP', counted: { users: { units: 20, unitMinor: 36_000 } } };
const billed = contractRecord({
  billing,
  countedUnits: {
    users: [
      ['2026-09', 20],
      ['2026-10', 20],
      ['2026-11', 20],
    ],
  },
});
const found = (record = billed, client: Parameters<typeof clientEvidence>[1] = inUse, countRules = [rule]) =>
  driftFindings(clientEvidence([record], client, { countRules }));

test('users in use beyond those billed are worth the gap of both counts, and the newest beside it', () => {
  expect(found()).toMatchObject([
    {
      key: 'unitDrift/1/users-101',
      contractId: 101,
      value: { annualMinor: 4 * 36_000, currency: 'GBP' },
      pointValue: { annualMinor: 6 * 36_000, currency: 'GBP' },
      evidence: expect.stringContaining('26 active users in HaloPSA, 20 billed; the gap stands since') as string,
    },
  ]);
});

test('what contracts of one client bill is added up, and the one that bills most is named', () => {
  const small = contractRecord(
    {
      billing: { ...billing, counted: { users: { units: 5 } } },
      countedUnits: {
        users: [
          ['2026-09', 5],
          ['2026-11', 5],
        ],
      },
    },
    { id: 102 },
  );
  expect(driftFindings(clientEvidence([small, billed], inUse, { countRules: [rule] }))).toEqual([]);
  const more = {
    contactCounts: [
      ['2026-09', 35],
      ['2026-11', 35],
    ],
  } as const;
  expect(driftFindings(clientEvidence([small, billed], more, { countRules: [rule] }))).toMatchObject([
    { contractId: 101 },
  ]);
});

test.each([
  ['nobody counted users', billed, {}, [rule]],
  ['no rule names what bills them', billed, inUse, []],
  ['nothing bills them', contractRecord({ billing: { currency: 'GBP' } }), inUse, [rule]],
  ['one count alone shows it', billed, { contactCounts: [['2026-11', 26]] } as const, [rule]],
  [
    'it is within the tolerance',
    billed,
    {
      contactCounts: [
        ['2026-09', 22],
        ['2026-11', 22],
      ],
    } as const,
    [rule],
  ],
])('nothing is found where %s', (_, record, client, countRules) => {
  expect(found(record, client, countRules)).toEqual([]);
});

test('what is billed at no price is drift of no worth that can be said', () => {
  const [free] = found(
    contractRecord({ ...billed, billing: { ...billing, counted: { users: { units: 20, unitMinor: 0 } } } }),
  );
  expect(free).toMatchObject({ kind: 'unitDrift' });
  expect(free).not.toHaveProperty('value');
});
