import type { Money } from '#domain/vocabulary/money';

/** Digits after the point where they are not two. Source: ISO 4217, table A.1. */
const minorDigits: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  TND: 3,
  UGX: 0,
  VND: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** "GBP 48,000 a year". The code, not a sign: five currencies share "$". Minor units show only where there are any. */
export function moneyText({ annualMinor, currency }: Money): string {
  const digits = minorDigits[currency] ?? 2;
  const text = String(Math.abs(annualMinor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = text.slice(text.length - digits);
  const sign = annualMinor < 0 ? '-' : '';
  const point = /[1-9]/.test(fraction) ? `.${fraction}` : '';
  return `${currency} ${sign}${whole}${point} a year`;
}
