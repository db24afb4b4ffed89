import * as v from 'valibot';
import type { Administered } from '#application/administer-sync';
import type { ClientPage } from '#application/views/client-page';
import type { ContractContext } from '#application/views/client-context';
import type { OverrideWithdrawn } from '#application/views/override';
import type { Card, CardActionName, CardResponse } from '#cards/card';
import { clientCard } from '#cards/client-card';
import { contractCard, contractGoneCard } from '#cards/contract-card';
import { disagreementsCard } from '#cards/disagreements-card';
import { gapsCard } from '#cards/gaps-card';
import { homepageCard } from '#cards/homepage-card';
import { interventionFields, interventionFormCard } from '#cards/intervention-form-card';
import { overrideFields, overrideFormCard } from '#cards/override-form-card';
import { timelineCard } from '#cards/timeline-card';
import { crmWritingCard } from '#cards/crm-writing-card';
import { rollbackDoneCard, rollbackPreviewCard, writingRunsCard } from '#cards/rollback-card';
import { writeBackCard } from '#cards/write-back-card';
import { whyCard } from '#cards/why-card';
import type { AddOn } from './add-on';
import { DraftId, Id, outdated, parsed, paused, refused, type Answer } from './button-answer';
import { concessionActions, RequestIdParameter } from './concession-actions';
import { enteredDay, enteredText, type PressedButton } from './parse-event';
import { renewalActions } from './renewal-actions';
import { rulesActions } from './rules-actions';
import { upliftActions } from './uplift-actions';

const OfClient = v.object({ clientId: Id });
const OfTimeline = v.object({ clientId: Id, requestId: v.optional(RequestIdParameter) });
const OfContract = v.object({ clientId: Id, contractId: Id });
const OfDraft = v.object({
  clientId: Id,
  contractId: Id,
  draftId: DraftId,
});

const OfAdoption = v.object({
  renewalId: v.pipe(v.string(), v.regex(/^\d+@\d{4}-\d{2}-\d{2}$/)),
  dealId: v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
  isAdopted: v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
});

const OfRun = v.object({ run: v.pipe(v.string(), v.regex(/^[\w:.-]{1,60}$/)) });

/** Every button of every card. The names are the compiler's list of what is missing. */
export const cardActions: Readonly<Record<CardActionName, Answer>> = {
  openHome: (addOn) => {
    const answer = addOn.openHome();
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return { kind: 'push', card: homepageCard(answer.view, addOn.localTime) };
  },
  openClient: parsed(OfClient, ({ clientId }, addOn) =>
    onPage(addOn, clientId, (page) => ({ kind: 'push', card: clientCard(page) })),
  ),
  openContract: parsed(OfContract, (ids, addOn) =>
    onPage(addOn, ids.clientId, (page) => ({ kind: 'push', card: ofContract(page, ids, contractCard) })),
  ),
  openWhy: parsed(OfContract, (ids, addOn) =>
    onPage(addOn, ids.clientId, (page) => ({ kind: 'push', card: ofContract(page, ids, whyCard) })),
  ),
  openDisagreements: (addOn) => {
    const answer = addOn.openDisagreements();
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return { kind: 'push', card: disagreementsCard(answer.view) };
  },
  openTimeline: parsed(OfTimeline, ({ clientId, requestId }, addOn) => {
    const answer = addOn.openTimeline(clientId, requestId);
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return { kind: 'push', card: timelineCard(answer.page, addOn.localTime) };
  }),
  openGaps: parsed(OfClient, ({ clientId }, addOn) =>
    onPage(addOn, clientId, (page) => ({ kind: 'push', card: gapsCard(page) })),
  ),
  startIntervention: parsed(OfContract, ({ clientId, contractId }, addOn) => {
    const answer = addOn.startIntervention(clientId, contractId);
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    return answer.kind === 'paused' ? paused : { kind: 'push', card: interventionFormCard(answer.form) };
  }),
  saveIntervention: parsed(OfDraft, (draft, addOn, button) => {
    const answer = addOn.saveIntervention({
      ...draft,
      kind: enteredText(button, interventionFields.kind),
      happenedOn: enteredDay(button, interventionFields.happenedOn),
      note: enteredText(button, interventionFields.note),
    });
    if (answer.kind === 'noAccess') return refused(answer.refusal);
    if (answer.kind === 'paused') return paused;
    if (answer.kind === 'refused') return { kind: 'update', card: interventionFormCard(answer.form) };
    return { kind: 'root', card: clientCard(answer.page), notice: 'Saved to the timeline.' };
  }),
  startOverride: parsed(OfContract, ({ clientId, contractId }, addOn) => {
    const answer = addOn.startOverride(clientId, contractId);
    return answer.kind === 'form' ? { kind: 'push', card: overrideFormCard(answer.form) } : noForm(answer);
  }),
  saveOverride: parsed(OfDraft, (draft, addOn, button) => {
    const answer = addOn.saveOverride({
      ...draft,
      band: enteredText(button, overrideFields.band),
      expiresOn: enteredDay(button, overrideFields.expiresOn),
      reason: enteredText(button, overrideFields.reason),
    });
    if (answer.kind === 'corrected') return { kind: 'update', card: overrideFormCard(answer.form) };
    return answer.kind === 'saved' ? judged(answer.page, 'Your band stands beside the engine’s.') : noForm(answer);
  }),
  withdrawOverride: parsed(OfContract, (ids, addOn) => {
    const answer = addOn.withdrawOverride(ids.clientId, ids.contractId);
    return answer.kind === 'saved' ? judged(answer.page, 'Withdrawn. The engine’s band stands.') : noForm(answer);
  }),
  ...concessionActions,
  ...renewalActions,
  ...rulesActions,
  ...upliftActions,
  turnOnSync: (addOn) => administered(addOn, addOn.turnOnSync()),
  pauseWriting: (addOn) => administered(addOn, addOn.pauseWriting()),
  resumeWriting: (addOn) => administered(addOn, addOn.resumeWriting()),
  openWriteBack: (addOn) => {
    const answer = addOn.openWriteBack();
    if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
    return { kind: 'push', card: writeBackCard(answer.page, addOn.localTime) };
  },
  turnOnWriteBack: (addOn) => backHome(addOn, addOn.turnOnWriteBack()),
  turnOffWriteBack: (addOn) => backHome(addOn, addOn.turnOffWriteBack()),
  openCrmWriting: (addOn) => {
    const answer = addOn.openCrmWriting();
    if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
    return { kind: 'push', card: crmWritingCard(answer.page, addOn.localTime) };
  },
  setUpCrm: (addOn) => backHome(addOn, addOn.setUpCrm()),
  turnOnCrmWriting: (addOn) => backHome(addOn, addOn.turnOnCrmWriting()),
  turnOffCrmWriting: (addOn) => backHome(addOn, addOn.turnOffCrmWriting()),
  openWritingRuns: (addOn) => {
    const answer = addOn.listWritingRuns();
    if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
    return { kind: 'push', card: writingRunsCard(answer.runs, addOn.localTime) };
  },
  openRollback: parsed(OfRun, ({ run }, addOn) => {
    const answer = addOn.openRollback(run);
    if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
    return { kind: 'push', card: rollbackPreviewCard(answer.view) };
  }),
  pressRollback: parsed(OfRun, ({ run }, addOn) => {
    const answer = addOn.pressRollback(run);
    if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
    return { kind: 'update', card: rollbackDoneCard(answer.view) };
  }),
  decideAdoption: parsed(OfAdoption, (decision, addOn) => backHome(addOn, addOn.decideAdoption(decision))),
};

interface ContractIds {
  readonly contractId: number;
}

function ofContract(
  page: ClientPage,
  { contractId }: ContractIds,
  cardOf: (page: ClientPage, contract: ContractContext) => Card,
): Card {
  const contract = page.context.contracts.find(({ id }) => id === contractId);
  return contract === undefined ? contractGoneCard(page) : cardOf(page, contract);
}

/** The cards below still show the band of before: the client's card is drawn anew in their place. */
function judged(page: ClientPage, notice: string): CardResponse {
  return { kind: 'root', card: clientCard(page), notice };
}

function noForm(answer: Exclude<OverrideWithdrawn, { readonly kind: 'saved' }>): CardResponse {
  if (answer.kind === 'noAccess') return refused(answer.refusal);
  return answer.kind === 'paused' ? paused : { kind: 'notice', notice: answer.because };
}

export function answerButton(addOn: AddOn, button: PressedButton | undefined): CardResponse {
  const name = button?.parameters.name;
  if (button === undefined || name === undefined || !isActionName(name)) return outdated;
  return cardActions[name](addOn, button);
}

/** Own keys only: `constructor` is no action. */
function isActionName(name: string): name is CardActionName {
  return Object.prototype.hasOwnProperty.call(cardActions, name);
}

function onPage(addOn: AddOn, clientId: number, show: (page: ClientPage) => CardResponse): CardResponse {
  const answer = addOn.openClient(clientId);
  return answer.kind === 'noAccess' ? refused(answer.refusal) : show(answer.page);
}

/** From the card of the check back to the homepage, where the switch stands. */
function backHome(addOn: AddOn, answer: Administered): CardResponse {
  const response = administered(addOn, answer);
  return response.kind === 'update' ? { ...response, kind: 'root' } : response;
}

/** The homepage is drawn anew: what the button changed stands on it. */
function administered(addOn: AddOn, answer: Administered): CardResponse {
  if (answer.kind === 'refused') return { kind: 'notice', notice: answer.because };
  const home = addOn.openHome();
  if (home.kind === 'noAccess') return { kind: 'notice', notice: answer.notice };
  return { kind: 'update', card: homepageCard(home.view, addOn.localTime), notice: answer.notice };
}
