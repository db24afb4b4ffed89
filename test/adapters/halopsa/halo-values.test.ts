import * as v from 'valibot';
import { contractDay, HaloInstant, haloQueryInstant, startOfDay } from '#adapters/halopsa/halo-values';
import { fixedLocalTime } from '#adapters/memory/fixed-local-time';

test.each([
  ['2022-09-30T20:00:00Z', '2022-09-30T20:00:00.000Z'],
  ['2022-09-30T08:23:56.4214387Z', '2022-09-30T08:23:56.421Z'],
  ['2019-01-09T09:37:08.7', '2019-01-09T09:37:08.700Z'],
  ['2022-09-30T04:23:59.7742189-04:00', '2022-09-30T08:23:59.774Z'],
])('the date %s is the instant %s', (text, instant) => {
  expect(v.parse(HaloInstant, text)).toBe(Date.parse(instant));
});

test.each([
  '',
  '0001-01-01T00:00:00',
  '1899-12-30T00:00:00',
  '1900-01-01T00:00:00',
  '1901-01-01T09:30:00',
  '1970-12-31T00:00:00Z',
])('the date "%s" is an empty one', (text) => {
  expect(v.parse(HaloInstant, text)).toBeUndefined();
});

test('a text that is no date is not read as one', () => {
  expect(v.safeParse(HaloInstant, 'soon').success).toBe(false);
});

describe('the day of a contract date', () => {
  const newYork = fixedLocalTime(-300);
  const berlin = fixedLocalTime(60);

  test.each([
    ['a plain date west of UTC', '2026-03-01T00:00:00Z', newYork, '2026-03-01'],
    ['local midnight west of UTC', '2026-03-01T05:00:00Z', newYork, '2026-03-01'],
    ['a plain date east of UTC', '2026-03-01T00:00:00Z', berlin, '2026-03-01'],
    ['local midnight east of UTC', '2026-02-28T23:00:00Z', berlin, '2026-03-01'],
    ['the last second of the local day', '2026-03-01T22:59:59Z', berlin, '2026-03-01'],
  ])('of %s is that day', (_, at, localTime, day) => {
    expect(contractDay(Date.parse(at), localTime)).toBe(day);
  });

  test('is absent when there is none', () => {
    expect(contractDay(undefined, berlin)).toBeUndefined();
    expect(contractDay(null, berlin)).toBeUndefined();
  });
});

test.each([
  [0, '2026-03-01T00:00:00Z'],
  [60, '2026-02-28T23:00:00Z'],
  [-300, '2026-03-01T05:00:00Z'],
  [330, '2026-02-28T18:30:00Z'],
  [765, '2026-02-28T11:15:00Z'],
])('%i minutes ahead of UTC the day starts at %s', (minutes, at) => {
  expect(haloQueryInstant(startOfDay('2026-03-01', fixedLocalTime(minutes)))).toBe(at);
});

test('on a night on which the clocks change the day starts by the offset that holds then', () => {
  // Europe/London left winter time at 01:00 UTC on 2026-03-29.
  const change = Date.parse('2026-03-29T01:00:00Z');
  const london = {
    dayOf: (at: number) => fixedLocalTime(at >= change ? 60 : 0).dayOf(at),
    timeOf: (at: number) => fixedLocalTime(at >= change ? 60 : 0).timeOf(at),
  };
  expect(haloQueryInstant(startOfDay('2026-03-29', london))).toBe('2026-03-29T00:00:00Z');
  expect(haloQueryInstant(startOfDay('2026-03-30', london))).toBe('2026-03-29T23:00:00Z');
});
