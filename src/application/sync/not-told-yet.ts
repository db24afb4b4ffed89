import type { SealedEvent, TimelineEvent } from '#domain/timeline/event';
import { millisecondsPerDay } from '#domain/vocabulary/calendar-date';
import { daysBetweenMeasurements } from './measure-readiness';

/**
 * Events without those that an interrupted run told already. Its records were lost, so this run found the same news again: perhaps on
 * another day, which gives another id, and a reading perhaps with other figures, which must not make a second one in a week.
 * `unrecorded`: what stands on the timeline and in no record.
 */
export function notToldYet(
  events: readonly TimelineEvent[],
  unrecorded: readonly SealedEvent[],
): readonly TimelineEvent[] {
  if (unrecorded.length === 0) return events;
  return events.filter((event) => !unrecorded.some((told) => tells(told, event)));
}

function tells(told: SealedEvent, event: TimelineEvent): boolean {
  if (told.type !== event.type || told.clientId !== event.clientId || told.contractId !== event.contractId)
    return false;
  if (event.type !== 'readinessMeasured') return told.payloadText === event.payloadText;
  return Date.parse(event.at) - Date.parse(told.at) < daysBetweenMeasurements * millisecondsPerDay;
}
