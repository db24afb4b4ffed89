import { callProblems, renewalCalls, type ActionPlan, type RenewalCall } from '#domain/renewal/recorded-call';
import { callRecorded, callSettled } from '#domain/timeline/workflow-payloads';
import { isCalendarDate } from '#domain/vocabulary/calendar-date';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import { openDesk } from '../../../viewing';
import type { CallView } from '../../../views/checkpoint';
import {
  longestLine,
  type CallField,
  type CallForm,
  type FormAnswer,
  type Problems,
  type SettlingForm,
} from '../../../views/renewal-forms';
import { callDue, isUnsettled } from '../../workflow-flags';
import {
  appendForRenewal,
  openedIn,
  openRenewalOf,
  refsOf,
  type OpenedRenewal,
  type RenewalParts,
} from '../append-for-renewal';
import { notTheirs, type CheckpointAsked } from '../evidence/capture-evidence';
import { dropForm, keepForm, keptForm } from '../kept-form';
import { callSettlers, worksOn } from '../renewal-access';

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
    happened: ({ record }) => {
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

export interface SettlingAsked {
  readonly clientId: ClientId;
  readonly renewalId: RenewalId;
}

const nothingToSettle = 'There is no disagreement to settle here any more.';

/** A leader sees the two calls, and nothing else of a client that is not theirs. */
export function startSettling(parts: RenewalParts, asked: SettlingAsked): FormAnswer<SettlingForm> {
  const opened = openSettling(parts, asked);
  if ('answer' in opened) return opened.answer;
  const form = settlingForm(opened.opened, opened.call, {
    draftId: parts.newDraftId(),
    values: { call: '', reason: '' },
    problems: {},
  });
  return { kind: 'form', form };
}

export function saveSettling(
  parts: RenewalParts,
  asked: SettlingAsked & {
    readonly draftId: string;
    readonly version: number;
    readonly values: SettlingForm['values'];
  },
): FormAnswer<SettlingForm> {
  const settling = openSettling(parts, asked);
  if ('answer' in settling) return settling.answer;
  const { opened, call: shown } = settling;
  const { values, version } = asked;
  const reason = values.reason.trim();
  const call = [shown.call, shown.engineCall].find((each) => each === values.call);
  const problems: SettlingForm['problems'] = {
    ...(call === undefined ? { call: 'Choose which of the two stands.' } : {}),
    ...(reason === '' ? { reason: 'Say in one line why.' } : {}),
    ...(reason.length > longestLine ? { reason: `Shorten it to ${longestLine} characters.` } : {}),
  };
  if (call === undefined || Object.keys(problems).length > 0)
    return { kind: 'form', form: settlingForm(opened, shown, { draftId: asked.draftId, values, problems }) };
  const { viewer } = opened;
  return appendForRenewal(parts, opened, {
    eventId: `callSettled/${asked.renewalId}/${shown.window}/${shown.at}`,
    notice: 'Settled. Both calls stay on the timeline.',
    happened: ({ record, people }) => {
      const standing = record.calls.find((each) => each.window === shown.window);
      if (standing === undefined || !isUnsettled(standing)) return { refused: nothingToSettle };
      if (record.foldedTo !== version)
        return { refused: 'Something has changed since this card was drawn. Open it again.' };
      if (!callSettlers(people, standing.by).includes(viewer.email)) return { refused: notALeader };
      return { type: 'callSettled', payloadText: callSettled({ window: shown.window, call, reason }) };
    },
  });
}

const notALeader = 'A leader who did not make the call settles it.';

type Unsettled = CallView & { readonly engineCall: RenewalCall };

function openSettling(parts: RenewalParts, { clientId, renewalId }: SettlingAsked) {
  const desk = openDesk(parts, [], [clientId]);
  const place = desk.index.place(clientId);
  if (desk.viewer === undefined) return { answer: { kind: 'noAccess', refusal: { because: 'notListed' } } as const };
  if (place === undefined) return { answer: { kind: 'noAccess', refusal: { because: 'gone' } } as const };
  // Whoever may settle nothing learns nothing: not even whether there is a renewal.
  if (!desk.viewer.roles.some((role) => role === 'leader' || role === 'mspOwner'))
    return { answer: { kind: 'noAccess', refusal: { because: 'notYours' } } as const };
  const opened = openedIn(parts, desk, place, renewalId);
  if ('answer' in opened) return opened;
  const call = opened.renewal.calls.find((each): each is Unsettled => isUnsettled(each));
  if (call === undefined) return { answer: { kind: 'refused', because: nothingToSettle } as const };
  if (!callSettlers(desk.people, call.by).includes(desk.viewer.email))
    return { answer: { kind: 'refused', because: notALeader } as const };
  return desk.health.isPaused ? { answer: { kind: 'paused' } as const } : { opened, call };
}

function settlingForm(
  { context, renewal }: OpenedRenewal,
  { window, engineCall, call, byName, reason }: Unsettled,
  filled: Pick<SettlingForm, 'draftId' | 'values' | 'problems'>,
): SettlingForm {
  const { renewalId, version } = renewal;
  return {
    client: { id: context.client.id, name: context.client.name },
    renewalId,
    refs: refsOf(context, renewal),
    version,
    window,
    engineCall,
    call: { call, byName, reason },
    ...filled,
  };
}
