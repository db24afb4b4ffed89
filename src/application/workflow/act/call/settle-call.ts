import type { RenewalCall } from '#domain/renewal/recorded-call';
import { callSettled } from '#domain/timeline/workflow-payloads';
import type { ClientId, RenewalId } from '#domain/vocabulary/ids';
import { openDesk } from '../../../viewing';
import type { CallView } from '../../../views/checkpoint';
import { longestLine, type FormAnswer, type SettlingForm } from '../../../views/renewal-forms';
import { isUnsettled } from '../../workflow-flags';
import { appendForRenewal, openedIn, refsOf, type OpenedRenewal, type RenewalParts } from '../append-for-renewal';
import { callSettlers } from '../renewal-access';

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
