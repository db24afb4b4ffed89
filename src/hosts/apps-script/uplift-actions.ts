import * as v from 'valibot';
import type { ClientPage } from '#application/views/client-page';
import { findingDeeds } from '#application/views/uplift';
import type { FindingSaved } from '#application/views/uplift-forms';
import type { Card, CardActionName, CardResponse } from '#cards/card';
import { clientCard } from '#cards/client-card';
import { findingCard, findingGoneCard, findingsCard } from '#cards/uplift/finding-cards';
import { dismissCard, dismissFields, proposalCard } from '#cards/uplift/finding-form-cards';
import type { AddOn } from './add-on';
import { DraftId, Id, parsed, paused, refused, type Answer } from './button-answer';
import { enteredText } from './parse-event';

const Key = v.pipe(v.string(), v.regex(/^[a-zA-Z]{3,20}\/[1-9]\d{0,14}\/[\w.:+@/-]{1,80}$/));
const OfClient = v.object({ clientId: Id });
const OfFinding = v.object({ clientId: Id, key: Key });
const Pressed = v.object({
  clientId: Id,
  key: Key,
  deed: v.picklist(findingDeeds),
  version: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)),
  signature: v.pipe(v.string(), v.regex(/^\d{10,16}\.[0-9a-f]{64}$/)),
});
const OfDismissing = v.object({ clientId: Id, key: Key, draftId: DraftId });

type UpliftActionName = Extract<
  CardActionName,
  'openFindings' | 'openFinding' | 'pressFinding' | 'startDismissing' | 'saveDismissing' | 'draftProposal'
>;

export const upliftActions: Readonly<Record<UpliftActionName, Answer>> = {
  openFindings: parsed(OfClient, ({ clientId }, addOn) => onPage(addOn, clientId, findingsCard)),
  openFinding: parsed(OfFinding, ({ clientId, key }, addOn) => onPage(addOn, clientId, (page) => ofFinding(page, key))),
  pressFinding: parsed(Pressed, (pressed, addOn) => saved(addOn.pressFinding(pressed))),
  startDismissing: parsed(OfFinding, (asked, addOn) => {
    const answer = addOn.startDismissing(asked);
    return answer.kind === 'form' ? { kind: 'push', card: dismissCard(answer.form) } : saved(answer);
  }),
  saveDismissing: parsed(OfDismissing, (asked, addOn, button) => {
    const values = {
      reason: enteredText(button, dismissFields.reason),
      isWrong: enteredText(button, dismissFields.isWrong),
    };
    const answer = addOn.saveDismissing({ ...asked, values });
    return answer.kind === 'form' ? { kind: 'update', card: dismissCard(answer.form) } : saved(answer);
  }),
  draftProposal: parsed(OfFinding, (asked, addOn) => {
    const answer = addOn.draftProposal(asked);
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
    return { kind: 'push', card: proposalCard(answer.view) };
  }),
};

function onPage(addOn: AddOn, clientId: number, cardOf: (page: ClientPage) => Card): CardResponse {
  const answer = addOn.openClient(clientId);
  return answer.kind === 'noAccess' ? refused(answer.refusal) : { kind: 'push', card: cardOf(answer.page) };
}

function ofFinding(page: ClientPage, key: string): Card {
  const finding = page.context.findings?.shown.find((each) => each.key === key);
  return finding === undefined ? findingGoneCard(page) : findingCard(page, finding);
}

/** The cards below still show what stood before: the client's card is drawn anew in their place. */
function saved(answer: FindingSaved): CardResponse {
  if (answer.kind === 'saved') return { kind: 'root', card: clientCard(answer.page), notice: answer.notice };
  if (answer.kind === 'noAccess') return refused(answer.refusal);
  return answer.kind === 'paused' ? paused : { kind: 'notice', notice: answer.because };
}
