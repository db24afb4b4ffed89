import { digestDue } from '#application/workflow/digest/digest-week';
import { usualBusinessCalendar } from '#domain/vocabulary/business-time';

const due = (today: string, time: string, holidays: readonly string[] = []) =>
  digestDue({ today, time, fromHour: 7, calendar: { ...usualBusinessCalendar, holidays } });

test.each([
  ['on Monday before its hour not', '2026-11-30', '06:59', undefined],
  ['on Monday from its hour on', '2026-11-30', '07:00', '2026-11-30'],
  ['on Tuesday, at any hour, where Monday could not send it', '2026-12-01', '00:00', '2026-11-30'],
  ['on Wednesday, too', '2026-12-02', '23:59', '2026-11-30'],
  ['on Thursday not any more', '2026-12-03', '07:00', undefined],
  ['on Sunday not', '2026-12-06', '12:00', undefined],
  ['over the turn of the year', '2026-12-28', '09:00', '2026-12-28'],
  ['in the first week of a year that began on Friday', '2027-01-04', '07:00', '2027-01-04'],
])('it is due %s', (_when, today, time, week) => {
  expect(due(today, time)).toBe(week);
});

test('a holiday moves it to the first business day of the week, which it is named after all the same', () => {
  expect(due('2027-03-29', '09:00', ['2027-03-29'])).toBeUndefined();
  expect(due('2027-03-30', '06:00', ['2027-03-29'])).toBeUndefined();
  expect(due('2027-03-30', '07:00', ['2027-03-29'])).toBe('2027-03-29');
});

test('a week in which nobody works has none', () => {
  const holidays = ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01'];
  for (const today of [...holidays, '2027-01-02', '2027-01-03']) expect(due(today, '12:00', holidays)).toBeUndefined();
  expect(due('2027-01-04', '12:00', holidays)).toBe('2027-01-04');
});
