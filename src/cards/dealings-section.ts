import type { ClientContext, MeetingDays, OpenTask, Overdue } from '#application/views/client-context';
import { daysBetween, type CalendarDate } from '#domain/vocabulary/calendar-date';
import type { Section, Widget } from './card';
import { dayText, daysAway } from './day-text';
import { escapeText, plainText } from './escape-text';
import { amountText } from './money-text';
import { capped, counted, icon, line, paragraph } from './widgets';

const mostTasks = 5;
/** Widgets that show before a tap on "show more": invoices, meetings, the task due first. */
const inSight = 3;
/** Payment this late is a hard stop. Source: PRODUCT, "Readiness". */
const hardStopDays = 60;

/** What is under way with the client: unpaid invoices, meetings, open tasks. What was not read is left out. */
export function dealingsSections(
  { overdue, meetings, openTasks }: ClientContext,
  today: CalendarDate,
): readonly Section[] {
  const widgets = [
    ...(overdue === undefined ? [] : [overdueWidget(overdue)]),
    ...(meetings === undefined ? [] : [meetingsWidget(meetings, today)]),
    ...(openTasks === undefined ? [] : taskWidgets(openTasks, today)),
  ];
  if (widgets.length === 0) return [];
  const header = 'Invoices, meetings, tasks';
  return [
    widgets.length > inSight
      ? { header, widgets, collapsible: true, uncollapsibleWidgetsCount: inSight }
      : { header, widgets },
  ];
}

function overdueWidget({ count, oldestDays, sums }: Overdue): Widget {
  if (count === 0) return line({ icon: icon('receipt_long', 'Invoices'), text: 'No invoice is overdue' });
  const amounts = sums.map(({ minor, currency }) => amountText(minor, currency)).join(' and ');
  const age = count === 1 ? `by ${days(oldestDays)}` : `the oldest by ${days(oldestDays)}`;
  const advice = oldestDays >= hardStopDays ? ' Settle this before any renewal talk.' : '';
  return line({
    icon: icon('receipt_long', 'Overdue invoices'),
    text: `<b>${counted(count, 'invoice', 'invoices')} overdue</b>, ${age}`,
    below: `${amounts} unpaid.${advice}`,
  });
}

function days(count: number): string {
  return counted(count, 'day', 'days');
}

function meetingsWidget({ lastHeldOn, nextOn, missedInARow }: MeetingDays, today: CalendarDate): Widget {
  const last = lastHeldOn === undefined ? 'No meeting held on record' : `Last met ${dayText(lastHeldOn)}`;
  const next = nextOn === undefined ? 'No next meeting planned.' : `Next ${when(nextOn, today)}.`;
  const missed = missedInARow === 0 ? '' : ` ${missedInARow} in a row missed or moved.`;
  return line({
    icon: missedInARow >= 2 ? icon('event_busy', 'Meetings missed') : icon('groups', 'Meetings'),
    text: last,
    below: `${next}${missed}`,
  });
}

function when(day: CalendarDate, today: CalendarDate): string {
  return `${dayText(day)}, ${daysAway(daysBetween(today, day))}`;
}

function taskWidgets(tasks: readonly OpenTask[], today: CalendarDate): readonly Widget[] {
  if (tasks.length === 0) return [paragraph('No open task in HubSpot.')];
  return capped(
    tasks,
    mostTasks,
    (task) => taskWidget(task, today),
    (hidden) => `And ${counted(hidden, 'more task', 'more tasks')} in HubSpot.`,
  );
}

function taskWidget({ subject, dueOn, ownerName }: OpenTask, today: CalendarDate): Widget {
  const isLate = dueOn !== undefined && dueOn < today;
  const due = dueOn === undefined ? 'No due date' : `${isLate ? 'Was due' : 'Due'} ${when(dueOn, today)}`;
  return line({
    icon: isLate ? icon('assignment_late', 'Task past its day') : icon('task_alt', 'Task'),
    text: escapeText(subject),
    below: plainText(`${due}. ${ownerName ?? 'Assigned to nobody'}`),
  });
}
