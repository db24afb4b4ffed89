import { callProblems, renewalCalls, type ActionPlan, type RenewalCall } from '#domain/renewal/recorded-call';
import { callRecorded } from '#domain/timeline/workflow-payloads';
import { isCalendarDate } from '#domain/vocabulary/calendar-date';
import {
  longestLine,
  type CallField,
  type CallForm,
  type FormAnswer,
  type Problems,
} from '../../../views/renewal-forms';
import { callDue } from '../../workflow-flags';
import { appendForRenewal, openRenewalOf, refsOf, type OpenedRenewal, type RenewalParts } from '../append-for-renewal';
import { notTheirs, type CheckpointAsked } from '../evidence/capturing';
import { dropForm, keepForm, keptForm } from '../kept-form';
import { stillWorksOn, worksOn } from '../renewal-access';

export interface CallAsked extends CheckpointAsked {
  readonly draftId: string;
  readonly values: CallForm['values'];
}

const noCallDue = 'No call is to be recorded for this window any more. Open the renewal again.';

/** What a person says will happen, beside the engine's. No call while the cache is warm. */
export function startCall(parts: RenewalParts, asked: CheckpointAsked): FormAnswer<CallForm> {
  const opened = openCalling(parts, asked);
  if ('answer' in opened) return opened.answer;
  if (opened.renewal.callDue !== asked.window) return { kind: 'refused', because: noCallDue };
  const empty = { call: '', reason: '', step: '', planOwner: opened.viewer.email, planDueOn: '' };
  const values = keptForm(parts, opened.viewer.email, formOf(asked), empty);
  return { kind: 'form', form: formFor(opened, { ...asked, draftId: parts.newDraftId(), values }, {}) };
}

/** The engine's word is read under the lock, never taken from the form. Three calls. */
export function saveCall(parts: RenewalParts, { values, draftId, ...asked }: CallAsked): FormAnswer<CallForm> {
  const opened = openCalling(parts, asked);
  if ('answer' in opened) return opened.answer;
  const { viewer, today } = opened;
  const call = renewalCalls.find((each) => each === values.call);
  const plan = planOf(values);
  const problems = problemsOf(asked.window, { call, values, plan }, today);
  if (call === undefined || Object.keys(problems).length > 0) {
    keepForm(parts, viewer.email, formOf(asked), values);
    return { kind: 'form', form: formFor(opened, { ...asked, draftId, values }, problems) };
  }
  const answer = appendForRenewal(parts, opened, {
    eventId: `callRecorded/${viewer.email}/${draftId}`,
    notice: 'Recorded.',
    happened: (standing) => {
      if (!stillWorksOn(viewer.email, standing)) return { refused: notTheirs };
      const { record } = standing;
      if (callDue(record) !== asked.window) return { refused: noCallDue };
      const { engineCall } = record.seen;
      const kept = call === 'atRisk' && plan !== undefined ? { plan } : {};
      const said = { window: asked.window, call, reason: values.reason.trim(), ...kept };
      return {
        type: 'callRecorded',
        payloadText: callRecorded({ ...said, ...(engineCall === undefined ? {} : { engineCall }) }),
      };
    },
  });
  if (answer.kind === 'saved') dropForm(parts, viewer.email, formOf(asked));
  return answer;
}

function openCalling(parts: RenewalParts, { clientId, renewalId }: CheckpointAsked) {
  const opened = openRenewalOf(parts, clientId, renewalId);
  if ('answer' in opened) return opened;
  const { desk, place, renewal, viewer } = opened;
  if (!worksOn(viewer, place.ownerEmail, { owner: renewal.owner?.email, escalatedTo: renewal.escalatedTo?.email }))
    return { answer: { kind: 'refused', because: notTheirs } as const };
  return desk.health.isPaused ? { answer: { kind: 'paused' } as const } : opened;
}

function planOf({ step, planOwner, planDueOn }: CallForm['values']): ActionPlan | undefined {
  if (step.trim() === '') return undefined;
  return { step: step.trim(), owner: planOwner, dueOn: isCalendarDate(planDueOn) ? planDueOn : '' };
}

function problemsOf(
  window: CheckpointAsked['window'],
  { call, values, plan }: { call: RenewalCall | undefined; values: CallForm['values']; plan: ActionPlan | undefined },
  today: string,
): Problems<CallField> {
  const long = [values.reason, values.step].some((text) => text.trim().length > longestLine);
  if (long) return { reason: `Shorten it: ${longestLine} characters at most in each field.` };
  const isDayless = call === 'atRisk' && plan !== undefined && plan.dueOn === '';
  return {
    ...callProblems(
      { window, call: call ?? 'renew', by: '', reason: values.reason, ...(plan === undefined ? {} : { plan }) },
      today,
    ),
    ...(call === undefined ? { call: 'Choose what will happen.' } : {}),
    ...(isDayless ? { plan: 'Choose the day by which the next step is done.' } : {}),
  };
}

const mostColleagues = 90;

function formFor(
  { desk, context, renewal, today }: OpenedRenewal,
  { window, draftId, values }: CallAsked,
  problems: CallForm['problems'],
): CallForm {
  const { renewalId, version, engineCall } = renewal;
  const colleagues = desk.people.filter(
    ({ active, roles }) => active && roles.some((role) => role !== 'administrator'),
  );
  return {
    client: { id: context.client.id, name: context.client.name },
    renewalId,
    refs: refsOf(context, renewal),
    version,
    draftId,
    window,
    ...(engineCall === undefined ? {} : { engineCall }),
    today,
    values,
    colleagues: colleagues.slice(0, mostColleagues).map(({ email, name }) => [email, name] as const),
    problems,
  };
}

function formOf({ renewalId, window }: CheckpointAsked): string {
  return `call/${renewalId}/${window}`;
}
