import { minorDigitsOf, type Money } from '#domain/vocabulary/money';

/** "GBP 48,000 a year". The code, not a sign: five currencies share "$". Minor units show only where there are any. */
export function moneyText({ annualMinor, currency }: Money): string {
  return `${amountText(annualMinor, currency)} a year`;
}

/** "GBP 1,234.50": an amount that is no yearly one. */
export function amountText(minor: number, currency: string): string {
  const digits = minorDigitsOf(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = text.slice(text.length - digits);
  const sign = minor < 0 ? '-' : '';
  const point = /[1-9]/.test(fraction) ? `.${fraction}` : '';
  return `${currency} ${sign}${whole}${point}`;
}
