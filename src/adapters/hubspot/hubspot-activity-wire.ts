import type { CrmMeeting, CrmTask } from '#application/ports/crm';
import type { LocalTime } from '#application/ports/platform';
import { onlyKnown } from '../http/only-known';
import type { HubSpotRecord } from './hubspot-records';
import { instantOf, textOf } from './hubspot-values';

export const taskProperties = [
  'hs_task_subject',
  'hs_task_status',
  'hs_timestamp',
  'hubspot_owner_id',
  'hs_lastmodifieddate',
];

/** Every status but this one is work that is still to be done. */
const doneStatus = 'COMPLETED';

/** The due date of a task is its `hs_timestamp`. */
export function toTask({ id, properties, neighbors }: HubSpotRecord, localTime: LocalTime): CrmTask {
  const dueAt = instantOf(properties, 'hs_timestamp');
  return {
    taskId: id,
    subject: textOf(properties, 'hs_task_subject') ?? '',
    isDone: textOf(properties, 'hs_task_status') === doneStatus,
    companyIds: neighbors('companies').map((each) => each.id),
    dealIds: neighbors('deals').map((each) => each.id),
    ...onlyKnown({
      dueOn: dueAt === undefined ? undefined : localTime.dayOf(dueAt),
      ownerId: textOf(properties, 'hubspot_owner_id'),
      modifiedAt: instantOf(properties, 'hs_lastmodifieddate'),
    }),
  };
}

export const meetingProperties = [
  'hs_timestamp',
  'hs_meeting_start_time',
  'hs_meeting_outcome',
  'hubspot_owner_id',
  'hs_lastmodifieddate',
];

/** The usual options; an account may have others, which tell us nothing. A meeting that was called off did not take place. */
const outcomes: Readonly<Record<string, CrmMeeting['outcome']>> = {
  COMPLETED: 'held',
  NO_SHOW: 'missed',
  CANCELED: 'missed',
  RESCHEDULED: 'moved',
  SCHEDULED: 'planned',
};

/** Empty for a meeting without a time. */
export function toMeetings({ id, properties, neighbors }: HubSpotRecord): readonly CrmMeeting[] {
  const startsAt = instantOf(properties, 'hs_meeting_start_time') ?? instantOf(properties, 'hs_timestamp');
  if (startsAt === undefined) return [];
  return [
    {
      meetingId: id,
      startsAt,
      outcome: outcomes[textOf(properties, 'hs_meeting_outcome') ?? ''] ?? 'unknown',
      companyIds: neighbors('companies').map((each) => each.id),
      contactIds: neighbors('contacts').map((each) => each.id),
      ...onlyKnown({
        ownerId: textOf(properties, 'hubspot_owner_id'),
        modifiedAt: instantOf(properties, 'hs_lastmodifieddate'),
      }),
    },
  ];
}
