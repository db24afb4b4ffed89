import { hourCostOf } from '#application/sync/facts/hour-cost';
import type { Person } from '#domain/vocabulary/person';

function agent(costPerHourMinor?: number, active = true): Person {
  const cost = costPerHourMinor === undefined ? {} : { costPerHourMinor };
  return { email: 'a@msp.example', name: '', roles: [], leads: [], deputyFor: [], active, ...cost };
}

test('an hour costs what the middle one of the agents costs', () => {
  expect(hourCostOf([agent(3_000), agent(90_000), agent(4_200)])).toBe(4_200);
  expect(hourCostOf([agent(3_000), agent(4_001)])).toBe(3_501);
});

test('who left and whose cost is not known does not count', () => {
  expect(hourCostOf([agent(3_000), agent(), agent(9_000, false)])).toBe(3_000);
});

test('without any cost it is unknown, not free', () => {
  expect(hourCostOf([agent(), agent()])).toBeUndefined();
  expect(hourCostOf([])).toBeUndefined();
});
