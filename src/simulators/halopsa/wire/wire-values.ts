import { createHash } from 'node:crypto';
import { londonInstant, londonOffset } from '../../msp/days';

/** What HaloPSA writes where a date is empty. Source: docs/reference/apis/halopsa-simulator.md */
export const emptyDates = ['0001-01-01T00:00:00', '1899-12-30T00:00:00', '1900-01-01T00:00:00'] as const;

/**
 * An instant as HaloPSA writes it: always UTC, mostly with `Z` and up to seven fraction digits, sometimes without a zone and
 * with trailing zeros cut. The record decides, so that a field keeps its form.
 */
export function wireInstant(at: number, recordId: number): string {
  const text = new Date(at).toISOString().slice(0, 19);
  const milliseconds = ((at % 1_000) + 1_000) % 1_000;
  const fraction = String(milliseconds).padStart(3, '0');
  switch (recordId % 4) {
    case 0:
      return `${text}.${fraction}${String((recordId * 7_919) % 10_000).padStart(4, '0')}Z`;
    case 1:
      return milliseconds === 0 ? text : `${text}.${fraction.replace(/0+$/, '')}`;
    default:
      return milliseconds === 0 ? `${text}Z` : `${text}.${fraction}Z`;
  }
}

/** A day: midnight on the office clock as UTC (the day before, in summer), or midnight without a zone. */
export function wireDay(calendarDay: string, recordId: number): string {
  if (recordId % 3 !== 0) return `${calendarDay}T00:00:00`;
  return `${new Date(londonInstant(calendarDay, 0)).toISOString().slice(0, 19)}Z`;
}

/** With the office clock's own offset, as a few fields of HaloPSA have it. */
export function zonedInstant(at: number): string {
  const offset = londonOffset(at);
  const local = new Date(at + offset).toISOString().slice(0, 23);
  return `${local}${String(at % 10_000).padStart(4, '0')}${offset === 0 ? '+00:00' : '+01:00'}`;
}

/** Ids of priorities, webhooks, statuses and the like: the same for the same record of the same installation. */
export function guidOf(seed: number, kind: string, id: number): string {
  const hex = createHash('sha256').update(`${seed}|${kind}|${id}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

/** Minor units as HaloPSA writes money: a decimal number. */
export function wireMoney(minor: number): number {
  return minor / 100;
}
