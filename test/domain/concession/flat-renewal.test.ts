import { waivedUnasked, type FollowedTerm } from '#domain/concession/flat-renewal';

const flat: FollowedTerm = {
  endsOn: '2026-10-31',
  formerMinor: 6_000_000,
  presentMinor: 6_000_000,
  escalatorPercent: 4,
};

test.each([
  ['the whole increase', {}, 100],
  ['a part of it', { presentMinor: 6_060_000 }, 75],
  ['nothing, where it was applied', { presentMinor: 6_240_000 }, undefined],
  ['nothing, where more was agreed', { presentMinor: 7_000_000 }, undefined],
  ['nothing, where a rounding is left', { presentMinor: 6_238_000 }, undefined],
  ['the whole increase and no more, where a little is missing', { presentMinor: 5_990_000 }, 100],
  ['nothing, where the price went down: that is another concession', { presentMinor: 5_900_000 }, undefined],
  ['nothing, without an increase to grant', { escalatorPercent: 0 }, undefined],
  ['nothing, of a contract worth nothing', { formerMinor: 0, presentMinor: 0 }, undefined],
])('waived is %s', (_, change, waived) => {
  expect(waivedUnasked({ ...flat, ...change }, '2026-11-23')).toBe(waived);
});

test.each([
  ['2026-11-13', undefined],
  ['2026-11-14', 100],
  ['2027-01-29', 100],
  ['2027-01-30', undefined],
])('on %s a term that ended on 31 October says %p', (today, waived) => {
  expect(waivedUnasked(flat, today)).toBe(waived);
});
