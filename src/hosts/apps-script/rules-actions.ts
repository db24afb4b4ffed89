import * as v from 'valibot';
import type { DelegationsAnswer, PolicyCardAnswer } from '#application/views/concession-rules';
import type { CardActionName, CardResponse } from '#cards/card';
import { delegationFields, delegationsCard } from '#cards/concession/delegations-card';
import { policyCard, policyWordsField } from '#cards/concession/policy-card';
import { policyFormCard, policyFormFields, policyProblemNotice } from '#cards/concession/policy-form-card';
import { policyFields, type PolicyTexts } from '#domain/concession/policy-text';
import { DraftId, parsed, paused, refused, type Answer } from './button-answer';
import { enteredDay, enteredText } from './parse-event';

const OfDraft = v.object({ draftId: DraftId });
const OfDelegation = v.object({
  delegationId: v.pipe(v.string(), v.regex(/^[0-9a-zA-Z-]{8,64}@[^\s@]{1,64}@[^\s@]{1,190}$/)),
});

/** What the signature is over came back from the viewer's machine: here only its form is looked at. */
const OfPolicy = v.object({
  deed: v.picklist(['approvePolicy', 'rejectPolicy', 'withdrawPolicy']),
  version: v.pipe(v.string(), v.regex(/^\d{1,16}$/)),
  approvals: v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)),
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  signature: v.pipe(v.string(), v.regex(/^\d{10,16}\.[0-9a-f]{64}$/)),
});

type RulesActionName = Extract<
  CardActionName,
  | 'openDelegations'
  | 'saveDelegation'
  | 'endDelegation'
  | 'openPolicy'
  | 'startProposal'
  | 'saveProposal'
  | 'pressPolicy'
>;

/** Who decides for whom, and by which policy. */
export const rulesActions: Readonly<Record<RulesActionName, Answer>> = {
  openDelegations: (addOn) => delegations(addOn.openDelegations(), 'push'),
  saveDelegation: parsed(OfDraft, ({ draftId }, addOn, button) =>
    delegations(
      addOn.saveDelegation({
        draftId,
        values: {
          seat: enteredText(button, delegationFields.seat),
          to: enteredText(button, delegationFields.to),
          startsOn: enteredDay(button, delegationFields.startsOn),
          endsOn: enteredDay(button, delegationFields.endsOn),
        },
      }),
      'update',
    ),
  ),
  endDelegation: parsed(OfDelegation, ({ delegationId }, addOn) =>
    delegations(addOn.endDelegation(delegationId), 'update'),
  ),
  openPolicy: (addOn) => policy(addOn.openPolicy(), 'push'),
  startProposal: (addOn) => policy(addOn.startProposal(), 'push'),
  saveProposal: parsed(OfDraft, ({ draftId }, addOn, button) => {
    const texts = Object.fromEntries(policyFields.map((field) => [field, enteredText(button, field)])) as PolicyTexts;
    const values = {
      texts,
      levelWithoutGive: enteredText(button, policyFormFields.levelWithoutGive),
      startsOn: enteredDay(button, policyFormFields.startsOn),
      reason: enteredText(button, policyFormFields.reason),
    };
    return policy(addOn.saveProposal({ draftId, values }), 'update');
  }),
  pressPolicy: parsed(OfPolicy, (pressed, addOn, button) =>
    policy(addOn.pressPolicy({ ...pressed, words: enteredText(button, policyWordsField) }), 'update'),
  ),
};

function noticed(notice: string | undefined): { readonly notice?: string } {
  return notice === undefined ? {} : { notice };
}

function delegations(answer: DelegationsAnswer, kind: 'push' | 'update'): CardResponse {
  switch (answer.kind) {
    case 'delegations':
      return { kind, card: delegationsCard(answer.view), ...noticed(answer.notice) };
    case 'refused':
      return { kind: 'notice', notice: answer.because };
    case 'noAccess':
      return refused(answer.refusal);
    case 'paused':
      return paused;
  }
}

function policy(answer: PolicyCardAnswer, kind: 'push' | 'update'): CardResponse {
  switch (answer.kind) {
    case 'policy':
      return { kind, card: policyCard(answer.view), ...noticed(answer.notice) };
    case 'form':
      return { kind, card: policyFormCard(answer.form), ...noticed(policyProblemNotice(answer.form)) };
    case 'refused':
      return answer.view === undefined
        ? { kind: 'notice', notice: answer.because }
        : { kind: 'update', card: policyCard(answer.view), notice: answer.because };
    case 'noAccess':
      return refused(answer.refusal);
    case 'paused':
      return paused;
  }
}
