import type { CalendarDate } from '../vocabulary/calendar-date';
import type { CheckpointWindow } from './renewal-workflow';

/** What a person says will happen. Source: PRODUCT: at T-60 and T-30, beside the engine's. */
export const renewalCalls = ['renew', 'watch', 'atRisk'] as const;
export type RenewalCall = (typeof renewalCalls)[number];

export interface RecordedCall {
  readonly window: CheckpointWindow;
  readonly call: RenewalCall;
  readonly by: string;
  readonly reason: string;
  /** Of an at-risk renewal: who does what by when. */
  readonly plan?: ActionPlan;
}

export interface ActionPlan {
  readonly step: string;
  readonly owner: string;
  readonly dueOn: CalendarDate;
}

/** What the engine says, in the same words. An unproven renewal is one to watch; a blocked one is at risk. */
export function engineCall(band: 'ready' | 'unproven' | 'atRisk' | 'blocked'): RenewalCall {
  if (band === 'ready') return 'renew';
  return band === 'unproven' ? 'watch' : 'atRisk';
}

export type CallProblems = Readonly<Partial<Record<'call' | 'reason' | 'plan', string>>>;

/** Beside each field what is wrong with it. Empty: it can be recorded. */
export function callProblems({ window, call, reason, plan }: RecordedCall, today: CalendarDate): CallProblems {
  return {
    ...(window === 'T-90' ? { call: 'A call is recorded from T-60 on.' } : {}),
    ...(window === 'T-30' && call === 'watch'
      ? { call: 'At T-30 watching is no longer an answer. Choose renew or at risk.' }
      : {}),
    ...(reason.trim() === '' ? { reason: 'Say in one line why.' } : {}),
    ...(call === 'atRisk' ? planProblems(plan, today) : {}),
  };
}

function planProblems(plan: ActionPlan | undefined, today: CalendarDate): CallProblems {
  if (plan === undefined || plan.step.trim() === '') return { plan: 'A renewal at risk needs a plan: the next step.' };
  if (plan.owner.trim() === '') return { plan: 'Name who takes the next step.' };
  return plan.dueOn < today ? { plan: 'Choose a day for the next step that lies ahead.' } : {};
}

/** Where person and engine disagree both stay, and the leader decides. */
export function disagrees(call: RenewalCall, band: Parameters<typeof engineCall>[0]): boolean {
  return call !== engineCall(band);
}
