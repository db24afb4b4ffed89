import type { MeetingLine } from '#application/sync/crm/sales-records';
import { meetingDaysOf, openTasksOf } from '#application/sync/crm/sales-view';

const today = '2026-11-23';

/** Newest first, as records keep them. */
function meetings(
  ...held: readonly (readonly [on: string, outcome: MeetingLine['outcome']])[]
): readonly MeetingLine[] {
  return held.map(([on, outcome], index) => ({ meetingId: String(index), at: Date.parse(on), on, outcome }));
}

describe('meetings', () => {
  test('tell the last that was held and the next that is planned', () => {
    expect(
      meetingDaysOf(
        meetings(['2027-01-10', 'planned'], ['2026-12-02', 'planned'], ['2026-10-05', 'held'], ['2026-07-05', 'held']),
        today,
      ),
    ).toEqual({ lastHeldOn: '2026-10-05', nextOn: '2026-12-02', missedInARow: 0 });
  });

  test('count those missed or moved in a row up to now', () => {
    expect(
      meetingDaysOf(
        meetings(['2026-11-20', 'moved'], ['2026-10-20', 'missed'], ['2026-09-20', 'held'], ['2026-08-20', 'missed']),
        today,
      ).missedInARow,
    ).toBe(2);
  });

  test('without a recorded outcome may have been held, so they end the row', () => {
    expect(
      meetingDaysOf(meetings(['2026-11-20', 'missed'], ['2026-10-20', 'unknown'], ['2026-09-20', 'missed']), today)
        .missedInARow,
    ).toBe(1);
    expect(meetingDaysOf(meetings(['2026-11-20', 'planned'], ['2026-10-20', 'missed']), today).missedInARow).toBe(0);
  });

  test('of today are next while nobody recorded an outcome', () => {
    expect(meetingDaysOf(meetings([today, 'planned'], ['2026-10-20', 'missed']), today)).toEqual({
      nextOn: today,
      missedInARow: 1,
    });
  });

  test('that are coming and were called off are neither next nor missed yet', () => {
    expect(meetingDaysOf(meetings(['2026-12-20', 'missed']), today)).toEqual({ missedInARow: 0 });
  });
});

test('ten tasks at most are shown, with the name of whoever has them', () => {
  const person = {
    email: 'ada@msp.example',
    name: 'Ada Moss',
    roles: [],
    leads: [],
    deputyFor: [],
    hubspotOwnerId: '501',
    active: true,
  };
  const tasks = Array.from({ length: 12 }, (_, index) => ({
    taskId: String(index),
    subject: `Task ${index}`,
    ownerId: '501',
  }));
  const shown = openTasksOf(
    [{ taskId: 'x', subject: 'Call', dueOn: '2026-11-30', ownerId: '999' }, ...tasks],
    [person],
  );
  expect(shown).toHaveLength(10);
  expect(shown.slice(0, 2)).toEqual([
    { subject: 'Call', dueOn: '2026-11-30' },
    { subject: 'Task 0', ownerName: 'Ada Moss' },
  ]);
});
