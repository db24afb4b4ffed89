import { daysBetween, type CalendarDate } from '../vocabulary/calendar-date';
import { windowOf, type RenewalWindow } from '../vocabulary/renewal-window';
import { graceDays, lostAfterDays, type RenewalGroup } from './renewal-cycle';

export const renewalStates = [
  'watching',
  'inT90',
  'inT60',
  'inT30',
  'decidedToStay',
  'decidedToLeave',
  'lapsedStillBilling',
  'renewed',
  'lost',
] as const;
/** `watching` is everything before T-90, the early watch from T-120 among it. */
export type RenewalState = (typeof renewalStates)[number];

export type RenewalEventType =
  | 'openedT90'
  | 'openedT60'
  | 'openedT30'
  /** The client's decision, with approved evidence. */
  | 'clientDecidedToStay'
  | 'clientDecidedToLeave'
  /** The next term stands in HaloPSA, or a signature was approved as evidence. */
  | 'nextTermBegan'
  /** The decision date of a contract that renews by itself passed without notice. Source: spec of KPIs 4, "Auto-renew". */
  | 'renewedByItself'
  | 'noticeArrived'
  /** HaloPSA no longer lists the contract as active. */
  | 'contractEnded'
  /** The grace after the due date is over, nobody signed, and billing goes on. */
  | 'graceEnded'
  | 'patienceEnded'
  /** The term end moved without being a new term. */
  | 'termMoved';

/** What the domain wants done. The application plans it on the timeline, performs it, then records it. */
export type RenewalEffect =
  | { readonly type: 'ensureDeal' }
  | { readonly type: 'openCheckpoint'; readonly window: CheckpointWindow }
  | { readonly type: 'freezeReadiness'; readonly at: CheckpointWindow | 'close' }
  | { readonly type: 'moveDeal'; readonly to: RenewalState }
  | { readonly type: 'closeDeal'; readonly outcome: 'won' | 'lost' }
  | { readonly type: 'closeOpenItems' }
  | { readonly type: 'recordOutcome'; readonly mode: 'signed' | 'auto' | 'lost' | 'late' }
  | { readonly type: 'beginNextCycle' };

export const checkpointWindows = ['T-90', 'T-60', 'T-30'] as const;
export type CheckpointWindow = (typeof checkpointWindows)[number];

interface Move {
  readonly to: RenewalState;
  readonly effects: readonly RenewalEffect[];
}

const opens = (to: RenewalState, window: CheckpointWindow): Move => ({
  to,
  effects: [
    { type: 'ensureDeal' },
    { type: 'freezeReadiness', at: window },
    { type: 'openCheckpoint', window },
    { type: 'moveDeal', to },
  ],
});

const ends = (to: 'renewed' | 'lost', mode: 'signed' | 'auto' | 'lost' | 'late'): Move => ({
  to,
  effects: [
    { type: 'freezeReadiness', at: 'close' },
    { type: 'closeOpenItems' },
    { type: 'closeDeal', outcome: to === 'renewed' ? 'won' : 'lost' },
    { type: 'recordOutcome', mode },
    ...(to === 'renewed' ? [{ type: 'beginNextCycle' } as const] : []),
  ],
});

const decides = (to: 'decidedToStay' | 'decidedToLeave'): Move => ({ to, effects: [{ type: 'moveDeal', to }] });
const lapses: Move = {
  to: 'lapsedStillBilling',
  effects: [{ type: 'moveDeal', to: 'lapsedStillBilling' }],
};
/** The dates are new: what is open belongs to the old ones. */
const restarts: Move = { to: 'watching', effects: [{ type: 'closeOpenItems' }] };

/** From any state that waits: signed early, in time, or ended. */
const endings = {
  clientDecidedToStay: decides('decidedToStay'),
  clientDecidedToLeave: decides('decidedToLeave'),
  nextTermBegan: ends('renewed', 'signed'),
  noticeArrived: ends('lost', 'lost'),
  contractEnded: ends('lost', 'lost'),
  patienceEnded: ends('lost', 'lost'),
  graceEnded: lapses,
  termMoved: restarts,
} as const;

/**
 * The table is the diagram. A window opens on its day whatever is still open of the one before: gates lock the completion of a
 * step, never its intake. A window may be skipped where a contract appears late.
 */
const moves: Record<RenewalState, Partial<Record<RenewalEventType, Move>>> = {
  watching: {
    openedT90: opens('inT90', 'T-90'),
    openedT60: opens('inT60', 'T-60'),
    openedT30: opens('inT30', 'T-30'),
    renewedByItself: ends('renewed', 'auto'),
    ...endings,
  },
  inT90: {
    openedT60: opens('inT60', 'T-60'),
    openedT30: opens('inT30', 'T-30'),
    renewedByItself: ends('renewed', 'auto'),
    ...endings,
  },
  inT60: { openedT30: opens('inT30', 'T-30'), renewedByItself: ends('renewed', 'auto'), ...endings },
  inT30: { renewedByItself: ends('renewed', 'auto'), ...endings },
  // Decided, the windows do not open any more; until it is signed or ended it may still turn.
  decidedToStay: { renewedByItself: ends('renewed', 'auto'), ...endings },
  // Silence does not renew what the client said they would leave: notice may be under way.
  decidedToLeave: { ...endings },
  lapsedStillBilling: {
    nextTermBegan: ends('renewed', 'late'),
    noticeArrived: ends('lost', 'lost'),
    contractEnded: ends('lost', 'lost'),
    patienceEnded: ends('lost', 'lost'),
    termMoved: restarts,
  },
  renewed: {},
  lost: {},
};

export type RenewalStep =
  | { readonly kind: 'moved'; readonly state: RenewalState; readonly effects: readonly RenewalEffect[] }
  | { readonly kind: 'refused'; readonly because: string };

/** Decides; never does. */
export function advanceRenewal(state: RenewalState, event: RenewalEventType): RenewalStep {
  const move = moves[state][event];
  if (move === undefined) return { kind: 'refused', because: `${event} does not apply to a renewal that is ${state}.` };
  return { kind: 'moved', state: move.to, effects: move.effects };
}

/**
 * What the day alone brings; undefined: nothing. Asked again after each move until nothing is left. A run that missed days opens
 * the latest window alone: it asks for everything that the ones before it asked for.
 */
export function eventOfTheDay(
  state: RenewalState,
  { decisionOn, dueOn, renewsByItself }: Pick<RenewalGroup, 'decisionOn' | 'dueOn' | 'renewsByItself'>,
  today: CalendarDate,
): RenewalEventType | undefined {
  if (state === 'renewed' || state === 'lost') return undefined;
  const late = daysBetween(dueOn, today);
  const isSilent = today > decisionOn && moves[state].renewedByItself !== undefined;
  if (renewsByItself && isSilent) return 'renewedByItself';
  if (late > lostAfterDays) return 'patienceEnded';
  if (late > graceDays && state !== 'lapsedStillBilling') return 'graceEnded';
  return windowEvent(state, daysBetween(today, decisionOn));
}

/** How many windows have opened. Undefined: the state does not wait for one. */
export const stageOfState: Partial<Record<RenewalState, number>> = { watching: 0, inT90: 1, inT60: 2, inT30: 3 };
/** How many are open by the dates. */
export const stageOfWindow: Readonly<Record<RenewalWindow, number>> = {
  beyond: 0,
  watch: 0,
  'T-90': 1,
  'T-60': 2,
  'T-30': 3,
  passed: 3,
};
const openedBy = [undefined, 'openedT90', 'openedT60', 'openedT30'] as const;

function windowEvent(state: RenewalState, daysToDecision: number): RenewalEventType | undefined {
  const stage = stageOfState[state];
  const reached = stageOfWindow[windowOf(daysToDecision)];
  return stage !== undefined && stage < reached ? openedBy[reached] : undefined;
}
