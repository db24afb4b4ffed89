import { inForceOn, rulesOf } from '#application/concessions/rules/concession-rules';
import type { KeptPolicy } from '#application/concessions/rules/kept-rules';
import { usualPolicy } from '#domain/concession/approval-policy';
import { memoryMsp } from '#test/support/memory-msp';

function version(name: string, startsOn?: string): KeptPolicy {
  const days = startsOn === undefined ? {} : { startsOn };
  return { policy: { ...usualPolicy, version: name }, approvedBy: [], ...days };
}

/** As they were adopted: the third was to begin before the second, the fourth on the same day as the second. */
const adopted = [version('1'), version('2', '2026-12-01'), version('3', '2026-11-20'), version('4', '2026-12-01')];

test.each([
  ['2026-11-19', '1'],
  ['2026-11-20', '3'],
  ['2026-11-30', '3'],
  ['2026-12-01', '4'],
  ['2027-12-01', '4'],
])('on %s version %s is in force: the one that began last, of two the one adopted later', (day, expected) => {
  expect(inForceOn(adopted, day)?.policy.version).toBe(expected);
});

test('a request of a version that nobody knows goes by the one in force, not by one that lies ahead', () => {
  const { settings } = memoryMsp().parts;
  const rules = rulesOf(settings, { policies: { adopted } });
  expect(rules.policyOf('2', '2026-11-21').version).toBe('2');
  expect(rules.policyOf('gone', '2026-11-21').version).toBe('3');
  expect(rules.policyOn('2026-11-21').version).toBe('3');
});
