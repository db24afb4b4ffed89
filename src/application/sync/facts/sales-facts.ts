import type { ContractFacts } from '#domain/readiness/contract-facts';
import { addDays, type CalendarDate } from '#domain/vocabulary/calendar-date';
import { meetingDaysOf } from '../crm/sales-view';
import type { ClientRecord } from '../records';

/** Meetings further back say nothing of the present relation. */
const meetingDays = 365;

/** What the CRM knows is done and planned with the client. Of a client that no company stands for, it knows nothing. */
export function salesFactsOf(
  { company, sales }: ClientRecord,
  today: CalendarDate,
): Pick<ContractFacts, 'meetings' | 'planned'> {
  if (!company || sales === undefined) return {};
  const since = addDays(today, -meetingDays);
  const { nextOn } = meetingDaysOf(sales.meetings, today);
  return {
    meetings: sales.meetings
      .filter(({ on }) => on >= since)
      .map(({ on, outcome }) => ({ on, outcome }))
      .reverse(),
    planned: { openTasks: sales.tasks.length, ...(nextOn === undefined ? {} : { nextMeetingOn: nextOn }) },
  };
}
