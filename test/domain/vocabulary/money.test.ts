import { InvariantViolation } from '#domain/vocabulary/assert';
import { annualMoney, moneyText } from '#domain/vocabulary/money';

test.each([
  [6_000_000, 'GBP', 'GBP 60,000.00'],
  [5, 'GBP', 'GBP 0.05'],
  [0, 'EUR', 'EUR 0.00'],
  [-123_456, 'USD', 'USD -1,234.56'],
  [1_234_567, 'JPY', 'JPY 1,234,567'],
  [7, 'JPY', 'JPY 7'],
  [1_234_567, 'KWD', 'KWD 1,234.567'],
])('%i minor units of %s read %s', (annualMinor, currency, text) => {
  expect(moneyText(annualMoney(annualMinor, currency))).toBe(text);
});

test.each([
  [1.5, 'GBP'],
  [Number.NaN, 'GBP'],
  [1, 'gbp'],
  [1, '£'],
])('%s of %s is no money', (annualMinor, currency) => {
  expect(() => annualMoney(annualMinor, currency)).toThrow(InvariantViolation);
});
