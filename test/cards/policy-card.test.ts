import { policyCard } from '#cards/concession/policy-card';

test.each([
  ['GBP, level 2: from 3000, below 12000', 'from 3,000, below 12,000'],
  ['level 3: above 0.1234', 'above 0.1234'],
  ['level 3: above 12345.67891, up to 1234567', 'above 12,345.67891, up to 1,234,567'],
  ['level 1: up to 999', 'up to 999'],
])('the row %j is read as %j', (row, shown) => {
  const card = policyCard({
    version: '1',
    axes: [{ field: 'amount', rows: [row] }],
    levelWithoutGive: 2,
    versions: [],
    mayPropose: false,
    now: Date.parse('2026-11-23T08:00:00Z'),
    health: { isBackfilling: false, isPaused: false },
  });
  expect(JSON.stringify(card)).toContain(`${shown}"`);
});
