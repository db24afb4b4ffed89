import * as v from 'valibot';
import type { ConcessionAnswer, ConcessionValues } from '#application/views/concession';
import type { CardActionName, CardResponse } from '#cards/card';
import { concessionFormCard, problemNotice, type RevisionButton } from '#cards/concession/concession-form-card';
import { concessionListCard } from '#cards/concession/concession-list-card';
import { dueOnField, wordsField } from '#cards/concession/deed-buttons';
import { requestCard } from '#cards/concession/request-card';
import { decisionActions } from '#domain/concession/concession-request';
import type { AddOn } from './add-on';
import { DraftId, Id, parsed, paused, refused, type Answer } from './button-answer';
import { enteredDay, enteredText, type PressedButton } from './parse-event';

export const RequestIdParameter = v.pipe(v.string(), v.regex(/^C-\d{4,7}$/));
const OfRequest = v.object({ requestId: RequestIdParameter });

/** Everything that the signature is over came back from the viewer's machine: here only its form is looked at. */
const signed = {
  requestId: RequestIdParameter,
  clientId: Id,
  version: v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)),
  termsDigest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  signature: v.pipe(v.string(), v.regex(/^\d{10,16}\.[0-9a-f]{64}$/)),
};
const Pressed = v.object({
  ...signed,
  deed: v.picklist([...decisionActions, 'withdraw', 'uphold', 'overturn', 'meetCondition']),
  condition: v.optional(v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number))),
});

const Revised = v.object({ ...signed, deed: v.picklist(['answer', 'acceptCounter', 'revise']) });
const OfClient = v.object({ clientId: Id });
const OfContract = v.object({ clientId: Id, contractId: Id });
const OfDraft = v.object({ clientId: Id, contractId: Id, draftId: DraftId });

type ConcessionActionName = Extract<
  CardActionName,
  | 'openRequest'
  | 'openConcessions'
  | 'startConcession'
  | 'previewConcession'
  | 'saveConcession'
  | 'pressDeed'
  | 'startRevision'
  | 'saveRevision'
>;

export const concessionActions: Readonly<Record<ConcessionActionName, Answer>> = {
  openRequest: parsed(OfRequest, ({ requestId }, addOn) => shown(addOn, addOn.openRequest(requestId), 'push')),
  openConcessions: parsed(OfClient, ({ clientId }, addOn) => {
    const answer = addOn.listConcessions(clientId);
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return { kind: 'push', card: concessionListCard(answer.list) };
  }),
  startConcession: parsed(OfContract, (asked, addOn, button) =>
    shown(addOn, addOn.startConcession({ ...asked, ...evidenceOf(addOn, asked.clientId, button) }), 'push'),
  ),
  previewConcession: parsed(OfDraft, (draft, addOn, button) =>
    shown(addOn, addOn.previewConcession(filled(addOn, draft, button)), 'update'),
  ),
  saveConcession: parsed(OfDraft, (draft, addOn, button) =>
    shown(addOn, addOn.saveConcession(filled(addOn, draft, button)), 'update', { done: 'Sent.' }),
  ),
  pressDeed: parsed(Pressed, ({ condition, ...pressed }, addOn, button) =>
    shown(
      addOn,
      addOn.pressDeed({
        ...pressed,
        words: enteredText(button, wordsField),
        dueOn: enteredDay(button, dueOnField),
        ...(condition === undefined ? {} : { condition }),
      }),
      'update',
    ),
  ),
  startRevision: parsed(Revised, (revision, addOn) =>
    shown(addOn, addOn.startRevision(revision), 'push', { revision }),
  ),
  saveRevision: parsed(Revised, (revision, addOn, button) =>
    shown(addOn, addOn.saveRevision({ ...revision, values: valuesIn(button) }), 'update', { revision }),
  ),
};

type Draft = v.InferOutput<typeof OfDraft>;

function filled(addOn: AddOn, draft: Draft, button: PressedButton) {
  return { ...draft, values: valuesIn(button), ...evidenceOf(addOn, draft.clientId, button) };
}

function valuesIn(button: PressedButton): ConcessionValues {
  const typed = (field: keyof ConcessionValues) => enteredText(button, field);
  return {
    type: typed('type'),
    quantity: typed('quantity'),
    secondQuantity: typed('secondQuantity'),
    termMonths: typed('termMonths'),
    endsOn: enteredDay(button, 'endsOn'),
    give: typed('give'),
    giveValue: typed('giveValue'),
    cause: typed('cause'),
    pressure: typed('pressure'),
    reason: typed('reason'),
    retentionClaim: typed('retentionClaim'),
    alternative: typed('alternative'),
    isEmergency: typed('isEmergency') === 'yes',
  };
}

/** Read again with each click: a parameter that named a mail could name any. */
function evidenceOf(addOn: AddOn, clientId: number, { readMessage }: PressedButton) {
  const evidence = readMessage && addOn.mailEvidence(clientId, readMessage());
  return evidence === undefined ? {} : { evidence };
}

interface Showing {
  /** Notice where the use case gives none. */
  readonly done?: string;
  readonly revision?: RevisionButton;
}

/** A refusal that tells what stands shows it: the second click finds what the first one did. */
function shown(
  addOn: AddOn,
  answer: ConcessionAnswer,
  kind: 'push' | 'update',
  { done, revision }: Showing = {},
): CardResponse {
  switch (answer.kind) {
    case 'request': {
      const card = requestCard(answer.view, addOn.localTime);
      const notice = answer.notice ?? done;
      return { kind, card, ...(notice === undefined ? {} : { notice }) };
    }
    case 'refused':
      return answer.view === undefined
        ? { kind: 'notice', notice: answer.because }
        : { kind: 'update', card: requestCard(answer.view, addOn.localTime), notice: answer.because };
    case 'noAccess':
      return refused(answer.refusal);
    case 'paused':
      return paused;
    case 'form': {
      const notice = problemNotice(answer.form);
      return { kind, card: concessionFormCard(answer.form, revision), ...(notice === undefined ? {} : { notice }) };
    }
  }
}
