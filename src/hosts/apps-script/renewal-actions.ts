import * as v from 'valibot';
import { checkpointWindows } from '#domain/renewal/renewal-workflow';
import type { ClientPage } from '#application/views/client-page';
import type { DraftAnswer, EvidenceViewAnswer, FormAnswer } from '#application/views/renewal-forms';
import type { Card, CardActionName, CardResponse } from '#cards/card';
import { clientCard } from '#cards/client-card';
import { homepageCard } from '#cards/homepage-card';
import { callFields, callFormCard, settlingCard } from '#cards/renewal/call-cards';
import { draftCard, recipientField } from '#cards/renewal/draft-card';
import { evidenceCard } from '#cards/renewal/evidence-card';
import { evidenceFields, mailEvidenceCard, otherEvidenceCard } from '#cards/renewal/evidence-form-cards';
import { mappingFormCard, roleField } from '#cards/renewal/mapping-form-card';
import { releaseFields, releaseFormCard } from '#cards/renewal/release-form-card';
import { renewalCard, renewalGoneCard } from '#cards/renewal/renewal-card';
import type { MessageHeaders } from '#application/open-message';
import type { AddOn } from './add-on';
import { DraftId, Id, outdated, parsed, paused, refused, type Answer } from './button-answer';
import { enteredDay, enteredText, type PressedButton } from './parse-event';

const RenewalIdParameter = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}@\d{4}-\d{2}-\d{2}$/));
const Version = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const Signature = v.pipe(v.string(), v.regex(/^\d{10,16}\.[0-9a-f]{64}$/));
const Address = v.pipe(v.string(), v.maxLength(254));

const OfClient = v.object({ clientId: Id });
const OfRenewal = v.object({ clientId: Id, renewalId: RenewalIdParameter });
const checkpoint = { clientId: Id, renewalId: RenewalIdParameter, window: v.picklist(checkpointWindows) };
const OfCheckpoint = v.object(checkpoint);
const OfCheckpointForm = v.object({ ...checkpoint, draftId: DraftId });
const Acknowledging = v.object({ clientId: Id, renewalId: RenewalIdParameter, owner: Address, signature: Signature });
const Judging = v.object({
  ...checkpoint,
  version: Version,
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
  approves: v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
  signature: Signature,
});
const Settling = v.object({ clientId: Id, renewalId: RenewalIdParameter, version: Version, draftId: DraftId });
const OfMapping = v.object({ clientId: Id, draftId: DraftId });
const Releasing = v.object({
  clientId: Id,
  draftId: DraftId,
  ticketIds: v.pipe(
    v.string(),
    v.regex(/^\d{1,15}(,\d{1,15})*$/),
    v.maxLength(2_000),
    v.transform((text) => text.split(',').map(Number)),
  ),
  signature: Signature,
});

type RenewalActionName = Extract<
  CardActionName,
  | 'openRenewal'
  | 'acknowledgeRenewal'
  | 'startEvidence'
  | 'saveEvidence'
  | 'startOtherEvidence'
  | 'saveOtherEvidence'
  | 'openEvidence'
  | 'judgeEvidence'
  | 'startCall'
  | 'saveCall'
  | 'startSettling'
  | 'saveSettling'
  | 'startRelease'
  | 'saveRelease'
  | 'startMapping'
  | 'saveMapping'
  | 'previewDraft'
>;

const noMail: CardResponse = {
  kind: 'notice',
  notice: 'Open the mail first: this is done beside a mail of the client.',
};

/** Beside an open message alone; it is read again with each click: a parameter that named a mail could name any. */
function withMail(button: PressedButton, ask: (message: MessageHeaders) => CardResponse): CardResponse {
  return button.readMessage === undefined ? noMail : ask(button.readMessage());
}

export const renewalActions: Readonly<Record<RenewalActionName, Answer>> = {
  openRenewal: parsed(OfRenewal, ({ clientId, renewalId }, addOn) => {
    const answer = addOn.openClient(clientId);
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return { kind: 'push', card: ofRenewal(answer.page, renewalId) };
  }),
  acknowledgeRenewal: parsed(Acknowledging, (asked, addOn) =>
    formed(addOn.acknowledgeRenewal(asked), 'update', nothing),
  ),
  startEvidence: parsed(OfCheckpoint, (asked, addOn, button) =>
    withMail(button, (message) => formed(addOn.startEvidence(asked, message), 'push', mailEvidenceCard)),
  ),
  saveEvidence: parsed(OfCheckpointForm, (asked, addOn, button) =>
    withMail(button, (message) =>
      formed(addOn.saveEvidence({ ...asked, ...saidIn(button) }, message), 'update', mailEvidenceCard),
    ),
  ),
  startOtherEvidence: parsed(OfCheckpoint, (asked, addOn) =>
    formed(addOn.startOtherEvidence(asked), 'push', otherEvidenceCard),
  ),
  saveOtherEvidence: parsed(OfCheckpointForm, (asked, addOn, button) => {
    const source = enteredText(button, evidenceFields.source);
    const ticketId = enteredText(button, evidenceFields.ticketId);
    return formed(
      addOn.saveOtherEvidence({ ...asked, source, ticketId, ...saidIn(button) }),
      'update',
      otherEvidenceCard,
    );
  }),
  openEvidence: parsed(OfCheckpoint, (asked, addOn) => judged(addOn, addOn.openEvidence(asked))),
  judgeEvidence: parsed(Judging, (asked, addOn, button) =>
    judged(addOn, addOn.judgeEvidence({ ...asked, words: enteredText(button, evidenceFields.words) })),
  ),
  startCall: parsed(OfCheckpoint, (asked, addOn) => formed(addOn.startCall(asked), 'push', callFormCard)),
  saveCall: parsed(OfCheckpointForm, (asked, addOn, button) => {
    const values = {
      call: enteredText(button, callFields.call),
      reason: enteredText(button, callFields.reason),
      step: enteredText(button, callFields.step),
      planOwner: enteredText(button, callFields.planOwner),
      planDueOn: enteredDay(button, callFields.planDueOn),
    };
    return formed(addOn.saveCall({ ...asked, values }), 'update', callFormCard);
  }),
  startSettling: parsed(OfRenewal, (asked, addOn) => formed(addOn.startSettling(asked), 'push', settlingCard)),
  saveSettling: parsed(Settling, (asked, addOn, button) => {
    const values = { call: enteredText(button, callFields.call), reason: enteredText(button, callFields.reason) };
    const answer = addOn.saveSettling({ ...asked, values });
    // A leader is shown the two calls and no more of the client: back to the list.
    return answer.kind === 'saved' ? home(addOn, answer.notice) : formed(answer, 'update', settlingCard);
  }),
  startRelease: parsed(OfClient, ({ clientId }, addOn) =>
    formed(addOn.startRelease(clientId), 'push', releaseFormCard),
  ),
  saveRelease: parsed(Releasing, (asked, addOn, button) => {
    const values = {
      reason: enteredText(button, releaseFields.reason),
      untilOn: enteredDay(button, releaseFields.untilOn),
      untilHour: enteredText(button, releaseFields.untilHour),
    };
    return formed(addOn.saveRelease({ ...asked, values }), 'update', releaseFormCard);
  }),
  startMapping: parsed(OfClient, ({ clientId }, addOn, button) =>
    withMail(button, (message) => formed(addOn.startMapping(clientId, message), 'push', mappingFormCard)),
  ),
  saveMapping: parsed(OfMapping, (asked, addOn, button) =>
    withMail(button, (message) =>
      formed(addOn.saveMapping({ ...asked, role: enteredText(button, roleField) }, message), 'update', mappingFormCard),
    ),
  ),
  previewDraft: parsed(OfRenewal, (asked, addOn, button) => {
    const answer = addOn.previewDraft(asked, button.readMessage?.());
    return answer.kind === 'preview' ? { kind: 'push', card: draftCard(answer.preview) } : refusal(answer);
  }),
};

/** The draft that a button asks for; anything else is answered as any button is. */
export function draftAsked(
  addOn: AddOn,
  button: PressedButton | undefined,
): CardResponse | Extract<DraftAnswer, { readonly kind: 'draft' }> {
  const asked = v.safeParse(OfRenewal, button?.parameters);
  if (button === undefined || !asked.success) return outdated;
  const recipient = enteredText(button, recipientField);
  const answer = addOn.draftMail({ ...asked.output, recipient }, button.readMessage?.());
  return answer.kind === 'draft' ? answer : refusal(answer);
}

function saidIn(button: PressedButton) {
  return { outcome: enteredText(button, evidenceFields.outcome), words: enteredText(button, evidenceFields.words) };
}

function ofRenewal(page: ClientPage, renewalId: string): Card {
  const renewal = page.context.renewals?.find((each) => each.renewalId === renewalId);
  return renewal === undefined ? renewalGoneCard(page) : renewalCard(page, renewal);
}

const nothing = (form: never): Card => form;

function formed<Form>(answer: FormAnswer<Form>, kind: 'push' | 'update', cardOf: (form: Form) => Card): CardResponse {
  if (answer.kind === 'form') return { kind, card: cardOf(answer.form) };
  // The cards below still show what stood before: the client's card is drawn anew in their place.
  if (answer.kind === 'saved') return { kind: 'root', card: clientCard(answer.page), notice: answer.notice };
  return refusal(answer);
}

function judged(addOn: AddOn, answer: EvidenceViewAnswer): CardResponse {
  if (answer.kind === 'evidence') return { kind: 'push', card: evidenceCard(answer.view, addOn.localTime) };
  if (answer.kind === 'saved') return home(addOn, answer.notice);
  return refusal(answer);
}

/** Whoever works through a list goes back to it. */
function home(addOn: AddOn, notice: string): CardResponse {
  const answer = addOn.openHome();
  if (answer.kind === 'noAccess') return { kind: 'notice', notice };
  return { kind: 'root', card: homepageCard(answer.view, addOn.localTime), notice };
}

type Refusal = Exclude<FormAnswer<never>, { readonly kind: 'form' | 'saved' }>;

function refusal(answer: Refusal): CardResponse {
  if (answer.kind === 'noAccess') return refused(answer.refusal);
  return answer.kind === 'paused' ? paused : { kind: 'notice', notice: answer.because };
}
