import { syncTurnedOn, writingPaused, writingResumed } from '#domain/timeline/payloads';
import type { EventType } from '#domain/timeline/event';
import { toUtcText } from '#domain/vocabulary/calendar-date';
import { hasRole } from '#domain/vocabulary/person';
import { appendToTimeline, type TimelineWriting } from './append-to-timeline';
import type { ContractFields } from './ports/contract-fields';
import type { Clock, HourlyTrigger } from './ports/platform';
import { propertyNames } from './settings';
import { stateEdits, type Writing } from './tabs/state-tab';
import { cachedFrame, cacheFrame, healthOf } from './view-cache';
import { openDesk, type ViewParts } from './viewing';
import { settingsAdministrator } from './open-homepage';

export interface AdministerParts extends ViewParts, TimelineWriting {
  readonly clock: Clock;
  readonly trigger: HourlyTrigger;
  readonly serviceDesk: ContractFields;
}

export type Administered =
  { readonly kind: 'done'; readonly notice: string } | { readonly kind: 'refused'; readonly because: string };

/**
 * Installs the hourly trigger for the person at the keyboard and records them as its owner: every run exits unless it is the
 * owner's. Turning it on twice changes nothing.
 */
export function turnOnSync(parts: AdministerParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  const owner = parts.viewerEmail().trim().toLowerCase();
  const recorded = parts.properties.read(propertyNames.triggerOwner);
  if (recorded !== undefined && recorded !== owner) {
    return { kind: 'refused', because: `The hourly sync already runs for ${recorded}. Turn it on as that user.` };
  }
  const change = { to: 'on', from: ['off', 'on'], type: 'syncTurnedOn', payloadText: syncTurnedOn() } as const;
  if (!setWriting(parts, change)) return stillPaused;
  // Afterwards, so that a refusal leaves no trigger behind; where this fails, pressing again mends it.
  parts.trigger.install();
  parts.properties.write(propertyNames.triggerOwner, owner);
  return { kind: 'done', notice: 'The hourly sync is on. The first run starts within the hour.' };
}

const stillPaused: Administered = { kind: 'refused', because: 'Writing is paused. Resume it instead.' };

/** The kill switch: a run that is under way stops at its next commit, and nothing is written until writing is resumed. */
export function pauseWriting(parts: AdministerParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  const changed = setWriting(parts, {
    to: 'paused',
    from: ['on', 'paused'],
    type: 'writingPaused',
    payloadText: writingPaused(),
  });
  if (!changed)
    return { kind: 'refused', because: 'The hourly sync was never turned on, so there is nothing to pause.' };
  return { kind: 'done', notice: 'Writing is paused. Cards stay readable.' };
}

export function resumeWriting(parts: AdministerParts): Administered {
  const refusal = refuseOthers(parts);
  if (refusal !== undefined) return refusal;
  const changed = setWriting(parts, {
    to: 'on',
    from: ['paused', 'on'],
    type: 'writingResumed',
    payloadText: writingResumed(),
  });
  if (!changed) return { kind: 'refused', because: 'The hourly sync was never turned on. Turn it on first.' };
  return { kind: 'done', notice: 'Writing is on again. The next hourly run catches up.' };
}

/** Undefined for an administrator. */
export function refuseOthers(parts: ViewParts): Administered | undefined {
  const { viewer } = openDesk(parts, []);
  const mayAdminister =
    viewer === undefined ? settingsAdministrator(parts) !== undefined : hasRole(viewer, 'administrator');
  return mayAdminister ? undefined : { kind: 'refused', because: 'Only an administrator can do this.' };
}

interface WritingChange {
  readonly to: Writing;
  readonly from: readonly Writing[];
  readonly type: EventType;
  readonly payloadText: string;
}

/** Answers whether the change was allowed from where the workbook stands. */
function setWriting(parts: AdministerParts, { to, from, type, payloadText }: WritingChange): boolean {
  const at = parts.clock.now();
  const actor = parts.viewerEmail().trim().toLowerCase();
  let isAllowed = false;
  const { state } = appendToTimeline(parts, {
    window: { newest: 1 },
    events: (current) => {
      isAllowed = from.includes(current.writing);
      if (!isAllowed || current.writing === to) return [];
      const eventId = `${type}/${at}`;
      return [
        {
          eventId,
          at: toUtcText(at),
          type,
          clientId: null,
          contractId: null,
          renewalId: null,
          actor,
          run: null,
          payloadText,
        },
      ];
    },
    views: () => (isAllowed ? stateEdits({ writing: to }) : []),
  });
  if (isAllowed) {
    const people = cachedFrame(parts.cache)?.people;
    if (people !== undefined) cacheFrame(parts.cache, { people, health: healthOf({ ...state, writing: to }) });
  }
  return isAllowed;
}
