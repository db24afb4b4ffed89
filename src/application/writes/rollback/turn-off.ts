import type { TimelineEvent } from '#domain/timeline/event';
import type { DoneWrite } from '#domain/timeline/undo';
import { crmWritingTurnedOff, writeBackTurnedOff } from '#domain/timeline/write-payloads';
import { toUtcText, type Instant } from '#domain/vocabulary/calendar-date';
import type { RunId } from '#domain/vocabulary/ids';
import type { StateChange, WorkbookState } from '../../tabs/state-tab';
import type { RollbackView } from '../../views/rollback';

type Switches = Pick<WorkbookState, 'writeBack' | 'crmWriting'>;

/** Writing that would bring back what is taken back. Figures go to HaloPSA; deals, tasks and all notes are one switch. */
export function switchesOf({ writeBack, crmWriting }: Switches, done: readonly DoneWrite[]): RollbackView['turnsOff'] {
  const isOfFigures = ({ kind }: DoneWrite) => kind === 'contract';
  return [
    ...(writeBack?.kind === 'on' && done.some(isOfFigures) ? (['HaloPSA'] as const) : []),
    ...(crmWriting !== undefined && done.some((write) => !isOfFigures(write)) ? (['HubSpot'] as const) : []),
  ];
}

/** The events that say so, and what the State tab is told with them. */
export function turnOffEvents(
  state: Switches,
  done: readonly DoneWrite[],
  { actor, at, run }: { readonly actor: string; readonly at: Instant; readonly run: RunId },
): { readonly events: readonly TimelineEvent[]; readonly change: StateChange } {
  const off = switchesOf(state, done);
  const event = (type: 'writeBackTurnedOff' | 'crmWritingTurnedOff', payloadText: string): TimelineEvent => ({
    eventId: `${type}/${at}`,
    at: toUtcText(at),
    type,
    clientId: null,
    contractId: null,
    renewalId: null,
    actor,
    run,
    payloadText,
  });
  return {
    events: [
      ...(off.includes('HaloPSA') ? [event('writeBackTurnedOff', writeBackTurnedOff())] : []),
      ...(off.includes('HubSpot') ? [event('crmWritingTurnedOff', crmWritingTurnedOff())] : []),
    ],
    change: {
      ...(off.includes('HaloPSA') ? { writeBack: null } : {}),
      ...(off.includes('HubSpot') ? { crmWriting: null } : {}),
    },
  };
}
