import { addMonths, afterWorkingMinutes, londonDay, londonInstant } from '#simulators/msp/days';

const iso = (at: number): string => new Date(at).toISOString();

describe('office time in London', () => {
  it.each([
    { day: '2026-03-28', shows: '2026-03-28T09:00:00.000Z' },
    { day: '2026-03-29', shows: '2026-03-29T08:00:00.000Z' },
    { day: '2026-10-24', shows: '2026-10-24T08:00:00.000Z' },
    { day: '2026-10-25', shows: '2026-10-25T09:00:00.000Z' },
  ])('is nine o’clock on $day at $shows', ({ day, shows }) => {
    expect(iso(londonInstant(day, 9 * 60))).toBe(shows);
  });

  it('agrees with the platform’s own calendar', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
    for (let at = Date.parse('2024-01-01T00:30:00Z'); at < Date.parse('2028-01-01T00:00:00Z'); at += 11.3 * 3_600_000) {
      expect(londonDay(at)).toBe(zone.format(at));
    }
  });

  it.each([
    { from: '2026-11-30T09:00:00Z', minutes: 60, to: '2026-11-30T10:00:00.000Z' },
    { from: '2026-11-30T17:30:00Z', minutes: 60, to: '2026-12-01T08:30:00.000Z' },
    { from: '2026-12-04T17:00:00Z', minutes: 120, to: '2026-12-07T09:00:00.000Z' },
    { from: '2026-12-05T12:00:00Z', minutes: 30, to: '2026-12-07T08:30:00.000Z' },
    { from: '2026-11-30T05:00:00Z', minutes: 600, to: '2026-11-30T18:00:00.000Z' },
  ])('reaches $to when $minutes minutes of desk hours have passed since $from', ({ from, minutes, to }) => {
    expect(iso(afterWorkingMinutes(Date.parse(from), minutes))).toBe(to);
  });

  it('keeps the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', -24)).toBe('2024-11-30');
  });
});
