import type { CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Person } from '#domain/vocabulary/person';
import type { MeetingDays, OpenTask } from '../../views/client-context';
import type { MeetingLine, TaskLine } from './sales-records';

const shownTasks = 10;

/** The tasks are in order of their due day already. */
export function openTasksOf(tasks: readonly TaskLine[], people: readonly Person[]): readonly OpenTask[] {
  return tasks.slice(0, shownTasks).map(({ subject, dueOn, ownerId }) => {
    const owner = ownerId === undefined ? undefined : people.find(({ hubspotOwnerId }) => hubspotOwnerId === ownerId);
    return {
      subject,
      ...(dueOn === undefined ? {} : { dueOn }),
      ...(owner === undefined ? {} : { ownerName: owner.name }),
    };
  });
}

/** The meetings are newest first. */
export function meetingDaysOf(meetings: readonly MeetingLine[], today: CalendarDate): MeetingDays {
  const lastHeld = meetings.find(({ on, outcome }) => outcome === 'held' && on <= today);
  const coming = meetings.filter(({ on, outcome }) => on >= today && (outcome === 'planned' || outcome === 'unknown'));
  const next = coming[coming.length - 1];
  return {
    ...(lastHeld === undefined ? {} : { lastHeldOn: lastHeld.on }),
    ...(next === undefined ? {} : { nextOn: next.on }),
    missedInARow: missedInARow(meetings.filter((meeting) => meeting.on <= today && !coming.includes(meeting))),
  };
}

/** A meeting whose outcome nobody recorded may have been held: it ends the row. */
function missedInARow(past: readonly MeetingLine[]): number {
  const end = past.findIndex(({ outcome }) => outcome !== 'missed' && outcome !== 'moved');
  return end === -1 ? past.length : end;
}
