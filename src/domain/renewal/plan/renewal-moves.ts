import { daysBetween, type CalendarDate } from '../../vocabulary/calendar-date';
import { windowOf } from '../../vocabulary/renewal-window';
import { checkpointFor, type CapturedEvidence, type Checkpoint } from '../checkpoint';
import {
  advanceRenewal,
  eventOfTheDay,
  stageOfState,
  stageOfWindow,
  type CheckpointWindow,
  type RenewalEffect,
  type RenewalEventType,
  type RenewalState,
} from '../renewal-workflow';

export interface RenewalMove {
  readonly from: RenewalState;
  readonly to: RenewalState;
  readonly by: RenewalEventType;
  /** Of an end. */
  readonly mode?: Extract<RenewalEffect, { type: 'recordOutcome' }>['mode'];
}

export interface MovingRenewal {
  readonly state: RenewalState;
  readonly dueOn: CalendarDate;
  readonly decisionOn: CalendarDate;
  readonly renewsByItself: boolean;
}

/** Undefined: the state knows no such event. */
export function moveBy(from: RenewalState, by: RenewalEventType): RenewalMove | undefined {
  const step = advanceRenewal(from, by);
  if (step.kind === 'refused') return undefined;
  const outcome = step.effects.find((effect) => effect.type === 'recordOutcome');
  return { from, to: step.state, by, ...(outcome === undefined ? {} : { mode: outcome.mode }) };
}

/** What the day brings, one move after the other until nothing is left. */
export function movesOfTheDay(renewal: MovingRenewal, today: CalendarDate): readonly RenewalMove[] {
  const moves: RenewalMove[] = [];
  let { state } = renewal;
  for (;;) {
    const by = eventOfTheDay(state, renewal, today);
    const move = by === undefined ? undefined : moveBy(state, by);
    if (move === undefined) return moves;
    moves.push(move);
    state = move.to;
  }
}

/** A window that had opened has not opened by the new decision date: what was asked belongs to the old one. */
export function isBehind({ state, decisionOn }: MovingRenewal, today: CalendarDate): boolean {
  return (stageOfState[state] ?? 0) > stageOfWindow[windowOf(daysBetween(today, decisionOn))];
}

/**
 * What the client has decided, by the newest evidence that was approved. That they will stay is believed from T-30 on, or of whoever
 * pays or signs; that they will leave is believed at once, because it is the news that must not wait. **Our choice.** Evidence from
 * before its window opened, by the dates of now, speaks about other dates.
 */
export function decisionOf(
  checkpoints: readonly Checkpoint[],
  { state, decisionOn }: MovingRenewal,
): 'clientDecidedToStay' | 'clientDecidedToLeave' | undefined {
  if (state === 'watching') return undefined;
  const [newest] = checkpoints.flatMap((checkpoint) => proofIn(checkpoint, decisionOn)).sort(newestFirst);
  if (newest === undefined) return undefined;
  const { window, outcome, roles } = newest;
  if (outcome === 'willLeave') return state === 'decidedToLeave' ? undefined : 'clientDecidedToLeave';
  if (outcome !== 'willRenew' || state === 'decidedToStay') return undefined;
  const isWord = window === 'T-30' || roles.includes('economicBuyer') || roles.includes('signatory');
  return isWord ? 'clientDecidedToStay' : undefined;
}

type Proof = Pick<CapturedEvidence, 'outcome' | 'roles' | 'at'> & {
  readonly window: CheckpointWindow;
  readonly on: CalendarDate;
};

function proofIn({ state, evidence, renewalId, window }: Checkpoint, decisionOn: CalendarDate): readonly Proof[] {
  if (state !== 'closed' || evidence?.on === undefined) return [];
  const { on } = evidence;
  return on < checkpointFor(renewalId, window, decisionOn).opensOn ? [] : [{ ...evidence, on, window }];
}

/** By the day of the mail or meeting itself: an older one that was found later says nothing new. */
function newestFirst(a: Proof, b: Proof): number {
  return a.on === b.on ? b.at - a.at : a.on < b.on ? 1 : -1;
}
